import { describe, expect, it } from '@jest/globals';
import { ATTEMPTS_MAX, LIVE_ATTEMPTS_MAX, planChanges, retryAtMs } from '../../../../host-agent/planner';
import type { FailedAttempts, Policy } from '../../../../host-agent/planner';
import type { PlanInput } from '../../../../lib/plan';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { appliedHost, inputOf, PLAN_DIGEST } from '../apply';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePlan,
} from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

type MachineInput = PlanInput['machines'][number];

const machines = (changes: Partial<MachineInput>): Pick<PlanInput, 'machines'> => ({
  machines: [sampleMachine(changes)],
});
const vcpus = (current: number, maximum = 2): MachineInput['vcpus'] => ({
  current,
  maximum,
  ceiling: 'stated',
});
const LIVE_ONLY: Policy = { maxImpact: { impact: 'live', of: 'running' } };
const NOT_ALLOWED = ['impact-not-allowed machine web'];
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const newBase = sampleImage({
  name: 'new',
  key: 'lab/new',
  fileName: 'base-2.qcow2',
  sha256: '2'.repeat(64),
});
const images = [sampleImage(), newBase];
const replacing = {
  images,
  ...machines({ disks: [sampleDisk({ source: { kind: 'image', image: 'new' } })] }),
};

