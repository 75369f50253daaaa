import { describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  METRIC_GROUPS,
  METRIC_NAMES,
  metricDescription,
  type MetricDescription,
} from '../../host-agent/service/metrics/table';
import { BALLOON_AT_FLOOR_LIMIT } from '../../host-agent/service/rules/balloon-at-floor';
import { CRASH_LOOP_LIMIT } from '../../host-agent/service/rules/crash-loop';
import { IO_ERROR_PAUSE_LIMIT } from '../../host-agent/service/rules/io-error-pause';
import { RULE_NAMES, type RuleName } from '../../host-agent/service/rules/names';
import { NO_TRAFFIC_LIMIT } from '../../host-agent/service/rules/no-traffic';
import { RELEASE_REFUSED_LIMIT } from '../../host-agent/service/rules/release-refused';
import { SUSTAINED_STEAL_LIMIT } from '../../host-agent/service/rules/sustained-steal';
import { TRAFFIC_BURST_LIMIT } from '../../host-agent/service/rules/traffic-burst';
import { UNREQUESTED_LIFECYCLE_LIMIT } from '../../host-agent/service/rules/unrequested-lifecycle';
import { CHANGED_FILE_LIMIT } from '../../host-agent/service/rules/watched-files';
import { promtool } from '../support/promtool';
import { blocksOf, readText, ROOT, rowsOf, sectionOf } from './documents';

const FOLDER = 'docs/monitoring';
const README = `${FOLDER}/README.md`;

/** Alerts that wait for days are looked at in thousands of moments. */
jest.setTimeout(120_000);

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly type: string;
    readonly title: string;
    readonly description?: string;
    readonly datasource?: { readonly uid: string };
    readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: unknown }[] };
  readonly annotations: { readonly list: readonly { readonly expr: string }[] };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- promtool checks the form of the file below
const alertFile = parse(readText(`${FOLDER}/alerts.yml`)) as {
  readonly groups: readonly { readonly rules: readonly Alert[] }[];
};
const ALERTS = alertFile.groups.flatMap(({ rules }) => rules);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what of it is used is looked at below
const dashboard = JSON.parse(readText(`${FOLDER}/grafana-dashboard.json`)) as Dashboard;
const EXPRESSIONS = [
  ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.annotations.list.map(({ expr }) => expr),
];

