import type { StatusFacts } from '../../../../host-agent/commands/status-page/facts';
import {
  approvalDigest,
  type AgentStatus,
  type LogRecord,
  type MachineRates,
} from '../../../../host-agent/service';
import { reviewHosts } from '../../../../host-agent/review';
import { planDigest } from '../../../../lib/plan';
import { SCENARIOS } from '../review/scenarios';

type Machine = AgentStatus['machines'][number];

/** When the sample is from. */
export const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function machine(name: string, changes: Partial<Machine> = {}): Machine {
  return {
    name,
    uuid: '00000000-0000-5000-8000-000000000001',
    wanted: 'running',
    actual: 'running',
    ready: true,
    vcpus: 4,
    memoryMiB: 4096,
    diskMiB: 20_480,
    addresses: ['10.0.1.11'],
    protected: false,
    ...changes,
  };
}

export function rate(name: string, changes: Partial<MachineRates> = {}): MachineRates {
  return {
    name,
    cpuPercent: 142,
    stealPercent: 0.4,
    memoryMiB: 4096,
    memoryUsedMiB: 1740,
    readBytesPerSecond: 0,
    writtenBytesPerSecond: 348_160,
    receivedBytesPerSecond: 1_258_291,
    sentBytesPerSecond: 90_112,
    ...changes,
  };
}

