import { describe, expect, it } from '@jest/globals';
import { createMetrics, type Metrics } from '../../../../host-agent/service/metrics/create-metrics';
import { METRIC_NAMES, metricDescription } from '../../../../host-agent/service/metrics/table';
import type { LogRecord } from '../../../../host-agent/service/log/types';
import type { AgentStatus } from '../../../../host-agent/service/status/types';
import type { UseSample } from '../../../../host-agent/service/use/types';
import { machineUse, sampleOf } from '../use/machines';
import { FULL_STATUS, NOW_MS } from './full-status';
import { parseMetrics } from './parse-metrics';
import { promtool } from '../../../support/promtool';

const PASS = { result: 'corrected', durationMs: 700, isAsReleased: true, atMs: NOW_MS } as const;

const EVERYTHING: readonly Omit<LogRecord, 'atMs' | 'level'>[] = [
  { code: 'libvirt-connected', fields: { uri: 'qemu:///system' } },
  {
    code: 'release-accepted',
    fields: { generation: 7, release: 'a', plan: 'b', revision: 'c', signer: 'unsigned' },
  },
  { code: 'release-refused', fields: { reason: 'stale', message: '', generation: 3, revision: 'x' } },
  {
    code: 'step-ended',
    fields: {
      step: 'start-machine:web-1',
      kind: 'start-machine',
      impact: 'live',
      result: 'done',
      durationMs: 5,
      release: 'a',
      reason: '',
      message: '',
    },
  },
  {
    code: 'drift',
    fields: { subject: 'machine web-1', field: 'vcpus.current', wanted: '2', found: '1', policy: 'correct' },
  },
  { code: 'health-gate-passed', fields: { machines: [] } },
  {
    code: 'audit',
    fields: {
      call: 'domains.start',
      target: 'web-1',
      release: 'a',
      outcome: 'done',
      durationMs: 5,
      libvirtCode: 0,
    },
  },
  { code: 'abnormal', fields: { rule: 'crash-loop', subject: 'web-1', value: '3', limit: '3' } },
] as readonly Omit<LogRecord, 'atMs' | 'level'>[];

const USE: UseSample = sampleOf(
  0,
  machineUse('web-1', {
    cpu: { usedNanoseconds: 2.5e9, delayNanoseconds: 5e8, vcpus: 2 },
    memory: { balloonMiB: 512, maximumMiB: 1024, unusedMiB: 100, usableMiB: 200, residentMiB: 300 },
    disk: { readBytes: 4096, reads: 2, readNanoseconds: 1e6 },
    nic: { receivedBytes: 10, drops: 3 },
  }),
  machineUse('pet', { cpu: { usedNanoseconds: 1e9 } }),
);

function started(): Metrics {
  return createMetrics({ ownProcess: () => ({ cpuSeconds: 1.5, residentBytes: 50e6 }) });
}

function filled(): Metrics {
  const metrics = started();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a record's code and fields belong together in the list above
  for (const record of EVERYTHING) metrics.log({ atMs: NOW_MS, level: 'info', ...record } as LogRecord);
  metrics.pass(PASS);
  metrics.fetchFailed({ source: 'git', code: 'cut' });
  metrics.rpc({ call: 'domains.list', durationMs: 5, outcome: 'done' });
  metrics.rpc({ call: 'domains.list', durationMs: 50, outcome: 'failed' });
  metrics.rpc({ call: 'domains.list', durationMs: 90_000, outcome: 'timed-out' });
  return metrics;
}

const scrape = (metrics: Metrics, status: AgentStatus = FULL_STATUS, use: UseSample | undefined = USE) =>
  parseMetrics(metrics.text(status, use));

