import { describe, it } from '@jest/globals';
import type { SimulatedHost } from '../../../support/simulated-host';
import { data as fastData, fast, of as planOf, ranked } from '../parts/machine/sample';
import { MIB, newer, stopPool } from '../parts/machine/disk-sample';
import { holdToWords, type Told } from '../parts/told';
import { sampleDisk, sampleHost, sampleImage, type sampleMachine, samplePool } from '../sample-plan';

type MachineInput = ReturnType<typeof sampleMachine>;

/** A disk of 50 MiB in the first pool. */
const blank = (name: string, machine = 'web'): ReturnType<typeof sampleDisk> =>
  sampleDisk({
    name,
    fileName: `${machine}-${name}.qcow2`,
    serial: `${machine}-${name}`,
    sizeMiB: 50,
    source: { kind: 'blank' },
  });
const root = sampleDisk();
const [data, more] = [blank('data'), blank('more')];
const pools = [samplePool(), fast];
const images = [sampleImage(), newer];
const of = (changes: Partial<MachineInput> = {}, rest: Parameters<typeof planOf>[1] = {}) =>
  planOf(changes, { pools, images, ...rest });
const nobody = of({}, { machines: [] });
/** Nothing is in the pools. */
const empty = { ...nobody, images: [] };
const onlyBlank = (...disks: ReturnType<typeof sampleDisk>[]) => of({ disks }, { images: [] });
const two = (first: number, second: number) =>
  of(
    {},
    {
      images: [],
      machines: [
        ranked('a', 1, 1, { disks: [{ ...blank('root', 'a'), sizeMiB: first }] }),
        ranked('b', 2, 0, { disks: [{ ...blank('root', 'b'), sizeMiB: second }] }),
      ],
    },
  );
const overcommitted = (factor: number) => ({
  host: sampleHost({ overcommit: { vcpus: 1, memory: 1, disk: factor } }),
});
/** So large is the file system of every pool. */
const holds =
  (capacityMiB: number) =>
  (host: SimulatedHost): void => {
    host.poolCapacityMiB = capacityMiB;
  };
/** And the first pool has a file that says how large it may become, and takes so much. */
const holdsFile =
  (capacityMiB: number, file: { readonly may: number; readonly takes: number }) =>
  (host: SimulatedHost): void => {
    host.poolCapacityMiB = capacityMiB;
    const { may, takes } = file;
    host.writeFile('/pools/default/x.img', { capacityBytes: may * MIB, allocationBytes: takes * MIB });
  };

