import { describe, it } from '@jest/globals';
import { ATTEMPTS_MAX, type Policy } from '../../../../host-agent/planner';
import type { PlanInput } from '../../../../lib/plan';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { PLAN_DIGEST } from '../apply';
import { fast } from '../parts/machine/sample';
import { holdToWords, type Told } from '../parts/told';
import { sampleDisk, sampleImage, sampleMachine, samplePool, sampleSeed, uuidOf } from '../sample-plan';
import { web } from '../scenario';

const newer = sampleImage({
  name: 'newer',
  key: 'lab/newer',
  fileName: 'base-2.qcow2',
  sha256: '2'.repeat(64),
});
const of = (changes: Parameters<typeof sampleMachine>[0] = {}): Partial<PlanInput> => ({
  networks: [],
  images: [sampleImage(), newer],
  machines: [sampleMachine({ nics: [], ...changes })],
});
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const anew = of({ disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] });
const liveOnly = (who: 'running' | 'all'): Policy => ({ maxImpact: { impact: 'live', of: who } });
const failed =
  (...steps: readonly string[]) =>
  (host: SimulatedHost): void => {
    for (const step of steps) {
      host.attempts.push({
        step,
        planDigest: PLAN_DIGEST,
        count: ATTEMPTS_MAX,
        lastAtMs: 0,
        code: 'refused-by-host',
        message: `${step} did not work`,
      });
    }
  };
/** Somebody undefined the machine and left its files. */
const undefinedByHand = (host: SimulatedHost): void => {
  stopMachine(host, web(host));
  host.machines.delete(uuidOf(1));
};

const NOT_ALLOWED: readonly Told[] = [
  {
    name: 'a crashed guest is restarted where only live is allowed on what runs: it has nothing left to notice',
    before: of(),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of(),
    policy: liveOnly('running'),
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
  },
  {
    name: 'not where only live is allowed on everything',
    before: of(),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of(),
    policy: liveOnly('all'),
    steps: [],
    refusals: ['impact-not-allowed machine web impact=restart allowed=live fields=[powerState]'],
  },
  {
    name: 'a disk of a machine that is down is made anew where only live is allowed on what runs',
    before: of(),
    byHand: (host) => stopMachine(host, web(host)),
    plan: anew,
    policy: { ...liveOnly('running'), replace: ['web/root'] },
    steps: [
      'trash-volume:default/web-root.qcow2 replace',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
  },
  {
    name: 'a machine that is not defined any more is not given a disk anew where only live is allowed',
    before: of(),
    byHand: undefinedByHand,
    plan: anew,
    policy: { ...liveOnly('all'), replace: ['web/root'] },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=replace allowed=live fields=[disks.root.source]'],
  },
  {
    name: 'and is where that is asked of running machines only',
    before: of(),
    byHand: undefinedByHand,
    plan: anew,
    policy: { ...liveOnly('running'), replace: ['web/root'] },
    steps: [
      'trash-volume:default/web-root.qcow2 replace',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
];

const STALLED: readonly Told[] = [
  {
    name: 'a disk of the plan that cannot be made holds its machine as it is, and says why',
    before: of(),
    byHand: failed('create-disk:web/data'),
    plan: of({ disks: [sampleDisk(), data], description: 'new' }),
    steps: [],
    refusals: [
      'stalled machine web step=create-disk:web/data attempts=6 code=refused-by-host reason=create-disk:web/data did not work',
    ],
  },
  {
    name: 'of several steps of one machine that do not work, the first is named',
    before: of(),
    byHand: failed('define-machine:web', 'create-disk:web/data'),
    plan: of({ disks: [sampleDisk(), data], description: 'new' }),
    steps: [],
    refusals: [
      'stalled machine web step=create-disk:web/data attempts=6 code=refused-by-host reason=create-disk:web/data did not work',
    ],
  },
  {
    name: 'a restart that has stalled and is not allowed any more does not keep the rest from being done',
    before: of(),
    byHand: failed('stop-machine:web'),
    plan: of({ rng: false, description: 'new' }),
    policy: liveOnly('running'),
    steps: ['define-machine:web live'],
    refusals: ['impact-not-allowed machine web impact=restart allowed=live fields=[rng]'],
  },
  {
    name: 'a disk that cannot be made anew holds its machine as it is: the rest would start it without',
    before: of(),
    byHand: failed('trash-volume:default/web-root.qcow2'),
    plan: anew,
    policy: { replace: ['web/root'] },
    steps: [],
    refusals: [
      'stalled machine web step=trash-volume:default/web-root.qcow2 attempts=6 code=refused-by-host reason=trash-volume:default/web-root.qcow2 did not work',
    ],
  },
  {
    name: 'an old seed that cannot be deleted stays by itself, and the machine gets the new one',
    before: of({ cloudInit: sampleSeed(1) }),
    byHand: failed('delete-seed:default/web-seed-1.iso'),
    plan: of({ cloudInit: sampleSeed(2) }),
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
    ],
    refusals: [
      'stalled disk web/web-seed-1.iso step=delete-seed:default/web-seed-1.iso attempts=6 code=refused-by-host reason=delete-seed:default/web-seed-1.iso did not work',
    ],
  },
  {
    name: 'a pool that cannot be started holds only what needs it',
    before: {
      ...of(),
      pools: [samplePool(), fast],
    },
    byHand: (host) => {
      const pool = host.pools.get(uuidOf(101));
      if (pool !== undefined) pool.active = false;
      failed('start-pool:fast')(host);
    },
    plan: {
      ...of({ description: 'new' }),
      pools: [samplePool(), fast],
    },
    steps: ['define-machine:web live'],
    refusals: [
      'stalled pool fast step=start-pool:fast attempts=6 code=refused-by-host reason=start-pool:fast did not work',
    ],
  },
];

describe('what is worse than allowed', () => {
  it.each(NOT_ALLOWED)('$name', holdToWords);
});

describe('what has failed again and again', () => {
  it.each(STALLED)('$name', holdToWords);
});