/** All is well. */
export function calmStatus(changes: Partial<AgentStatus> = {}): AgentStatus {
  return {
    version: 1,
    agentVersion: '0.1.0',
    fleet: 'shop',
    host: 'kvm-1',
    uri: 'qemu:///system',
    startedAtMs: NOW_MS - 51 * HOUR_MS,
    writtenAtMs: NOW_MS,
    phase: 'idle',
    conditions: [
      { name: 'Ready', status: 'true', reason: 'AsReleased', sinceMs: NOW_MS - 3 * HOUR_MS },
      { name: 'Reconciling', status: 'false', reason: 'Idle', sinceMs: NOW_MS - 3 * HOUR_MS },
      { name: 'Stalled', status: 'false', reason: 'Idle', sinceMs: NOW_MS - 51 * HOUR_MS },
      { name: 'Suspended', status: 'false', reason: 'NotSuspended', sinceMs: NOW_MS - 51 * HOUR_MS },
      { name: 'Trusted', status: 'true', reason: 'SignatureTrusted', sinceMs: NOW_MS - 3 * HOUR_MS },
    ],
    source: {
      description: 'git https://git.example.org/fleet.git, branch main',
      lastLookAtMs: NOW_MS - 12_000,
      lastSuccessAtMs: NOW_MS - 12_000,
      nextLookAtMs: NOW_MS + 48_000,
      revision: '9f2c4e1b7a60d3c5',
      failures: 0,
    },
    release: {
      digest: 'c'.repeat(64),
      generation: 41,
      planDigest: 'd'.repeat(64),
      madeAt: '2026-01-02T00:01:00Z',
      acceptedAtMs: NOW_MS - 3 * HOUR_MS - MINUTE_MS,
      revision: '9f2c4e1b7a60d3c5',
      signer: {
        principal: 'alice@example.org',
        fingerprint: 'SHA256:abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      },
    },
    generations: { observed: 41, accepted: 41, attempted: 41, applied: 41 },
    maintenance: {
      maxImpact: 'live',
      next: { fromMs: NOW_MS + 20 * HOUR_MS, toMs: NOW_MS + 24 * HOUR_MS, maxImpact: 'restart' },
    },
    drift: [],
    heldBack: [],
    refusals: [],
    warnings: [],
    pendingRestarts: [],
    results: [
      {
        release: 'c'.repeat(64),
        generation: 41,
        startedAtMs: NOW_MS - 4 * MINUTE_MS,
        durationMs: 182,
        outcome: 'unchanged',
        done: 0,
        failed: 0,
        notStarted: 0,
      },
      {
        release: 'c'.repeat(64),
        generation: 41,
        startedAtMs: NOW_MS - 3 * HOUR_MS,
        durationMs: 8420,
        outcome: 'corrected',
        done: 7,
        failed: 0,
        notStarted: 0,
      },
    ],
    capacity: {
      used: { vcpus: 12, memoryMiB: 14_336, diskMiBByPool: { default: 409_600, fast: 51_200 } },
      limit: { vcpus: 32, memoryMiB: 65_536 },
      pools: [
        { name: 'default', capacityMiB: 512_000, availableMiB: 391_000 },
        { name: 'fast', capacityMiB: 40_960, availableMiB: 9000 },
      ],
    },
    machines: [
      machine('web-1'),
      machine('web-2', { addresses: ['10.0.1.12', 'fd00::12'] }),
      machine('db', { memoryMiB: 8192, protected: true, diskMiB: 204_800, addresses: ['10.0.1.21'] }),
      machine('spare', { wanted: 'stopped', actual: 'stopped', addresses: [] }),
    ],
    unmanagedMachines: [],
    findings: [],
    ...changes,
  };
}

/** Everything that a status can have, all at once. */
export function troubledStatus(): AgentStatus {
  const calm = calmStatus();
  return {
    ...calm,
    phase: 'executing',
    progress: { done: 2, total: 12, step: 'start-machine:web-1' },
    conditions: [
      { name: 'Ready', status: 'false', reason: 'Drifted', sinceMs: NOW_MS - 25 * MINUTE_MS },
      { name: 'Reconciling', status: 'true', reason: 'Changing', sinceMs: NOW_MS - 5000 },
      { name: 'Stalled', status: 'true', reason: 'AttemptsExhausted', sinceMs: NOW_MS - 2 * MINUTE_MS },
      { name: 'Suspended', status: 'true', reason: 'SuspendedByOperator', sinceMs: NOW_MS - MINUTE_MS },
      { name: 'Trusted', status: 'true', reason: 'ReleaseRefused', sinceMs: NOW_MS - HOUR_MS },
    ],
    source: {
      ...calm.source,
      failures: 4,
      lastFailure: { code: 'unreachable', message: 'the remote end hung up', atMs: NOW_MS - 12_000 },
    },
    refusedRelease: {
      code: 'untrusted',
      message: 'No key in /etc/fleetwright/allowed_signers made this signature.',
      revision: 'aa11bb22cc33',
      generation: 42,
      sinceMs: NOW_MS - HOUR_MS,
    },
    generations: { observed: 42, accepted: 41, attempted: 41, applied: 40 },
    suspended: { reason: 'disks are being changed', sinceMs: NOW_MS - MINUTE_MS },
    gate: { kind: 'failed', machines: ['web-1', 'web-2'], sinceMs: NOW_MS - 3 * MINUTE_MS, action: 'stop' },
    retry: { failures: 3, atMs: NOW_MS + 90_000 },
    approvable: 'e'.repeat(64),
    drift: [
      {
        subject: { kind: 'machine', name: 'web-1' },
        field: 'memory.currentMiB',
        wanted: 4096,
        found: 2048,
        impact: 'live',
        policy: 'report',
        sinceMs: NOW_MS - 25 * MINUTE_MS,
      },
      {
        subject: { kind: 'disk', name: 'root', machine: 'db' },
        field: 'limits.iops.total',
        found: 500,
        impact: 'live',
        policy: 'ask',
        sinceMs: NOW_MS - 26 * MINUTE_MS,
      },
    ],
    heldBack: [
      {
        step: 'stop-machine:web',
        subject: { kind: 'machine', name: 'web' },
        impact: 'restart',
        because: 'policy',
      },
      {
        step: 'set-memory:web-1',
        subject: { kind: 'machine', name: 'web-1' },
        impact: 'live',
        because: 'drift-policy',
      },
      {
        step: 'start-machine:db',
        subject: { kind: 'machine', name: 'db' },
        impact: 'restart',
        because: 'rollout',
      },
    ],
    refusals: [
      {
        code: 'would-shrink-disk',
        subject: { kind: 'disk', name: 'root', machine: 'db' },
        facts: { fromMiB: 204_800, toMiB: 102_400 },
      },
    ],
    warnings: [
      {
        code: 'software-emulation',
        subject: { kind: 'host', name: 'kvm-1' },
        facts: { reasons: ['the CPU shows neither vmx nor svm'] },
      },
      {
        code: 'pending-restart',
        subject: { kind: 'machine', name: 'db' },
        facts: { fields: ['vcpus.maximum'] },
      },
    ],
    pendingRestarts: [{ machine: 'db', fields: ['vcpus.maximum', 'memory.maximumMiB'] }],
    results: [
      {
        ...calm.results[0],
        startedAtMs: NOW_MS - MINUTE_MS,
        outcome: 'failed',
        durationMs: 62_100,
        done: 3,
        failed: 1,
        notStarted: 8,
        message: 'start-machine:web-1: cannot allocate memory',
      },
      { ...calm.results[0], startedAtMs: NOW_MS - 2 * MINUTE_MS, outcome: 'held-back' },
      {
        ...calm.results[0],
        startedAtMs: NOW_MS - 3 * MINUTE_MS,
        outcome: 'unreachable',
        message: 'libvirt does not answer',
      },
      ...calm.results,
    ].map((result) => ({ ...calm.results[1], ...result })) as AgentStatus['results'],
    machines: [
      machine('web-1', { actual: 'crashed', addresses: [] }),
      machine('web-2', { ready: false }),
      machine('db', { memoryMiB: 8192, protected: true, diskMiB: 204_800, addresses: ['10.0.1.21'] }),
      machine('old', { wanted: 'absent', actual: 'running' }),
      machine('spare', { wanted: 'stopped', actual: 'stopped', addresses: [] }),
    ],
    unmanagedMachines: ['win2019-legacy', 'test-thing'],
    findings: [
      {
        rule: 'crash-loop',
        subject: 'machine web-1',
        value: '5 crashes in 10 min',
        limit: '3 in 10 min',
        sinceMs: NOW_MS - 8 * MINUTE_MS,
      },
      {
        rule: 'sustained-steal',
        subject: 'machine web-2',
        value: '18 %',
        limit: '10 %',
        sinceMs: NOW_MS - 31 * MINUTE_MS,
      },
    ],
  };
}

/** What machines of either sample use. */
export const RATES: readonly MachineRates[] = [
  rate('web-1'),
  rate('web-2', { cpuPercent: 3.2, stealPercent: 18, memoryMiB: 3072, memoryUsedMiB: 2900 }),
  rate('db', { cpuPercent: 388, memoryMiB: 8192, memoryUsedMiB: 7000, readBytesPerSecond: 52_428_800 }),
];

export const EVENTS: readonly LogRecord[] = [
  {
    atMs: NOW_MS - 3 * HOUR_MS,
    level: 'info',
    code: 'release-accepted',
    fields: {
      generation: 41,
      release: 'c'.repeat(64),
      plan: 'd'.repeat(64),
      revision: '9f2c4e1b7a60d3c5',
      signer: 'alice@example.org',
    },
  },
  {
    atMs: NOW_MS - 25 * MINUTE_MS,
    level: 'warning',
    code: 'drift',
    fields: { subject: 'machine web-1', field: 'memory', wanted: '4 GiB', found: '2 GiB', policy: 'report' },
  },
  {
    atMs: NOW_MS - 2 * MINUTE_MS,
    level: 'error',
    code: 'step-ended',
    fields: {
      step: 'start-machine:web-1',
      kind: 'start-machine',
      impact: 'restart',
      result: 'failed',
      durationMs: 812,
      release: 'c'.repeat(64),
      reason: 'libvirt',
      message: 'cannot allocate memory',
    },
  },
  { atMs: NOW_MS - 1000, level: 'info', code: 'resumed', fields: {} },
];

/** A change plan that still has everything to do, from the scenario of that name. */
export function pendingOf(name: string): NonNullable<StatusFacts['pending']> {
  const { base, head } = SCENARIOS[name] ?? { base: [], head: [] };
  const reviewed = (plans: typeof base): { plan: (typeof base)[number]; digest: string }[] =>
    plans.map((plan) => ({ plan, digest: planDigest(plan) }));
  const [review] = reviewHosts(reviewed(base), reviewed(head));
  if (review === undefined || review.kind === 'gone') throw new Error(`nothing is pending in ${name}`);
  const {
    head: { plan },
    inventory,
    changePlan,
  } = review;
  return { plan, inventory, changePlan, approvalDigest: approvalDigest(changePlan) };
}

/** Some hundred machines, a few of which are in trouble. */
export function manyFacts(count: number): StatusFacts {
  const names = Array.from({ length: count }, (_, index) => `worker-${index + 1}`);
  return {
    status: calmStatus({
      machines: names.map((name, index) =>
        machine(name, {
          addresses: [`10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`],
          ...(index % 97 === 5 ? { ready: false } : {}),
          ...(index % 10 === 7 ? { wanted: 'stopped', actual: 'stopped' } : {}),
        }),
      ),
    }),
    rates: names.flatMap((name, index) =>
      index % 10 === 7 ? [] : [rate(name, { cpuPercent: (index * 37) % 400 })],
    ),
    events: EVENTS,
  };
}

/** What the page is looked at with. */
export const STATUS_SCENARIOS: Readonly<Record<string, () => StatusFacts>> = {
  calm: () => ({ status: calmStatus(), rates: RATES, events: EVENTS }),
  troubled: () => ({ status: troubledStatus(), pending: pendingOf('restart'), rates: RATES, events: EVENTS }),
  starting: () => ({
    status: startingStatus(),
    rates: [],
    events: [],
  }),
  'five-hundred': () => manyFacts(500),
};

/** Before the first look. */
function startingStatus(): AgentStatus {
  const { release: _release, capacity: _capacity, ...calm } = calmStatus();
  return {
    ...calm,
    phase: 'starting',
    conditions: calm.conditions.map((condition) => ({
      ...condition,
      status: 'unknown',
      reason: 'NoRelease',
      sinceMs: NOW_MS,
    })),
    source: { description: 'folder /var/lib/fleetwright/releases', failures: 0 },
    generations: { observed: 0, accepted: 0, attempted: 0, applied: 0 },
    maintenance: { maxImpact: 'live' },
    results: [],
    machines: [],
  };
}
