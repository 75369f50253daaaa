import { describe, it } from '@jest/globals';
import { LIVE_ATTEMPTS_MAX, type Policy } from '../../../../host-agent/planner';
import type { PlanInput } from '../../../../lib/plan';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { PLAN_DIGEST } from '../apply';
import { sampleDisk, sampleFacts, sampleImage, sampleMachine, sampleNetwork, uuidOf } from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

type MachineInput = PlanInput['machines'][number];

const machines = (changes: Partial<MachineInput>): Pick<PlanInput, 'machines'> => ({
  machines: [sampleMachine(changes)],
});
const LIVE_ONLY: Policy = { maxImpact: { impact: 'live', of: 'running' } };
const NOT_ALLOWED = ['impact-not-allowed machine web'];
const images = [
  sampleImage(),
  sampleImage({ name: 'new', key: 'lab/new', fileName: 'base-2.qcow2', sha256: '2'.repeat(64) }),
];
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const second = { ...lan, name: 'second', mac: '52:54:00:00:00:02', ipv4: '10.0.1.12' };
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const onDmz = { attachment: { kind: 'network', network: 'dmz' } } as const;
const memory = (currentMiB: number, bootMiB: number, maximumMiB: number): MachineInput['memory'] => ({
  currentMiB,
  bootMiB,
  maximumMiB,
  ceiling: 'default',
  hugepages: false,
});

