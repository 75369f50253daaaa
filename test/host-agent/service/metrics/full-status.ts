import type { AgentStatus } from '../../../../host-agent/service/status/types';
import { uuidOf } from '../use/machines';

export const NOW_MS = Date.UTC(2026, 10, 23, 12);

/** A status in which everything that can be there is there. */
export const FULL_STATUS: AgentStatus = {
  version: 1,
  agentVersion: '1.2.3',
  fleet: 'lab',
  host: 'edge-1',
  uri: 'qemu:///system',
  startedAtMs: NOW_MS - 3_600_000,
  writtenAtMs: NOW_MS,
  phase: 'idle',
  conditions: [
    { name: 'Ready', status: 'false', reason: 'Drifted', sinceMs: NOW_MS },
    { name: 'Trusted', status: 'false', reason: 'ReleaseRefused', sinceMs: NOW_MS },
  ],
  source: {
    description: 'git https://git.example/fleet',
    lastLookAtMs: NOW_MS - 1000,
    lastSuccessAtMs: NOW_MS - 61_000,
    failures: 1,
  },
  release: {
    digest: 'a'.repeat(64),
    generation: 7,
    planDigest: 'b'.repeat(64),
    madeAt: '2026-11-23T11:00:00Z',
    acceptedAtMs: NOW_MS - 7000,
    revision: 'c0ffee',
  },
  refusedRelease: {
    code: 'untrusted',
    message: 'no signature',
    revision: 'bad',
    generation: 8,
    sinceMs: NOW_MS,
  },
  generations: { observed: 8, accepted: 7, attempted: 7, applied: 6 },
  suspended: { reason: 'holiday', sinceMs: NOW_MS },
  gate: { kind: 'waiting', machines: ['web-1'], untilMs: NOW_MS + 1000 },
  retry: { failures: 2, atMs: NOW_MS + 1000 },
  maintenance: { maxImpact: 'live' },
  drift: [
    {
      subject: { kind: 'machine', name: 'web-1' },
      field: 'vcpus.current',
      wanted: 2,
      found: 1,
      impact: 'live',
      policy: 'report',
      sinceMs: NOW_MS,
    },
    {
      subject: { kind: 'disk', name: 'root', machine: 'web-1' },
      field: 'sizeMiB',
      impact: 'live',
      policy: 'report',
      sinceMs: NOW_MS,
    },
  ],
  heldBack: [
    { step: 'x', subject: { kind: 'machine', name: 'web-1' }, impact: 'restart', because: 'policy' },
  ],
  refusals: [
    { code: 'not-enough-memory', subject: { kind: 'machine', name: 'db-1' }, facts: {} },
    { code: 'not-enough-memory', subject: { kind: 'machine', name: 'db-2' }, facts: {} },
  ],
  warnings: [],
  pendingRestarts: [{ machine: 'web-1', fields: ['cpu.topology'] }],
  results: [
    {
      release: 'a',
      generation: 7,
      startedAtMs: NOW_MS - 500,
      durationMs: 100,
      outcome: 'failed',
      done: 0,
      failed: 1,
      notStarted: 0,
    },
    {
      release: 'a',
      generation: 6,
      startedAtMs: NOW_MS - 90_500,
      durationMs: 500,
      outcome: 'corrected',
      done: 1,
      failed: 0,
      notStarted: 0,
    },
  ],
  capacity: {
    used: { vcpus: 6, memoryMiB: 4096, diskMiBByPool: {} },
    limit: { vcpus: 16, memoryMiB: 16_384 },
    pools: [{ name: 'disks', capacityMiB: 1000, availableMiB: 400 }],
  },
  machines: [
    {
      name: 'web-1',
      uuid: uuidOf('web-1'),
      wanted: 'running',
      actual: 'running',
      ready: true,
      addresses: [],
      protected: false,
    },
    {
      name: 'db-1',
      uuid: uuidOf('db-1'),
      wanted: 'running',
      actual: 'stopped',
      ready: false,
      addresses: [],
      protected: true,
    },
    {
      name: 'old-1',
      uuid: uuidOf('old-1'),
      wanted: 'absent',
      actual: 'absent',
      addresses: [],
      protected: false,
    },
  ],
  unmanagedMachines: ['pet'],
  findings: [
    { rule: 'crash-loop', subject: 'web-1', value: '3', limit: '3', sinceMs: NOW_MS },
    { rule: 'no-traffic', subject: 'web-1', value: '0', limit: '1', sinceMs: NOW_MS },
  ],
};
