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
  const families = new Map<MetricName, Family>();
  let omitted = 0;
  for (const each of all) {
    const family = families.get(each.name) ?? { keys: new Set(), lines: headOf(each.name) };
    families.set(each.name, family);
    const key = `${each.suffix ?? ''}${labelsText(each.labels)}`;
    if (family.keys.has(key)) continue;
    if (family.keys.size >= SERIES_PER_METRIC_MAX) omitted += 1;
    else {
      family.keys.add(key);
      family.lines += `${each.name}${key} ${numberText(each.value)}\n`;
    }
  }
  const ending = 'fleetwright_series_omitted';
  families.set(ending, { keys: new Set(), lines: `${headOf(ending)}${ending} ${omitted}\n` });
  return METRIC_NAMES.map((name) => families.get(name)?.lines ?? '').join('');
}

/** The lines of one metric so far, and the labels that they have: a scrape of 1,000 machines has 23,000 of them. */
interface Family {
  readonly keys: Set<string>;
  lines: string;
}

function headOf(name: MetricName): string {
  const { type, help } = metricDescription(name);
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n`;
}

function labelsText(labels: Series['labels']): string {
  let text = '';
  for (const [label, value] of Object.entries(labels)) {
    text += `${text === '' ? '{' : ','}${label}="${escaped(value)}"`;
  }
  return text === '' ? '' : `${text}}`;
}

/** All that the format escapes; whatever else a name holds is UTF-8 once it is written. */
function escaped(value: string): string {
  // Nearly all names hold none of it, and looking is ten times as fast as replacing.
  if (!/["\\\n]/.test(value)) return value;
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
