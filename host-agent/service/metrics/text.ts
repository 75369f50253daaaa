import type { Series } from './series';
import { METRIC_NAMES, metricDescription, type MetricName } from './table';

/**
 * Lines of one metric at most: 5,000 machines with ten disks or NICs each. A host beyond that is better asked by something
 * else than a scrape.
 */
export const SERIES_PER_METRIC_MAX = 50_000;

/** The media type of what `metricsText` writes. */
export const METRICS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * The text format of Prometheus, version 0.0.4: metrics in the order of the table, each line once. A second line with the same
 * labels would make Prometheus refuse all of them, so the first one stays.
 */
export function metricsText(all: Iterable<Series>): string {
  const lines = new Map<MetricName, Map<string, number>>();
  let omitted = 0;
  for (const each of all) {
    const ofMetric = lines.get(each.name) ?? new Map<string, number>();
    lines.set(each.name, ofMetric);
    const key = `${each.name}${each.suffix ?? ''}${labelsText(each.labels)}`;
    if (ofMetric.has(key)) continue;
    if (ofMetric.size < SERIES_PER_METRIC_MAX) ofMetric.set(key, each.value);
    else omitted += 1;
  }
  lines.set('fleetwright_series_omitted', new Map([['fleetwright_series_omitted', omitted]]));
  return METRIC_NAMES.flatMap((name) => familyLines(name, lines.get(name)))
    .map((line) => `${line}\n`)
    .join('');
}

function familyLines(name: MetricName, lines: ReadonlyMap<string, number> | undefined): readonly string[] {
  if (lines === undefined) return [];
  const { type, help } = metricDescription(name);
  return [
    `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
    `# TYPE ${name} ${type}`,
    ...Array.from(lines, ([line, value]) => `${line} ${numberText(value)}`),
  ];
}

function labelsText(labels: Series['labels']): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** All that the format escapes; whatever else a name holds is UTF-8 once it is written. */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
