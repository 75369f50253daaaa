/** What a metric is; the table of docs/monitoring is made of these. */
export interface MetricDescription {
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly labels: readonly string[];
  /** One sentence without a full stop, for Prometheus and the document alike. */
  readonly help: string;
  /** Upper ends of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

/** A pass over an unchanged host takes a tenth of a second, one that boots machines minutes. */
const PASS_SECONDS = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800];

/** Readings take a millisecond, bulk readings of thousands of machines a second, and nothing may take a minute. */
const CALL_SECONDS = [0.001, 0.01, 0.1, 1, 10, 60];

const AGENT = {
  fleetwright_build_info: gauge('Always 1: which program works for which host', 'version', 'fleet', 'host'),
  process_start_time_seconds: gauge('When the agent was started, in seconds since 1970'),
  process_cpu_seconds_total: counter('CPU time that the agent itself has used'),
  process_resident_memory_bytes: gauge('Memory that the agent itself occupies'),
  fleetwright_condition: gauge('1 for what the condition is now, 0 for what it is not', 'name', 'status'),
  fleetwright_condition_reason: gauge('Always 1: why the condition is as it is', 'name', 'reason'),
  fleetwright_suspended: gauge('1 while an operator has told the agent to change nothing'),
  fleetwright_suspended_since_timestamp_seconds: gauge('When an operator said so; absent while nobody has'),
  fleetwright_series_omitted: gauge('Series that were left out because a metric had too many'),
} as const;

const RELEASES = {
  fleetwright_generation: gauge(
    'Newest generation of a release, by how far it came: observed, accepted, attempted, applied; 0 is none yet',
    'kind',
  ),
  fleetwright_release_accepted_timestamp_seconds: gauge('When the release in force was accepted'),
  fleetwright_release_accepted_total: counter('Releases that were accepted'),
  fleetwright_release_refused_total: counter('Releases that were refused, each counted once', 'reason'),
  fleetwright_refused_release: gauge('1 while the source offers a release that this host refuses', 'reason'),
  fleetwright_fetch_last_attempt_timestamp_seconds: gauge('When the source was last looked at'),
  fleetwright_fetch_last_success_timestamp_seconds: gauge('When the source last answered'),
  fleetwright_fetch_consecutive_failures: gauge(
    'Looks at the source that have failed since it last answered',
  ),
  fleetwright_fetch_failures_total: counter('Looks at the source that failed', 'source', 'code'),
} as const;

const PASSES = {
  fleetwright_last_success_timestamp_seconds: gauge(
    'When a pass last left the host as the release says; 0 is never',
  ),
  fleetwright_reconcile_total: counter('Passes over the host', 'result'),
  fleetwright_reconcile_duration_seconds: {
    type: 'histogram',
    labels: [],
    help: 'How long passes took, waiting for machines to become ready included',
    buckets: PASS_SECONDS,
  },
  fleetwright_reconcile_consecutive_failures: gauge('Passes that have failed since one succeeded'),
  fleetwright_step_total: counter('Steps of change plans', 'kind', 'result'),
  fleetwright_drift: gauge('Always 1: a field that somebody else has changed', 'subject', 'field'),
  fleetwright_drifting_fields: gauge('Fields that somebody else has changed'),
  fleetwright_drift_found_total: counter(
    'Drift that was found, also where it was corrected at once',
    'field',
    'policy',
  ),
  fleetwright_held_back: gauge('Steps that are not done now', 'because'),
  fleetwright_refusals: gauge('Objects that the planner refuses to make as the release says', 'code'),
  fleetwright_pending_restart: gauge(
    'Always 1: a change that the machine gets when it starts next',
    'machine',
  ),
  fleetwright_health_gate: gauge('1 while the health gate waits, or has failed', 'state'),
  fleetwright_health_gate_total: counter('Health gates that ended', 'result'),
} as const;

const LIBVIRT = {
  fleetwright_libvirt_up: gauge('1 while the agent has a connection to libvirt'),
  fleetwright_libvirt_rpc_duration_seconds: {
    type: 'histogram',
    labels: ['call'],
    help: 'How long calls to libvirt took',
    buckets: CALL_SECONDS,
  },
  fleetwright_libvirt_rpc_failures_total: counter(
    'Calls that libvirt refused or that were cut off; some are questions whose answer is no',
    'call',
  ),
  fleetwright_libvirt_rpc_timeouts_total: counter('Calls that libvirt did not answer in time', 'call'),
  fleetwright_libvirt_writes_total: counter('Calls that change something', 'call', 'outcome'),
} as const;

