import { describe, it } from '@jest/globals';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { of, ranked } from '../parts/machine/sample';
import { holdToWords, type Told } from '../parts/told';
import type { sampleMachine } from '../sample-plan';
import { web } from '../scenario';

type MachineInput = ReturnType<typeof sampleMachine>;

const diskless = { disks: [], boot: { kind: 'disk' as const, order: [] } };
/** Memory from huge pages. */
const pages = (currentMiB: number, bootMiB = currentMiB, maximumMiB = bootMiB): MachineInput['memory'] => ({
  currentMiB,
  bootMiB,
  maximumMiB,
  ceiling: 'stated',
  hugepages: true,
});
const plain = (currentMiB: number, bootMiB = currentMiB): MachineInput['memory'] => ({
  ...pages(currentMiB, bootMiB),
  hugepages: false,
});
const machine = (memory: MachineInput['memory'], changes: Partial<MachineInput> = {}) =>
  of({ ...diskless, memory, ...changes });
const two = (first: number, second: number, ranks: readonly [number, number] = [0, 1]) =>
  of(
    {},
    {
      machines: [
        ranked('a', 1, ranks[0], { ...diskless, memory: pages(first) }),
        ranked('b', 2, ranks[1], { ...diskless, memory: pages(second) }),
      ],
    },
  );
/** So many MiB in pages of 2 MiB. */
const has = (freeMiB: number) => ({ hugepages: [{ sizeKiB: 2048, total: 4096, free: freeMiB / 2 }] });
/** Only so many MiB are left by now. */
const left =
  (freeMiB: number) =>
  (host: SimulatedHost): void => {
    Object.assign(host.facts, has(freeMiB));
  };
const down = (host: SimulatedHost): void => stopMachine(host, web(host));
const nobody = of({}, { machines: [] });
const defers = { onRestartNeeded: 'defer' as const };
const vcpus = (current: number) => ({ current, maximum: 2, ceiling: 'stated' as const });

const CASES: readonly Told[] = [
  {
    name: 'a machine that starts takes what it boots with, even where it is given less',
    facts: has(510),
    before: nobody,
    plan: machine(pages(256, 512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=510'],
  },
  {
    name: 'or what it is given, where that is more',
    facts: has(510),
    before: nobody,
    plan: machine(pages(512, 256, 512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=510'],
  },
  {
    name: 'the last page may be taken',
    facts: has(512),
    before: nobody,
    plan: machine(pages(512)),
  },
  {
    name: 'pages of another size do not help',
    facts: { hugepages: [{ sizeKiB: 1024 * 1024, total: 512, free: 512 }, ...has(256).hugepages] },
    before: nobody,
    plan: machine(pages(512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=256'],
  },
  {
    name: 'a host without any has none',
    before: nobody,
    plan: machine(pages(512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=0'],
  },
  {
    name: 'who starts first takes first',
    facts: has(512),
    before: nobody,
    plan: two(256, 300),
    refusals: ['hugepages-unavailable machine b wantedMiB=300 freeMiB=256'],
  },
  {
    name: 'whatever the names',
    facts: has(512),
    before: nobody,
    plan: two(256, 300, [1, 0]),
    refusals: ['hugepages-unavailable machine a wantedMiB=256 freeMiB=212'],
  },
  {
    name: 'one that is refused takes nothing from the next',
    facts: has(512),
    before: nobody,
    plan: two(600, 512),
    refusals: ['hugepages-unavailable machine a wantedMiB=600 freeMiB=512'],
  },
  {
    name: 'a machine that should be down takes none',
    before: nobody,
    plan: machine(pages(512), { powerState: 'stopped' }),
  },
  {
    name: 'a stopped machine that starts again takes all',
    facts: has(512),
    before: machine(pages(512)),
    byHand: (host) => {
      down(host);
      left(510)(host);
    },
    plan: machine(pages(512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=510'],
  },
  {
    name: 'a restart gives its own pages back first',
    facts: has(512),
    before: machine(pages(512)),
    byHand: left(0),
    plan: machine(pages(512), { rng: false }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'so that a restart takes only what is more, what was plugged in counted',
    facts: has(1024),
    before: machine(pages(512, 256, 1024)),
    byHand: left(126),
    plan: machine(pages(640, 640, 640)),
    refusals: ['hugepages-unavailable machine web wantedMiB=128 freeMiB=126'],
  },
  {
    name: 'what a restart gives back is not promised to the next',
    facts: has(512),
    before: of({}, { machines: [ranked('a', 1, 0, { ...diskless, memory: pages(512) })] }),
    byHand: left(0),
    plan: two(256, 256),
    refusals: ['hugepages-unavailable machine b wantedMiB=256 freeMiB=0'],
  },
  {
    name: 'a machine that runs without them takes all when it restarts with them',
    facts: has(510),
    before: machine(plain(512)),
    plan: machine(pages(512)),
    refusals: ['hugepages-unavailable machine web wantedMiB=512 freeMiB=510'],
  },
  {
    name: 'and none yet where that waits, whatever of its memory changes live',
    before: machine(plain(256, 512), defers),
    plan: machine(pages(512), defers),
    steps: ['set-memory:web live', 'define-machine:web next-boot < set-memory:web'],
  },
  {
    name: 'nor for memory that waits for the next boot, whatever else is done live',
    facts: has(256),
    before: machine(pages(256, 256, 512), { vcpus: vcpus(1) }),
    byHand: left(0),
    plan: machine(pages(256, 512, 512), { vcpus: vcpus(2) }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
  },
  {
    name: 'memory that is plugged in takes what is more, beside whatever else is done live',
    facts: has(256),
    before: machine(pages(256, 256, 1024), { vcpus: vcpus(1) }),
    byHand: left(254),
    plan: machine(pages(512, 256, 1024), { vcpus: vcpus(2) }),
    refusals: ['hugepages-unavailable machine web wantedMiB=256 freeMiB=254'],
  },
  {
    name: 'and is plugged in where there is enough',
    facts: has(256),
    before: machine(pages(256, 256, 1024)),
    byHand: left(256),
    plan: machine(pages(512, 256, 1024)),
    steps: ['set-memory:web live', 'define-machine:web live < set-memory:web'],
  },
];

describe('huge pages', () => {
  it.each(CASES)('$name', holdToWords);
});