/** Metrics of ours in an expression, with the labels that it asks them for. */
function metricsIn(expr: string): readonly { readonly name: string; readonly labels: readonly string[] }[] {
  return [...expr.matchAll(/\b((?:fleetwright|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', labels = '']) => ({
      name,
      labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }),
  );
}

/** What is named in an expression and not to be had. */
function unknownIn(expr: string): readonly string[] {
  return metricsIn(expr).flatMap(({ name, labels }) => {
    const metric = METRIC_NAMES.find((known) => known === name || `${known}_bucket` === name);
    if (metric === undefined) return [name];
    const own = new Set(['instance', 'job', 'le', ...metricDescription(metric).labels]);
    return labels.filter((label) => !own.has(label)).map((label) => `${name}{${label}}`);
  });
}

const maybe = promtool === undefined ? it.skip : it;

describe('docs/monitoring/README.md', () => {
  it('has every metric, as the agent has it (if not: node scripts/generate-monitoring-doc.mjs)', () => {
    for (const [group, metrics] of Object.entries(METRIC_GROUPS)) {
      const expected = Object.entries<MetricDescription>(metrics).map(([name, { type, labels, help }]) => [
        name,
        type,
        labels.map((label) => `\`${label}\``).join(', '),
        help,
      ]);
      const rows = rowsOf(sectionOf(README, group)).map(([name, type, labels = '', help]) => [
        name,
        type,
        labels === '' || labels.includes('`') ? labels : `\`${labels}\``,
        help,
      ]);
      expect(rows).toEqual(expected);
    }
  });

  it('has every rule with its limit', () => {
    const limits: Readonly<Record<RuleName, string>> = {
      'out-of-band-change': 'the value that was released',
      'unrequested-lifecycle': UNREQUESTED_LIFECYCLE_LIMIT,
      'crash-loop': CRASH_LOOP_LIMIT,
      'io-error-pause': IO_ERROR_PAUSE_LIMIT,
      'sustained-steal': SUSTAINED_STEAL_LIMIT,
      'balloon-at-floor': BALLOON_AT_FLOOR_LIMIT,
      'image-changed': CHANGED_FILE_LIMIT,
      'firmware-changed': CHANGED_FILE_LIMIT,
      'release-refused': RELEASE_REFUSED_LIMIT,
      'no-traffic': NO_TRAFFIC_LIMIT,
      'traffic-burst': TRAFFIC_BURST_LIMIT,
    };
    const rows = rowsOf(sectionOf(README, 'Rules'));
    expect(rows.map(([rule, limit]) => [rule, limit])).toEqual(
      RULE_NAMES.map((rule) => [rule, limits[rule]]),
    );
    for (const rule of RULE_NAMES) expect(readText(README)).toContain(`- **\`${rule}\`**: `);
  });

  maybe('has a configuration that Prometheus takes', async () => {
    const [configuration = ''] = blocksOf(README, 'yaml');
    expect(configuration).toContain('job_name: fleetwright');
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-prometheus-'));
    const path = join(directory, 'prometheus.yml');
    await writeFile(path, configuration);
    const checked = await promtool?.(['check', 'config', '--syntax-only', path]);
    await rm(directory, { recursive: true });
    expect(checked).toMatchObject({ exitCode: 0 });
  });
});

describe('docs/monitoring/alerts.yml', () => {
  it.each(ALERTS)('$alert asks for what there is, and says what to do', ({ expr, labels, annotations }) => {
    expect(unknownIn(expr)).toEqual([]);
    expect(['critical', 'warning', 'info']).toContain(labels['severity']);
    expect(Object.keys(annotations)).toEqual(['summary', 'description', 'runbook']);
    for (const text of Object.values(annotations)) expect(text.length).toBeGreaterThan(20);
  });

  it('has a case that fires and a silent one for each alert, and each alert once', () => {
    const names = [readText(`${FOLDER}/alerts.test.yml`), readText(`${FOLDER}/alerts.long.test.yml`)]
      .flatMap((text) => [...text.matchAll(/- name: '?(\w+) (fires|is silent)/g)])
      .map(([, alert, what]) => `${alert} ${what}`);
    const expected = ALERTS.flatMap(({ alert }) => [`${alert} fires`, `${alert} is silent`]);
    expect(new Set(names)).toEqual(new Set(expected));
    expect(new Set(ALERTS.map(({ alert }) => alert)).size).toBe(ALERTS.length);
  });

  maybe.each(['alerts.test.yml', 'alerts.long.test.yml'])('does what %s says', async (file) => {
    const { exitCode, output } = (await promtool?.(['test', 'rules', join(ROOT, FOLDER, file)])) ?? {};
    expect(output).toMatch(/SUCCESS\s*$/);
    expect(exitCode).toBe(0);
  });
});

describe('docs/monitoring/grafana-dashboard.json', () => {
  it('asks for what there is, from the data source that is chosen', () => {
    expect(EXPRESSIONS.length).toBeGreaterThan(40);
    expect(EXPRESSIONS.flatMap(unknownIn)).toEqual([]);
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'instance', 'machine']);
    expect(dashboard.templating.list.flatMap(({ query }) => unknownIn(JSON.stringify(query)))).toEqual([]);
    const panels = dashboard.panels.filter(({ type }) => type !== 'row');
    for (const { datasource, targets = [], description } of panels) {
      expect(description).toBeTruthy();
      expect(targets.length).toBeGreaterThan(0);
      for (const each of [datasource, ...targets.map((target) => target.datasource)])
        expect(each?.uid).toBe('${datasource}');
    }
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows every metric of machines', () => {
    const shown = new Set(EXPRESSIONS.flatMap(metricsIn).map(({ name }) => name));
    const missing = METRIC_NAMES.filter(
      (name) => name.startsWith('fleetwright_machine_') && !shown.has(name),
    );
    // What is usable says more than what is not used at all.
    expect(missing).toEqual(['fleetwright_machine_memory_unused_bytes']);
  });

  maybe('is written in expressions that Prometheus takes', async () => {
    const rules = EXPRESSIONS.map((expr, index) => ({
      record: `dashboard:${index}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$(instance|machine)/g, '.*'),
    }));
    const directory = await mkdtemp(join(tmpdir(), 'fleetwright-prometheus-'));
    const path = join(directory, 'rules.yml');
    // JSON is YAML.
    await writeFile(path, JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    const checked = await promtool?.(['check', 'rules', path]);
    await rm(directory, { recursive: true });
    expect(checked?.output).toContain(`SUCCESS: ${EXPRESSIONS.length} rules found`);
  });
});
