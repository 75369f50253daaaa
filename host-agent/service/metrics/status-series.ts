import { subjectText } from '../decide/drift';
import { CONDITION_REASONS, type AgentStatus, type HeldBack } from '../status/types';
import { oneOf, series, type Series } from './series';

const BYTES_PER_MIB = 1024 * 1024;
const MS_PER_SECOND = 1000;

const CONDITION_STATES = ['true', 'false', 'unknown'] as const;
const GATE_STATES = ['waiting', 'failed'] as const;
const HELD_BACK: readonly HeldBack['because'][] = [
  'policy',
  'drift-policy',
  'health-gate',
  'suspended',
  'rollout',
];

/** All that can be seen in the status as it is now. */
export function statusSeries(status: AgentStatus): readonly Series[] {
  return [
    ...agentSeries(status),
    ...releaseSeries(status),
    ...passSeries(status),
    ...hostSeries(status),
    ...status.machines.flatMap(machineSeries),
  ];
}

function agentSeries({
  agentVersion: version,
  fleet,
  host,
  conditions,
  suspended,
}: AgentStatus): readonly Series[] {
  return [
    series('fleetwright_build_info', { version, fleet, host }, 1),
    ...conditions.flatMap(({ name, status }) =>
      oneOf('fleetwright_condition', CONDITION_STATES, status, (state) => ({ name, status: state })),
    ),
    ...conditions.flatMap(({ name, reason }) =>
      CONDITION_REASONS.includes(reason) ? [series('fleetwright_condition_reason', { name, reason }, 1)] : [],
    ),
    series('fleetwright_suspended', {}, suspended === undefined ? 0 : 1),
    ...(suspended === undefined
      ? []
      : [series('fleetwright_suspended_since_timestamp_seconds', {}, suspended.sinceMs / MS_PER_SECOND)]),
  ];
}

function releaseSeries({ generations, source, release, refusedRelease }: AgentStatus): readonly Series[] {
  return [
    ...Object.entries(generations).map(([kind, generation]) =>
      series('fleetwright_generation', { kind }, generation),
    ),
    ...(release === undefined
      ? []
      : [series('fleetwright_release_accepted_timestamp_seconds', {}, release.acceptedAtMs / MS_PER_SECOND)]),
    ...(refusedRelease === undefined
      ? []
      : [series('fleetwright_refused_release', { reason: refusedRelease.code }, 1)]),
    // 0 is "never": an alert on its age then fires, where one on a missing series would not.
    series(
      'fleetwright_fetch_last_attempt_timestamp_seconds',
      {},
      (source.lastLookAtMs ?? 0) / MS_PER_SECOND,
    ),
    series(
      'fleetwright_fetch_last_success_timestamp_seconds',
      {},
      (source.lastSuccessAtMs ?? 0) / MS_PER_SECOND,
    ),
    series('fleetwright_fetch_consecutive_failures', {}, source.failures),
  ];
}

function passSeries(status: AgentStatus): readonly Series[] {
  const { drift, heldBack, refusals, pendingRestarts, gate, retry } = status;
  const refusalCodes = [...new Set(refusals.map(({ code }) => code))];
  return [
    series('fleetwright_reconcile_consecutive_failures', {}, retry?.failures ?? 0),
    ...drift.map(({ subject, field }) =>
      series('fleetwright_drift', { subject: subjectText(subject), field }, 1),
    ),
    series('fleetwright_drifting_fields', {}, drift.length),
    ...HELD_BACK.map((because) =>
      series(
        'fleetwright_held_back',
        { because },
        heldBack.filter((step) => step.because === because).length,
      ),
    ),
    ...refusalCodes.map((code) =>
      series('fleetwright_refusals', { code }, refusals.filter((refusal) => refusal.code === code).length),
    ),
    ...pendingRestarts.map(({ machine }) => series('fleetwright_pending_restart', { machine }, 1)),
    ...oneOf('fleetwright_health_gate', GATE_STATES, gate?.kind, (state) => ({ state })),
  ];
}

function hostSeries({ capacity, unmanagedMachines, findings }: AgentStatus): readonly Series[] {
  return [
    series('fleetwright_unmanaged_machines', {}, unmanagedMachines.length),
    ...(capacity === undefined ? [] : capacitySeries(capacity)),
    ...findings.map(({ rule, subject }) => series('fleetwright_abnormal', { rule, subject }, 1)),
  ];
}

function capacitySeries({ used, limit, pools }: NonNullable<AgentStatus['capacity']>): readonly Series[] {
  return [
    series('fleetwright_allocated_vcpus', {}, used.vcpus),
    series('fleetwright_allocatable_vcpus', {}, limit.vcpus),
    series('fleetwright_allocated_memory_bytes', {}, used.memoryMiB * BYTES_PER_MIB),
    series('fleetwright_allocatable_memory_bytes', {}, limit.memoryMiB * BYTES_PER_MIB),
    ...pools.flatMap(({ name: pool, capacityMiB, availableMiB }) => [
      series('fleetwright_pool_capacity_bytes', { pool }, capacityMiB * BYTES_PER_MIB),
      series('fleetwright_pool_available_bytes', { pool }, availableMiB * BYTES_PER_MIB),
    ]),
  ];
}

function machineSeries({
  name: machine,
  wanted,
  actual,
  ready,
}: AgentStatus['machines'][number]): readonly Series[] {
  return [
    series('fleetwright_machine_desired_state', { machine, state: wanted }, 1),
    series('fleetwright_machine_state', { machine, state: actual }, 1),
    ...(ready === undefined ? [] : [series('fleetwright_machine_ready', { machine }, ready ? 1 : 0)]),
  ];
}
