import type { AgentStatus, Condition } from '../../../../host-agent/service';

const STARTED_AT_MS = Date.UTC(2026, 0, 2, 3, 0, 0);
const NOW_MS = STARTED_AT_MS + 26 * 3600 * 1000;
const DIGEST = '99d1dd82b262e27e7dda39f60b0eba341c8b4142ab1fcb0fec6679fde237e65e';

const condition = (
  name: Condition['name'],
  status: Condition['status'],
  reason: Condition['reason'],
): Condition => ({ name, status, reason, sinceMs: NOW_MS - 300_000 });

/** A host that is as released. */
export const READY_STATUS: AgentStatus = {
  version: 1,
  agentVersion: '0.1.0',
  fleet: 'lab',
  host: 'kvm-1',
  uri: 'qemu:///system',
  startedAtMs: STARTED_AT_MS,
  writtenAtMs: NOW_MS,
  phase: 'idle',
  conditions: [
    condition('Ready', 'true', 'AsReleased'),
    condition('Reconciling', 'false', 'Idle'),
    condition('Stalled', 'false', 'Idle'),
    condition('Suspended', 'false', 'NotSuspended'),
    condition('Trusted', 'true', 'SignatureTrusted'),
  ],
  source: {
    description: 'https://git.example.org/fleet.git, branch main',
    lastLookAtMs: NOW_MS - 12_000,
    lastSuccessAtMs: NOW_MS - 12_000,
    nextLookAtMs: NOW_MS + 48_000,
    revision: '0123456789abcdef0123456789abcdef01234567',
    failures: 0,
  },
  release: {
    digest: DIGEST,
    generation: 7,
    planDigest: DIGEST,
    madeAt: '2026-01-02T03:04:05Z',
    acceptedAtMs: NOW_MS - 7_200_000,
    revision: '0123456789abcdef0123456789abcdef01234567',
    signer: { principal: 'alice@example.org', fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDAtN' },
  },
  generations: { observed: 7, accepted: 7, attempted: 7, applied: 7 },
  maintenance: { maxImpact: 'live' },
  drift: [],
  heldBack: [],
  refusals: [],
  warnings: [],
  pendingRestarts: [],
  results: [
    {
      release: DIGEST,
      generation: 7,
      startedAtMs: NOW_MS - 7_190_000,
      durationMs: 92_400,
      outcome: 'corrected',
      done: 12,
      failed: 0,
      notStarted: 0,
    },
  ],
  machines: [
    {
      name: 'web-1',
      uuid: '3c2cd5ec-0f2b-4a52-8d3b-1a8f2b6f7a01',
      wanted: 'running',
      actual: 'running',
      ready: true,
      vcpus: 2,
      memoryMiB: 2048,
      diskMiB: 20_480,
      addresses: ['10.0.0.11'],
      protected: false,
    },
  ],
  unmanagedMachines: [],
  findings: [],
};

/** A host with something in every part of the status, and names that try to break out. */
export const TROUBLED_STATUS: AgentStatus = {
  ...READY_STATUS,
  phase: 'executing',
  progress: { done: 2, total: 9, step: 'restart-machine:web-2' },
  conditions: [
    condition('Ready', 'false', 'HeldBack'),
    condition('Reconciling', 'true', 'Changing'),
    condition('Stalled', 'false', 'Idle'),
    condition('Suspended', 'true', 'SuspendedByOperator'),
    condition('Trusted', 'false', 'ReleaseRefused'),
  ],
  source: {
    ...READY_STATUS.source,
    failures: 3,
    lastFailure: { code: 'unreachable', message: 'git.example.org does not answer', atMs: NOW_MS - 12_000 },
  },
  refusedRelease: {
    code: 'stale',
    message: 'It is older than generation 7, which this host has accepted.',
    revision: 'fedcba98',
    generation: 6,
    sinceMs: NOW_MS - 60_000,
  },
  suspended: { reason: 'disks are being moved', sinceMs: NOW_MS - 300_000 },
  gate: { kind: 'failed', machines: ['web-2'], sinceMs: NOW_MS - 200_000, action: 'stop' },
  retry: { failures: 2, atMs: NOW_MS + 40_000 },
  approvable: 'ab'.repeat(32),
  drift: [
    {
      subject: { kind: 'machine', name: 'web-1' },
      field: 'memory.currentMiB',
      wanted: 2048,
      found: 1024,
      impact: 'live',
      policy: 'correct',
      sinceMs: NOW_MS - 90_000,
    },
    {
      subject: { kind: 'network', name: 'lan' },
      field: 'autostart',
      wanted: true,
      found: false,
      impact: 'live',
      policy: 'ask',
      sinceMs: NOW_MS - 4000,
    },
  ],
  heldBack: [
    {
      step: 'restart-machine:web-1',
      subject: { kind: 'machine', name: 'web-1' },
      impact: 'restart',
      because: 'policy',
    },
    {
      step: 'set-network-autostart:lan',
      subject: { kind: 'network', name: 'lan' },
      impact: 'live',
      because: 'drift-policy',
    },
  ],
  refusals: [
    {
      code: 'would-shrink-disk',
      subject: { kind: 'disk', name: 'root', machine: 'db' },
      facts: { fromMiB: 4096, toMiB: 2048 },
    },
  ],
  pendingRestarts: [{ machine: 'web-3', fields: ['cpuModel'] }],
  results: [
    {
      ...(READY_STATUS.results[0] ?? never()),
      outcome: 'failed',
      done: 3,
      failed: 1,
      notStarted: 2,
      message: 'the guest of web-2 did not stop within 120 s',
    },
    ...READY_STATUS.results,
  ],
  machines: [
    ...READY_STATUS.machines,
    {
      name: 'web-2',
      uuid: '3c2cd5ec-0f2b-4a52-8d3b-1a8f2b6f7a02',
      wanted: 'running',
      actual: 'crashed',
      ready: false,
      vcpus: 4,
      memoryMiB: 6144,
      addresses: [],
      protected: true,
    },
    {
      name: 'old',
      uuid: '3c2cd5ec-0f2b-4a52-8d3b-1a8f2b6f7a03',
      wanted: 'absent',
      actual: 'stopped',
      addresses: [],
      protected: false,
    },
  ],
  unmanagedMachines: ['somebody-elses', 'evil\u001b[2J\u202e'],
  findings: [
    {
      rule: 'crash-loop',
      subject: 'machine web-2',
      value: '4 crashes in 10 min',
      limit: '3 in 10 min',
      sinceMs: NOW_MS - 120_000,
    },
  ],
};

function never(): never {
  throw new Error('the sample has a result');
}