describe('metrics', () => {
  it('say what is so', () => {
    const { values } = scrape(filled());
    const expected = {
      'fleetwright_build_info{version="1.2.3",fleet="lab",host="edge-1"}': 1,
      process_start_time_seconds: (NOW_MS - 3_600_000) / 1000,
      'fleetwright_condition{name="Ready",status="false"}': 1,
      'fleetwright_condition{name="Ready",status="true"}': 0,
      'fleetwright_condition_reason{name="Ready",reason="Drifted"}': 1,
      fleetwright_suspended: 1,
      'fleetwright_generation{kind="observed"}': 8,
      'fleetwright_generation{kind="applied"}': 6,
      'fleetwright_release_refused_total{reason="stale"}': 1,
      'fleetwright_release_refused_total{reason="forked"}': 0,
      'fleetwright_refused_release{reason="untrusted"}': 1,
      fleetwright_fetch_last_success_timestamp_seconds: (NOW_MS - 61_000) / 1000,
      'fleetwright_fetch_failures_total{source="git",code="cut"}': 1,
      fleetwright_last_success_timestamp_seconds: NOW_MS / 1000,
      'fleetwright_reconcile_total{result="corrected"}': 1,
      'fleetwright_reconcile_total{result="failed"}': 0,
      'fleetwright_reconcile_duration_seconds_bucket{le="0.5"}': 0,
      'fleetwright_reconcile_duration_seconds_bucket{le="1"}': 1,
      'fleetwright_reconcile_duration_seconds_bucket{le="+Inf"}': 1,
      fleetwright_reconcile_duration_seconds_sum: 0.7,
      fleetwright_reconcile_duration_seconds_count: 1,
      'fleetwright_drift{subject="machine web-1",field="vcpus.current"}': 1,
      'fleetwright_drift{subject="disk web-1/root",field="sizeMiB"}': 1,
      fleetwright_drifting_fields: 2,
      'fleetwright_held_back{because="policy"}': 1,
      'fleetwright_held_back{because="rollout"}': 0,
      'fleetwright_refusals{code="not-enough-memory"}': 2,
      'fleetwright_pending_restart{machine="web-1"}': 1,
      fleetwright_unmanaged_machines: 1,
      'fleetwright_machine_desired_state{machine="db-1",state="running"}': 1,
      'fleetwright_machine_state{machine="db-1",state="stopped"}': 1,
      'fleetwright_machine_state{machine="old-1",state="absent"}': 1,
      'fleetwright_machine_ready{machine="db-1"}': 0,
      fleetwright_libvirt_up: 1,
      'fleetwright_libvirt_rpc_duration_seconds_bucket{call="domains.list",le="0.01"}': 1,
      'fleetwright_libvirt_rpc_duration_seconds_bucket{call="domains.list",le="60"}': 2,
      'fleetwright_libvirt_rpc_duration_seconds_count{call="domains.list"}': 3,
      'fleetwright_libvirt_rpc_failures_total{call="domains.list"}': 1,
      'fleetwright_libvirt_rpc_timeouts_total{call="domains.list"}': 1,
      'fleetwright_pool_available_bytes{pool="disks"}': 400 * 1024 * 1024,
      'fleetwright_abnormal{rule="crash-loop",subject="web-1"}': 1,
      'fleetwright_machine_cpu_seconds_total{machine="web-1"}': 2.5,
      'fleetwright_machine_cpu_delay_seconds_total{machine="web-1"}': 0.5,
      'fleetwright_machine_memory_balloon_bytes{machine="web-1"}': 512 * 1024 * 1024,
      'fleetwright_machine_disk_read_seconds_total{machine="web-1",target="vda"}': 0.001,
      'fleetwright_machine_network_drops_total{machine="web-1",interface="vnet0"}': 3,
    };
    expect(Object.fromEntries([...values].filter(([key]) => key in expected))).toEqual(expected);
  });

  it('show every metric of the table, with its labels, and none besides', () => {
    const { lines, types } = scrape(filled());
    expect([...types.keys()]).toEqual(METRIC_NAMES);
    for (const { name, labels } of lines) {
      const family = METRIC_NAMES.find(
        (known) => known === name.replace(/_(bucket|sum|count)$/, '') || known === name,
      );
      if (family === undefined) throw new Error(`${name} is not in the table`);
      const { labels: expected, type } = metricDescription(family);
      expect(types.get(family)).toBe(type);
      expect([...labels.keys()].filter((label) => label !== 'le')).toEqual(expected);
    }
  });

  it('leave out what somebody else runs, and all use that could not be had', () => {
    const machines = (text: string): readonly string[] =>
      parseMetrics(text).lines.flatMap(({ name, labels }) =>
        name.startsWith('fleetwright_machine_cpu') ? [labels.get('machine') ?? ''] : [],
      );
    expect(new Set(machines(filled().text(FULL_STATUS, USE)))).toEqual(new Set(['web-1']));
    const without = filled().text(FULL_STATUS, undefined);
    expect(machines(without)).toEqual([]);
    expect(parseMetrics(without).values.get('fleetwright_use_available')).toBe(0);
  });

  it('know after a restart when the last success was, and that there was none', () => {
    const after = scrape(started()).values.get('fleetwright_last_success_timestamp_seconds');
    expect(after).toBe((NOW_MS - 90_000) / 1000);
    const { refusedRelease: _, release: _release, capacity: _capacity, ...rest } = FULL_STATUS;
    const never = { ...rest, results: [], source: { description: 'x', failures: 0 } };
    expect(scrape(started(), never).values.get('fleetwright_last_success_timestamp_seconds')).toBe(0);
    expect(scrape(started(), never).values.get('fleetwright_fetch_last_success_timestamp_seconds')).toBe(0);
  });

  it('lose what has passed: a machine that went leaves no series behind', () => {
    const metrics = filled();
    const before = metrics.text(FULL_STATUS, USE);
    const after = metrics.text({ ...FULL_STATUS, machines: [], drift: [], findings: [] }, USE);
    expect(before).toContain('machine="db-1"');
    expect(after).not.toContain('machine="db-1"');
    expect(after).not.toContain('fleetwright_drift{');
  });

  it('take names as they come, and give them back unharmed', () => {
    const hostile = 'a"b\\c\nd{}=,ü🙂\u{d800}';
    const status = { ...FULL_STATUS, findings: [{ ...finding, subject: hostile }] };
    const { lines } = parseMetrics(Buffer.from(started().text(status, undefined)).toString());
    const found = lines.find(({ name }) => name === 'fleetwright_abnormal');
    expect(found?.labels.get('subject')).toBe(hostile.replace('\u{d800}', '\u{fffd}'));
  });

  it('keep a bounded number of series, whatever they are told', () => {
    const metrics = started();
    for (let index = 0; index < 3000; index += 1) {
      metrics.rpc({ call: `made-up-${index}`, durationMs: 1, outcome: 'done' });
    }
    const { values } = scrape(metrics);
    const calls = [...values.keys()].filter((key) =>
      key.startsWith('fleetwright_libvirt_rpc_timeouts_total'),
    );
    expect(calls).toHaveLength(1001);
    expect(values.get('fleetwright_libvirt_rpc_duration_seconds_count{call="other"}')).toBe(2000);
    const findings = Array.from({ length: 50_010 }, (_, index) => ({ ...finding, subject: String(index) }));
    const many = parseMetrics(metrics.text({ ...FULL_STATUS, findings }, undefined)).values;
    expect(many.get('fleetwright_series_omitted')).toBe(10);
  });

  it('say nothing twice, which Prometheus would refuse as a whole', () => {
    const status = { ...FULL_STATUS, findings: [finding, { ...finding, value: '9' }] };
    expect(() => parseMetrics(started().text(status, USE))).not.toThrow();
  });

  (promtool === undefined ? it.skip : it)('please promtool', async () => {
    expect(await promtool?.(['check', 'metrics'], filled().text(FULL_STATUS, USE))).toEqual({
      exitCode: 0,
      output: '',
    });
    // The tool does complain about what is wrong.
    expect(await promtool?.(['check', 'metrics'], '# TYPE wrong counter\nwrong 1\n')).toMatchObject({
      exitCode: 3,
    });
  });
});

const finding = { rule: 'crash-loop', subject: 'web-1', value: '3', limit: '3', sinceMs: NOW_MS };
