import { RELEASE_REFUSALS } from '../../sources';
import type { LibvirtCall } from '../libvirt/call';
import type { LogRecord, PassOutcome } from '../log/types';
import { RULE_NAMES } from '../rules/names';
import type { AgentStatus } from '../status/types';
import type { UseSample } from '../use/types';
import type { Tallies } from './tallies';
import { series, type Series } from './series';
import { statusSeries } from './status-series';
import { createHistogram, createTally } from './tally';
import { metricsText } from './text';
import { useSeries } from './use-series';

/** What the agent counts, and what it shows of it to a scraper. */
export interface Metrics extends Tallies {
  /** Every log record counts: what is not in the status any more can still be seen here. */
  log(record: LogRecord): void;
  rpc(call: Pick<LibvirtCall, 'call' | 'durationMs' | 'outcome'>): void;
  /** In the text format of Prometheus; what machines use is left out where it could not be had. */
  text(status: AgentStatus, use: UseSample | undefined): string;
}

/** The process that the agent is. */
export interface OwnProcess {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

export interface MetricsOptions {
  /** @default this process */
  readonly ownProcess?: () => OwnProcess;
}

const MS_PER_SECOND = 1000;
const MICROSECONDS_PER_SECOND = 1e6;

/** After these the host was as the release says. */
const SUCCESSES: ReadonlySet<PassOutcome> = new Set(['unchanged', 'corrected']);
const RESULTS: Readonly<Record<PassOutcome, true>> = {
  unchanged: true,
  corrected: true,
  failed: true,
  'held-back': true,
  unreachable: true,
  blocked: true,
};

/** Counts in memory, from 0 at each start of the agent. */
export function createMetrics({ ownProcess = thisProcess }: MetricsOptions = {}): Metrics {
  const counters = createCounters();
  let lastSuccessMs = 0;
  let isConnected = false;

  return {
    log: (record) => {
      counters.log(record);
      if (record.code === 'libvirt-connected') isConnected = true;
      if (record.code === 'libvirt-unreachable') isConnected = false;
    },
    pass: (ended) => {
      counters.pass(ended);
      if (ended.isAsReleased) lastSuccessMs = ended.atMs;
    },
    fetchFailed: counters.fetchFailed,
    rpc: counters.rpc,
    text: (status, use) => {
      const { cpuSeconds, residentBytes } = ownProcess();
      return metricsText([
        series('process_start_time_seconds', {}, status.startedAtMs / MS_PER_SECOND),
        series('process_cpu_seconds_total', {}, cpuSeconds),
        series('process_resident_memory_bytes', {}, residentBytes),
        series(
          'fleetwright_last_success_timestamp_seconds',
          {},
          Math.max(lastSuccessMs, lastSuccessOf(status)) / MS_PER_SECOND,
        ),
        series('fleetwright_libvirt_up', {}, isConnected ? 1 : 0),
        ...statusSeries(status),
        ...counters.series(),
        ...useSeries(status.machines, use),
      ]);
    },
  };
}

/** The results in the status outlive a restart of the agent. */
function lastSuccessOf({ results }: AgentStatus): number {
  const success = results.find(({ outcome }) => SUCCESSES.has(outcome));
  return success === undefined ? 0 : success.startedAtMs + success.durationMs;
}

interface Counters extends Pick<Metrics, 'log' | 'rpc' | keyof Tallies> {
  series(): readonly Series[];
}

/** What comes from a bounded set is shown from the beginning. */
function createCounters(): Counters {
  const passes = createTally(
    'fleetwright_reconcile_total',
    Object.keys(RESULTS).map((result) => ({ result })),
  );
  const durations = createHistogram('fleetwright_reconcile_duration_seconds', [{}]);
  const steps = createTally('fleetwright_step_total');
  const accepted = createTally('fleetwright_release_accepted_total', [{}]);
  const refused = createTally(
    'fleetwright_release_refused_total',
    RELEASE_REFUSALS.map((reason) => ({ reason })),
  );
  const fetchFailures = createTally('fleetwright_fetch_failures_total');
  const drift = createTally('fleetwright_drift_found_total');
  const gates = createTally('fleetwright_health_gate_total', [{ result: 'passed' }, { result: 'failed' }]);
  const writes = createTally('fleetwright_libvirt_writes_total');
  const findings = createTally(
    'fleetwright_abnormal_total',
    RULE_NAMES.map((rule) => ({ rule })),
  );
  const calls = createHistogram('fleetwright_libvirt_rpc_duration_seconds');
  const failures = createTally('fleetwright_libvirt_rpc_failures_total');
  const timeouts = createTally('fleetwright_libvirt_rpc_timeouts_total');
  const all = [passes, durations, steps, accepted, refused, fetchFailures, drift, gates, writes, findings];
  return {
    log: ({ code, fields }) => {
      if (code === 'step-ended') steps.add({ kind: fields.kind, result: fields.result });
      else if (code === 'release-accepted') accepted.add({});
      else if (code === 'release-refused') refused.add({ reason: fields.reason });
      else if (code === 'drift') drift.add({ field: fields.field, policy: fields.policy });
      else if (code === 'health-gate-passed') gates.add({ result: 'passed' });
      else if (code === 'health-gate-failed') gates.add({ result: 'failed' });
      else if (code === 'audit') writes.add({ call: fields.call, outcome: fields.outcome });
      else if (code === 'abnormal') findings.add({ rule: fields.rule });
    },
    pass: ({ result, durationMs }) => {
      passes.add({ result });
      durations.observe({}, durationMs / MS_PER_SECOND);
    },
    fetchFailed: ({ source, code }) => fetchFailures.add({ source, code }),
    rpc: ({ call, durationMs, outcome }) => {
      calls.observe({ call }, durationMs / MS_PER_SECOND);
      failures.add({ call }, outcome === 'done' || outcome === 'timed-out' ? 0 : 1);
      timeouts.add({ call }, outcome === 'timed-out' ? 1 : 0);
    },
    series: () => [...all, calls, failures, timeouts].flatMap((each) => each.series()),
  };
}

function thisProcess(): OwnProcess {
  const { user, system } = process.cpuUsage();
  return {
    cpuSeconds: (user + system) / MICROSECONDS_PER_SECOND,
    residentBytes: process.memoryUsage.rss(),
  };
}