const failed =
  (step: string, count: number, planDigest = PLAN_DIGEST) =>
  (host: SimulatedHost) => {
    host.attempts.push({
      step,
      planDigest,
      count,
      lastAtMs: 0,
      code: 'guest-refused',
      message: 'it did not',
    });
  };

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'deferred: what is live is done, the rest is stored for the next boot',
    before: machines({ onRestartNeeded: 'defer' }),
    plan: machines({ onRestartNeeded: 'defer', vcpus: vcpus(2), rng: false }),
    steps: ['set-vcpus:web live', 'define-machine:web next-boot < set-vcpus:web'],
  },
  {
    name: 'deferred: afterwards it is pending, and nothing is done',
    before: machines({ onRestartNeeded: 'defer', rng: false }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) machine.running = { ...machine.running, rng: true };
    },
    plan: machines({ onRestartNeeded: 'defer', rng: false }),
    steps: [],
    warnings: ['pending-restart machine web'],
  },
  {
    name: 'deferred: a CPU model that only waits is still shown',
    before: machines({ onRestartNeeded: 'defer', cpuModel: 'qemu64' }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) machine.running = { ...machine.running, cpuModel: 'Skylake-Client' };
    },
    plan: machines({ onRestartNeeded: 'defer', cpuModel: 'qemu64' }),
    steps: [],
    warnings: ['pending-restart machine web'],
  },
  {
    name: 'deferred: another name waits for a machine that is down',
    before: { networks: [], ...machines({ onRestartNeeded: 'defer', nics: [] }) },
    plan: {
      networks: [],
      ...machines({ name: 'www', onRestartNeeded: 'defer', nics: [], description: 'new' }),
    },
    steps: ['define-machine:www live'],
    warnings: ['pending-restart machine www'],
    settles: true,
  },
  {
    name: 'deferred: a disk that the guest keeps until its next boot is not thrown away under it',
    before: machines({ onRestartNeeded: 'defer', disks: [sampleDisk(), data] }),
    byHand: (host) => {
      web(host).guest.agent = false;
    },
    plan: machines({ onRestartNeeded: 'defer' }),
    steps: ['define-machine:web next-boot'],
  },
  {
    name: 'deferred: nobody is asked for leave to throw away what the guest keeps until its next boot',
    before: machines({ onRestartNeeded: 'defer', disks: [sampleDisk(), data] }),
    byHand: (host) => {
      web(host).guest.agent = false;
    },
    plan: machines({ onRestartNeeded: 'defer' }),
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: ['define-machine:web next-boot'],
  },
  {
    name: 'deferred: a machine that is started for another reason gets everything',
    before: machines({ onRestartNeeded: 'defer' }),
    byHand: (host) => stopMachine(host, web(host)),
    plan: machines({ onRestartNeeded: 'defer', rng: false }),
    steps: ['define-machine:web live', 'start-machine:web live < define-machine:web'],
    settles: true,
  },
  {
    name: 'a stopped machine is renamed at once',
    before: { networks: [], ...machines({ nics: [] }) },
    byHand: (host) => stopMachine(host, web(host)),
    plan: { networks: [], ...machines({ name: 'www', nics: [] }) },
    steps: [
      'rename-machine:www live',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www',
    ],
    settles: true,
  },
  {
    name: 'a name that another machine still has is waited for',
    before: {
      networks: [],
      machines: [sampleMachine({ nics: [] }), otherMachine('www', 2, { nics: [], protect: true })],
    },
    plan: { networks: [], ...machines({ name: 'www', nics: [] }) },
    steps: [],
    refusals: ['renamed machine www'],
  },
  {
    name: 'machines that restart together go down in the opposite order of their starts',
    before: {
      machines: [otherMachine('db', 2), sampleMachine({ startOrder: { rank: 9, delaySeconds: 0 } })],
    },
    plan: {
      machines: [
        otherMachine('db', 2, { rng: false }),
        sampleMachine({ startOrder: { rank: 9, delaySeconds: 0 }, rng: false }),
      ],
    },
    steps: [
      'stop-machine:web restart',
      'stop-machine:db restart < stop-machine:web',
      'define-machine:db restart < stop-machine:db',
      'define-machine:web restart < stop-machine:web',
      'start-machine:db live < define-machine:db',
      'start-machine:web live < define-machine:web start-machine:db',
    ],
    settles: true,
  },
  {
    name: 'another image is refused where nobody names the disk',
    before: { images },
    plan: replacing,
    steps: [],
    refusals: ['disk-source-changed disk web/root'],
  },
  {
    name: 'another image for a disk that is named: the old file goes to the trash, and a new one is made',
    before: { images },
    plan: replacing,
    policy: { replace: ['web/root'] },
    steps: [
      'stop-machine:web replace',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
    settles: true,
  },
  {
    name: 'another image for a protected machine is refused',
    before: { images, ...machines({ protect: true }) },
    plan: {
      images,
      ...machines({ protect: true, disks: [sampleDisk({ source: { kind: 'image', image: 'new' } })] }),
    },
    policy: { replace: ['web/root'] },
    steps: [],
    refusals: ['protected disk web/root'],
  },
  {
    name: 'another image is worse than a restart that is allowed',
    before: { images },
    plan: replacing,
    policy: { replace: ['web/root'], maxImpact: { impact: 'restart', of: 'running' } },
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'killed after the trash, the new disk is just made',
    before: { images },
    byHand: (host) => {
      stopMachine(host, web(host));
      host.files.delete('/pools/default/web-root.qcow2');
    },
    plan: replacing,
    steps: ['create-disk:web/root live', 'start-machine:web live < create-disk:web/root'],
    settles: true,
  },
  {
    name: 'where live is allowed, a restart is left out and the rest is done',
    before: {},
    plan: machines({
      vcpus: vcpus(2),
      rng: false,
      disks: [sampleDisk({ cache: 'writeback' })],
      description: 'new',
    }),
    policy: LIVE_ONLY,
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'where live is allowed, a stated ceiling is kept as it is',
    before: machines({ vcpus: vcpus(1, 2) }),
    plan: machines({ vcpus: vcpus(2, 4) }),
    policy: LIVE_ONLY,
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'where live is allowed, nothing is stored for the next boot either',
    before: machines({ onRestartNeeded: 'defer' }),
    plan: machines({ onRestartNeeded: 'defer', rng: false }),
    policy: LIVE_ONLY,
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'where live is allowed, what waits for the next boot already holds nothing back',
    before: machines({ onRestartNeeded: 'defer', rng: false }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) machine.running = { ...machine.running, rng: true };
    },
    plan: machines({ onRestartNeeded: 'defer', rng: false, vcpus: vcpus(2) }),
    policy: LIVE_ONLY,
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
    warnings: ['pending-restart machine web'],
    settles: true,
  },
  {
    name: 'where live is allowed, a guest that should ask for another address does so at its next boot',
    before: {},
    plan: machines({
      vcpus: vcpus(2),
      nics: sampleMachine().nics.map((nic) => ({ ...nic, ipv4: '10.0.1.77' })),
    }),
    policy: LIVE_ONLY,
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'set-vcpus:web live',
      'define-machine:web live < set-vcpus:web',
    ],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'where live is allowed, a machine stays up that the plan wants down',
    before: {},
    plan: machines({ powerState: 'stopped', description: 'new' }),
    policy: LIVE_ONLY,
    steps: ['define-machine:web live'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'where live is allowed, what the plan cannot say is left alone as a whole',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      for (const side of ['stored', 'running'] as const) {
        const definition = machine[side];
        if (definition !== undefined) machine[side] = { ...definition, cpuMode: 'host-model' };
      }
    },
    plan: machines({ cpuModel: 'qemu64', description: 'new' }),
    policy: LIVE_ONLY,
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'where live is allowed, a stopped machine gets everything',
    before: {},
    byHand: (host) => stopMachine(host, web(host)),
    plan: machines({ rng: false }),
    policy: LIVE_ONLY,
    steps: ['define-machine:web live', 'start-machine:web live < define-machine:web'],
    settles: true,
  },
  {
    name: 'where live is allowed, a disk leaves its running machine and its file stays',
    before: machines({ disks: [sampleDisk(), data] }),
    plan: {},
    policy: LIVE_ONLY,
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: ['impact-not-allowed disk web/web-data.qcow2'],
    settles: true,
  },
  {
    name: 'where live is allowed, a running machine that the plan drops stays',
    before: { networks: [], machines: [sampleMachine({ nics: [] }), otherMachine('db', 2, { nics: [] })] },
    plan: { networks: [], machines: [otherMachine('db', 2, { nics: [] })] },
    policy: LIVE_ONLY,
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'where live is allowed, a network with guests is not restarted',
    before: {},
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })] },
    policy: LIVE_ONLY,
    steps: [],
    refusals: ['impact-not-allowed network lan'],
  },
  {
    name: 'a live change that failed three times comes by a restart',
    before: {},
    byHand: failed('set-vcpus:web', LIVE_ATTEMPTS_MAX),
    plan: machines({ vcpus: vcpus(2) }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'two failures, or three under another plan, are no reason to do it another way',
    before: {},
    byHand: (host) => {
      failed('set-vcpus:web', LIVE_ATTEMPTS_MAX - 1)(host);
      failed('set-vcpus:web', LIVE_ATTEMPTS_MAX, 'another-plan')(host);
    },
    plan: machines({ vcpus: vcpus(2) }),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
  },
  {
    name: 'a step that failed six times stalls its machine',
    before: {},
    byHand: failed('stop-machine:web', ATTEMPTS_MAX),
    plan: machines({ rng: false }),
    steps: [],
    refusals: ['stalled machine web'],
  },
  {
    name: 'what has stalled is tried again when the operator says so',
    before: {},
    byHand: failed('stop-machine:web', ATTEMPTS_MAX),
    plan: machines({ rng: false }),
    policy: { retry: true },
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a file that cannot be removed stalls alone',
    before: machines({ disks: [sampleDisk(), data] }),
    byHand: failed('trash-volume:default/web-data.qcow2', ATTEMPTS_MAX),
    plan: {},
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: ['stalled disk web/web-data.qcow2'],
    settles: true,
  },
];