const HOST = {
  fleetwright_unmanaged_machines: gauge('Machines on the host that carry no mark of the fleet'),
  fleetwright_allocated_vcpus: gauge('vCPUs that machines were given'),
  fleetwright_allocatable_vcpus: gauge('vCPUs that the host may give'),
  fleetwright_allocated_memory_bytes: gauge('Memory that machines were given'),
  fleetwright_allocatable_memory_bytes: gauge('Memory that the host may give'),
  fleetwright_pool_capacity_bytes: gauge('Size of the file system or device behind a pool', 'pool'),
  fleetwright_pool_available_bytes: gauge('What is free in a pool', 'pool'),
  fleetwright_abnormal: gauge('Always 1: something out of the ordinary that goes on', 'rule', 'subject'),
  fleetwright_abnormal_total: counter('Findings of a rule, each counted once', 'rule'),
} as const;

const MACHINES = {
  fleetwright_machine_desired_state: gauge(
    'Always 1: what the release wants (running, stopped, absent)',
    'machine',
    'state',
  ),
  fleetwright_machine_state: gauge(
    'Always 1: what the machine does, also when it is shut off or absent',
    'machine',
    'state',
  ),
  fleetwright_machine_ready: gauge(
    '1 when the readiness checks of the machine passed at the last look',
    'machine',
  ),
  fleetwright_use_available: gauge('1 when libvirt said what machines use; else what follows is missing'),
  fleetwright_machine_cpu_seconds_total: counter('CPU time of the machine, QEMU included', 'machine'),
  fleetwright_machine_cpu_delay_seconds_total: counter(
    'Time that vCPUs were ready to run and did not (steal)',
    'machine',
  ),
  fleetwright_machine_vcpus: gauge('vCPUs that the machine has', 'machine'),
  fleetwright_machine_memory_balloon_bytes: gauge('Memory that the balloon leaves to the guest', 'machine'),
  fleetwright_machine_memory_maximum_bytes: gauge('Memory that the guest could be given', 'machine'),
  fleetwright_machine_memory_unused_bytes: gauge('Memory that the guest does not use at all', 'machine'),
  fleetwright_machine_memory_usable_bytes: gauge(
    'Memory that the guest could use without swapping',
    'machine',
  ),
  fleetwright_machine_memory_resident_bytes: gauge('Memory of the host that QEMU occupies', 'machine'),
  fleetwright_machine_disk_read_bytes_total: counter('Bytes read', 'machine', 'target'),
  fleetwright_machine_disk_written_bytes_total: counter('Bytes written', 'machine', 'target'),
  fleetwright_machine_disk_reads_total: counter('Requests that read', 'machine', 'target'),
  fleetwright_machine_disk_writes_total: counter('Requests that wrote', 'machine', 'target'),
  fleetwright_machine_disk_read_seconds_total: counter(
    'Time that requests to read took',
    'machine',
    'target',
  ),
  fleetwright_machine_disk_write_seconds_total: counter(
    'Time that requests to write took',
    'machine',
    'target',
  ),
  fleetwright_machine_network_receive_bytes_total: counter('Bytes to the guest', 'machine', 'interface'),
  fleetwright_machine_network_transmit_bytes_total: counter('Bytes from the guest', 'machine', 'interface'),
  fleetwright_machine_network_receive_packets_total: counter('Packets to the guest', 'machine', 'interface'),
  fleetwright_machine_network_transmit_packets_total: counter(
    'Packets from the guest',
    'machine',
    'interface',
  ),
  fleetwright_machine_network_drops_total: counter('Packets dropped, either way', 'machine', 'interface'),
  fleetwright_machine_network_errors_total: counter('Errors, either way', 'machine', 'interface'),
} as const;

/** Every metric, in the order in which they are written, by what they are about. Names are kept: alerts and dashboards match them. */
export const METRIC_GROUPS = {
  'The agent': AGENT,
  'Releases and their source': RELEASES,
  'Passes, drift and what is held back': PASSES,
  'Calls to libvirt': LIBVIRT,
  'The host': HOST,
  'Its machines': MACHINES,
} as const;

const METRICS = { ...AGENT, ...RELEASES, ...PASSES, ...LIBVIRT, ...HOST, ...MACHINES } as const;

export type MetricName = keyof typeof METRICS;

/** In the order in which they are written. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has these keys and no others, which keys of an object cannot say
export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]['labels'][number], string>
>;

/** What the table says of a metric. */
export function metricDescription(name: MetricName): MetricDescription {
  return METRICS[name];
}

function gauge<const Labels extends readonly string[]>(help: string, ...labels: Labels) {
  return { type: 'gauge', help, labels } as const;
}

function counter<const Labels extends readonly string[]>(help: string, ...labels: Labels) {
  return { type: 'counter', help, labels } as const;
}