/** The stored definition is as the plan says, and what runs is from before. */
const stillRuns =
  (part: 'disks' | 'nics') =>
  (host: SimulatedHost): void => {
    const machine = web(host);
    if (machine.running !== undefined)
      machine.running = { ...machine.running, freePciSlots: 0, [part]: machine.running[part].slice(0, 1) };
  };

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a disk of a renamed machine grows once it has its name: the step finds its machine by it',
    before: { networks: [], ...machines({ nics: [] }) },
    byHand: (host) => stopMachine(host, web(host)),
    plan: { networks: [], ...machines({ name: 'www', nics: [], disks: [sampleDisk({ sizeMiB: 64 })] }) },
    steps: [
      'rename-machine:www live',
      'grow-disk:www/root live < rename-machine:www',
      'define-machine:www live < grow-disk:www/root',
      'start-machine:www live < define-machine:www',
    ],
    settles: true,
  },
  {
    name: 'replacing a disk of a stopped machine is held to what is allowed, where that holds for all',
    before: { images },
    byHand: (host) => stopMachine(host, web(host)),
    plan: { images, ...machines({ disks: [sampleDisk({ source: { kind: 'image', image: 'new' } })] }) },
    policy: { replace: ['web/root'], maxImpact: { impact: 'restart', of: 'all' } },
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'a disk that waits for a restart is not struck off the stored definition where that is not allowed',
    before: machines({ disks: [sampleDisk(), data] }),
    byHand: stillRuns('disks'),
    plan: machines({ disks: [sampleDisk(), data] }),
    policy: LIVE_ONLY,
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'a NIC that waits for a restart is not struck off the stored definition either',
    before: machines({ nics: [lan, second] }),
    byHand: stillRuns('nics'),
    plan: machines({ nics: [lan, second] }),
    policy: LIVE_ONLY,
    steps: [],
    refusals: NOT_ALLOWED,
  },
  {
    name: 'vCPUs that are kept have a ceiling that fits them',
    before: machines({ vcpus: { current: 8, maximum: 8, ceiling: 'default' } }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running === undefined) return;
      machine.running = { ...machine.running, vcpus: { ...machine.running.vcpus, removable: 0 } };
    },
    plan: machines({ vcpus: { current: 1, maximum: 4, ceiling: 'default' }, description: 'new' }),
    policy: LIVE_ONLY,
    steps: ['define-machine:web live'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'memory that is kept is put together as it was',
    before: machines({ memory: memory(1024, 1024, 1024) }),
    byHand: (host) => {
      host.attempts.push({
        step: 'set-memory:web',
        planDigest: PLAN_DIGEST,
        count: LIVE_ATTEMPTS_MAX,
        lastAtMs: 0,
        code: 'guest-uses-it',
        message: 'it uses more',
      });
    },
    plan: machines({ memory: memory(256, 256, 512), description: 'new' }),
    policy: LIVE_ONLY,
    steps: ['define-machine:web live'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'a machine is not stopped before the network is there that it starts with',
    before: {},
    plan: {
      networks: [sampleNetwork(), dmz],
      ...machines({ rng: false, nics: [lan, { ...second, ipv4: undefined, ...onDmz }] }),
    },
    steps: [
      'create-network:dmz live',
      'stop-machine:web restart < create-network:dmz',
      'define-machine:web restart < stop-machine:web create-network:dmz',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'a NIC is not plugged out before its new network is there',
    before: {},
    plan: {
      networks: [sampleNetwork(), dmz],
      ...machines({
        nics: [
          {
            ...lan,
            mac: '52:54:00:00:00:77',
            ipv4: '10.0.2.11',
            ...onDmz,
          },
        ],
      }),
    },
    steps: [
      'create-network:dmz live',
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'detach-nic:web/52:54:00:00:00:01 live < create-network:dmz',
      'attach-nic:web/lan live < detach-nic:web/52:54:00:00:00:01 create-network:dmz',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:01 attach-nic:web/lan create-network:dmz',
    ],
    settles: true,
  },
  {
    name: 'a pin of a vCPU that the running machine has no room for waits for its next start',
    before: machines({
      onRestartNeeded: 'defer',
      vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
      cpu: { pinning: [{ vcpu: 3, hostCpus: [0] }] },
    }),
    byHand: (host) => {
      const machine = web(host);
      if (machine.running === undefined) return;
      const { vcpus, cpu } = machine.running;
      machine.running = { ...machine.running, vcpus: { ...vcpus, maximum: 2 }, cpu: { ...cpu, pinning: [] } };
    },
    plan: machines({
      onRestartNeeded: 'defer',
      vcpus: { current: 1, maximum: 4, ceiling: 'stated' },
      cpu: { pinning: [{ vcpu: 3, hostCpus: [0] }] },
    }),
    steps: [],
    warnings: ['pending-restart machine web'],
  },
  {
    name: 'a name that a running machine keeps holds nothing else back',
    before: { networks: [], ...machines({ nics: [] }) },
    plan: { networks: [], ...machines({ name: 'www', nics: [], description: 'new' }) },
    policy: LIVE_ONLY,
    steps: ['define-machine:www live'],
    refusals: ['impact-not-allowed machine www'],
    settles: true,
  },
  {
    name: 'a paused machine that should be down and may not be stopped is not woken',
    before: {},
    byHand: (host) => {
      web(host).state = 'paused';
    },
    plan: machines({ powerState: 'stopped', description: 'new' }),
    policy: LIVE_ONLY,
    steps: ['define-machine:web live'],
    refusals: NOT_ALLOWED,
    settles: true,
  },
  {
    name: 'a machine is not stopped that could not start again: its TPM emulator has gone',
    before: machines({ tpm: true }),
    byHand: (host) => {
      const emulators = sampleFacts().emulators.map((emulator) => ({ ...emulator, tpm: false }));
      Object.assign(host.facts, { emulators });
    },
    plan: machines({ tpm: true, rng: false }),
    steps: [],
    refusals: ['tpm-unavailable machine web'],
  },
  {
    name: 'a machine is not stopped that could not start again: its huge pages would not be enough',
    facts: { hugepages: [{ sizeKiB: 2048, total: 128, free: 128 }] },
    before: machines({ memory: { ...memory(256, 256, 256), hugepages: true } }),
    byHand: (host) => {
      Object.assign(host.facts, { hugepages: [{ sizeKiB: 2048, total: 128, free: 0 }] });
    },
    plan: machines({ memory: { ...memory(512, 512, 512), hugepages: true } }),
    steps: [],
    refusals: ['hugepages-unavailable machine web'],
  },
];

describe('what could do more harm than was announced', () => {
  it.each(SCENARIOS)('$name', hold);
});