/** Each of the two images takes 1 MiB, and shows 8 MiB to a guest. */
const CASES: readonly Told[] = [
  {
    name: 'the last MiB may be promised, to all disks of a machine together',
    before: empty,
    byHand: holds(100),
    plan: onlyBlank(data, more),
  },
  {
    name: 'and no more: the first disk without room is named',
    before: empty,
    byHand: holds(99),
    plan: onlyBlank(data, more),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=100 promisedMiB=0 limitMiB=99 full=false',
    ],
  },
  {
    name: 'more than there is may be promised where the plan says so',
    before: empty,
    byHand: holds(50),
    plan: { ...onlyBlank(data, more), ...overcommitted(2) },
  },
  {
    name: 'as far as it says so',
    before: empty,
    byHand: holds(100),
    plan: { ...onlyBlank(data, { ...more, sizeMiB: 66 }), ...overcommitted(1.15) },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=116 promisedMiB=0 limitMiB=115 full=false',
    ],
  },
  {
    name: 'the author may let a pool promise less',
    before: empty,
    plan: { ...onlyBlank(data), pools: [samplePool({ capacityMiB: 49 }), fast] },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=0 limitMiB=49 full=false',
    ],
  },
  {
    name: 'also a pool that is not made yet',
    before: { ...empty, pools: [] },
    plan: { ...onlyBlank(data), pools: [samplePool({ capacityMiB: 49 })] },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=0 limitMiB=49 full=false',
    ],
  },
  {
    name: 'disks that are there count as large as they may become, and images as large as they are',
    before: of({ disks: [root, data] }),
    byHand: holds(133),
    plan: of({ disks: [root, data, more] }),
    refusals: [
      'not-enough-space disk web/more pool=default wantedMiB=50 promisedMiB=84 limitMiB=133 full=false',
    ],
  },
  {
    name: 'images that the plan has given up count as such until they are gone',
    before: nobody,
    byHand: holds(51),
    plan: onlyBlank(data),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=2 limitMiB=51 full=false',
    ],
  },
  {
    name: 'so do those that nobody has a record of',
    before: nobody,
    byHand: (host) => {
      host.poolCapacityMiB = 51;
      host.records.images = [];
    },
    plan: of({ disks: [data] }),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=2 limitMiB=51 full=false',
    ],
  },
  {
    name: 'a file of others counts as large as it may become',
    before: empty,
    byHand: holdsFile(60, { may: 10.5, takes: 1 }),
    plan: onlyBlank(data),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=11 limitMiB=60 full=false',
    ],
  },
  {
    name: 'or as large as it is, where that is more',
    before: empty,
    byHand: holdsFile(60, { may: 1, takes: 10.5 }),
    plan: onlyBlank(data),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=11 limitMiB=60 full=false',
    ],
  },
  {
    name: 'pools are counted each by itself',
    before: empty,
    byHand: holds(50),
    plan: onlyBlank({ ...fastData, sizeMiB: 50 }, more),
  },
  {
    name: 'and the disk that is named is one in a pool without room',
    before: empty,
    byHand: holds(50),
    plan: onlyBlank(more, { ...fastData, sizeMiB: 51 }),
    refusals: ['not-enough-space disk web/data pool=fast wantedMiB=51 promisedMiB=0 limitMiB=50 full=false'],
  },
  {
    name: 'who starts first gets the room, and the next is told what is left',
    before: empty,
    byHand: holds(100),
    plan: two(50, 51),
    refusals: [
      'not-enough-space disk a/root pool=default wantedMiB=50 promisedMiB=51 limitMiB=100 full=false',
    ],
  },
  {
    name: 'one that is refused takes nothing from the next',
    before: empty,
    byHand: holds(100),
    plan: two(100, 101),
    refusals: [
      'not-enough-space disk b/root pool=default wantedMiB=101 promisedMiB=0 limitMiB=100 full=false',
    ],
  },
  {
    name: 'a disk that grows wants what it grows by',
    before: of(),
    byHand: holds(65),
    plan: of({ disks: [sampleDisk({ sizeMiB: 64 })] }),
    refusals: [
      'not-enough-space disk web/root pool=default wantedMiB=32 promisedMiB=34 limitMiB=65 full=false',
    ],
  },
  {
    name: 'beside a disk that is made',
    before: of(),
    byHand: holds(115),
    plan: of({ disks: [sampleDisk({ sizeMiB: 64 }), data] }),
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=82 promisedMiB=34 limitMiB=115 full=false',
    ],
  },
  {
    name: 'a disk that is made anew wants what it has more than before, beside a disk that is made',
    before: of(),
    byHand: holds(115),
    plan: of({ disks: [sampleDisk({ sizeMiB: 64, source: { kind: 'image', image: 'newer' } }), data] }),
    policy: { replace: ['web/root'] },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=82 promisedMiB=34 limitMiB=115 full=false',
    ],
  },
  {
    name: 'and gives the others no room where it has less',
    before: of(),
    byHand: holds(83),
    plan: of({ disks: [sampleDisk({ sizeMiB: 16, source: { kind: 'image', image: 'newer' } }), data] }),
    policy: { replace: ['web/root'] },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=34 limitMiB=83 full=false',
    ],
  },
  {
    name: 'a pool without a free MiB is full, whatever may be promised',
    before: empty,
    byHand: holdsFile(100, { may: 1, takes: 100 }),
    plan: { ...onlyBlank(data), ...overcommitted(9) },
    refusals: [
      'not-enough-space disk web/data pool=default wantedMiB=50 promisedMiB=100 limitMiB=900 full=true',
    ],
  },
  {
    name: 'one with a free MiB is not',
    before: empty,
    byHand: holdsFile(100, { may: 1, takes: 99 }),
    plan: { ...onlyBlank(data), ...overcommitted(9) },
  },
  {
    name: 'a machine that wants nothing of a full pool may have all else',
    before: of(),
    byHand: holds(1),
    plan: of({ description: 'new' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'of a pool that is down nobody knows, which is said where a disk is to be made in it',
    before: empty,
    byHand: stopPool,
    plan: onlyBlank(more, fastData),
    warnings: ['capacity-unknown pool default'],
  },
  {
    name: 'and not where none is',
    before: empty,
    byHand: stopPool,
    plan: onlyBlank(fastData),
  },
];

describe('space for disks', () => {
  it.each(CASES)('$name', holdToWords);
});