describe('what is deferred, replaced, not allowed or stalled', () => {
  it.each(SCENARIOS)('$name', hold);

  it('names all fields that were not allowed, and how bad they are', () => {
    const host = appliedHost(samplePlan());
    const plan = samplePlan(
      machines({ rng: false, disks: [sampleDisk({ cache: 'writeback' })], description: 'new' }),
    );
    const { refusals } = planChanges(inputOf(host, plan, LIVE_ONLY));
    expect(refusals.map(({ facts }) => facts)).toEqual([
      { impact: 'restart', allowed: 'live', fields: ['disks.root.cache', 'rng'] },
    ]);
  });

  it('names the fields that wait for the next boot', () => {
    const host = appliedHost(samplePlan(machines({ onRestartNeeded: 'defer', rng: false })));
    const machine = web(host);
    if (machine.running !== undefined) machine.running = { ...machine.running, rng: true };
    const { warnings } = planChanges(
      inputOf(host, samplePlan(machines({ onRestartNeeded: 'defer', rng: false }))),
    );
    expect(warnings.map(({ facts }) => facts)).toEqual([{ fields: ['rng'] }]);
  });

  it('shows what a re-plug changes', () => {
    const host = appliedHost(samplePlan());
    const [nic] = sampleMachine().nics;
    if (nic === undefined) throw new Error('the sample machine has no NIC');
    const { steps } = planChanges(
      inputOf(host, samplePlan(machines({ nics: [{ ...nic, mac: '52:54:00:00:00:77' }] }))),
    );
    const change = {
      field: 'nics.lan.mac',
      from: '52:54:00:00:00:01',
      to: '52:54:00:00:00:77',
      impact: 'live',
    };
    expect(steps.find(({ action }) => action.kind === 'attach-nic')?.changes).toEqual([change]);
    expect(steps.find(({ action }) => action.kind === 'detach-nic')?.changes).toEqual([change]);
  });
});

describe('waiting before trying again', () => {
  const attempt = (count: number): FailedAttempts => ({
    step: 'set-vcpus:web',
    planDigest: PLAN_DIGEST,
    count,
    lastAtMs: 1_000_000,
    code: 'guest-refused',
    message: 'it did not',
  });

  it.each([
    [1, 30_000],
    [2, 60_000],
    [6, 960_000],
    [7, 1_800_000],
    [1000, 1_800_000],
  ])('after %i failures lasts %i ms', (count, waitMs) => {
    expect(retryAtMs(attempt(count)) - 1_000_000).toBe(waitMs);
  });
});
