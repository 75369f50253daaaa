import { describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMetrics } from '../../host-agent/service/metrics/create-metrics';
import type { AgentStatus } from '../../host-agent/service/status/types';
import { FULL_STATUS, NOW_MS } from '../host-agent/service/metrics/full-status';
import { parseMetrics } from '../host-agent/service/metrics/parse-metrics';
import { promtool } from '../support/promtool';
import { ROOT } from './documents';

/** promtool takes seconds on a busy machine. */
jest.setTimeout(60_000);

/** Longer than every alert waits that a status by itself can make, but for those that take days. */
const MINUTES = 100;

const { refusedRelease: _refused, suspended: _suspended, gate: _gate, retry: _retry, ...rest } = FULL_STATUS;
const HEALTHY: AgentStatus = {
  ...rest,
  conditions: [
    { name: 'Ready', status: 'true', reason: 'AsReleased', sinceMs: NOW_MS },
    { name: 'Reconciling', status: 'false', reason: 'Idle', sinceMs: NOW_MS },
    { name: 'Stalled', status: 'false', reason: 'Idle', sinceMs: NOW_MS },
    { name: 'Suspended', status: 'false', reason: 'NotSuspended', sinceMs: NOW_MS },
    { name: 'Trusted', status: 'true', reason: 'SignatureTrusted', sinceMs: NOW_MS },
  ],
  drift: [],
  heldBack: [],
  refusals: [],
  pendingRestarts: [],
  machines: FULL_STATUS.machines.map((machine) =>
    machine.wanted === 'running' ? { ...machine, actual: 'running', ready: true } : machine,
  ),
  findings: [],
};

/** The alerts that fire when an agent has shown this status for some time. */
async function firing(status: AgentStatus, expected: readonly string[]): Promise<string> {
  const metrics = createMetrics();
  metrics.log({ atMs: NOW_MS, level: 'info', code: 'libvirt-connected', fields: { uri: status.uri } });
  const { lines } = parseMetrics(metrics.text(status, undefined));
  const series = lines.map(({ name, labels, value }) => {
    const pairs = [...labels, ['instance', 'edge-1'], ['job', 'fleetwright']].map(
      ([label = '', text = '']) => `${label}="${text}"`,
    );
    // The series begin at the beginning of all time: what has just happened goes on happening.
    const isNow = name.endsWith('last_success_timestamp_seconds');
    const values = isNow ? `0+60x${MINUTES}` : `${value}x${MINUTES}`;
    return { series: `${name}{${pairs.join(',')}}`, values };
  });
  const test = {
    rule_files: [join(ROOT, 'docs/monitoring/alerts.yml')],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: series,
        promql_expr_test: [
          {
            expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: `${MINUTES}m`,
            exp_samples: expected.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
          },
        ],
      },
    ],
  };
  const directory = await mkdtemp(join(tmpdir(), 'fleetwright-alerts-'));
  const path = join(directory, 'test.yml');
  // JSON is YAML.
  await writeFile(path, JSON.stringify(test));
  const { output = '' } = (await promtool?.(['test', 'rules', path])) ?? {};
  await rm(directory, { recursive: true });
  return output;
}

const maybe = promtool === undefined ? it.skip : it;

describe('the alerts, on what an agent itself shows', () => {
  maybe('are silent about a host on which all is well', async () => {
    expect(await firing(HEALTHY, [])).toMatch(/SUCCESS\s*$/);
  });

  maybe('fire for everything that is wrong, each once', async () => {
    const wrong: AgentStatus = {
      ...HEALTHY,
      conditions: [
        { name: 'Ready', status: 'false', reason: 'AttemptsExhausted', sinceMs: NOW_MS },
        { name: 'Stalled', status: 'true', reason: 'AttemptsExhausted', sinceMs: NOW_MS },
        { name: 'Trusted', status: 'false', reason: 'TrustLost', sinceMs: NOW_MS },
      ],
      refusedRelease: { code: 'forked', message: '', revision: 'x', sinceMs: NOW_MS },
      gate: { kind: 'failed', machines: ['web-1'], sinceMs: NOW_MS, action: 'stop' },
      drift: FULL_STATUS.drift.slice(0, 1),
      machines: FULL_STATUS.machines,
      findings: FULL_STATUS.findings,
    };
    const expected = [
      'FleetwrightStalled',
      'FleetwrightNotReady',
      'FleetwrightNotTrusted',
      'FleetwrightReleaseRefused',
      'FleetwrightHealthGateFailed',
      'FleetwrightDrift',
      'FleetwrightMachineDown',
      'FleetwrightMachineNotReady',
      'FleetwrightCrashLoop',
      'FleetwrightAbnormal',
    ];
    expect(await firing(wrong, expected)).toMatch(/SUCCESS\s*$/);
  });
});
