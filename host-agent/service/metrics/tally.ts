import { series, type Series } from './series';
import { metricDescription, type LabelsOf, type MetricName } from './table';

/**
 * Sets of labels that one counter or histogram keeps. Ours need some hundreds (kinds of steps by their results); more come only
 * of names that somebody else makes up, and are counted together as `other`.
 */
export const LABEL_SETS_MAX = 1000;

/** A counter with bounded memory. */
export interface Tally<Name extends MetricName> {
  add(labels: LabelsOf<Name>, amount?: number): void;
  series(): readonly Series[];
}

/** Counts from 0; `known` are shown from the beginning, so that the first of each is seen as an increase. */
export function createTally<Name extends MetricName>(
  name: Name,
  known: readonly LabelsOf<Name>[] = [],
): Tally<Name> {
  const entries = createEntries(name, () => ({ count: 0 }));
  for (const labels of known) entries.of(labels);
  return {
    add: (labels, amount = 1) => {
      entries.of(labels).count += amount;
    },
    series: () => entries.all().map(({ labels, entry }) => series(name, labels, entry.count)),
  };
}

/** A histogram with bounded memory. */
export interface Histogram<Name extends MetricName> {
  observe(labels: LabelsOf<Name>, value: number): void;
  series(): readonly Series[];
}

/** Buckets are those of the table. */
export function createHistogram<Name extends MetricName>(
  name: Name,
  known: readonly LabelsOf<Name>[] = [],
): Histogram<Name> {
  const { buckets = [] } = metricDescription(name);
  const entries = createEntries(name, () => ({ sum: 0, counts: [...buckets, Infinity].map(() => 0) }));
  for (const labels of known) entries.of(labels);
  return {
    observe: (labels, value) => {
      const entry = entries.of(labels);
      const found = buckets.findIndex((end) => value <= end);
      const bucket = found === -1 ? buckets.length : found;
      entry.counts[bucket] = (entry.counts[bucket] ?? 0) + 1;
      entry.sum += value;
    },
    series: () =>
      entries.all().flatMap(({ labels, entry }) => {
        let count = 0;
        const lines = entry.counts.map((inBucket, index): Series => {
          count += inBucket;
          const end = buckets[index];
          const le = end === undefined ? '+Inf' : String(end);
          return { name, suffix: '_bucket', labels: { ...labels, le }, value: count };
        });
        return [
          ...lines,
          { name, suffix: '_sum', labels, value: entry.sum },
          { name, suffix: '_count', labels, value: count },
        ];
      }),
  };
}

interface Entries<Name extends MetricName, Entry> {
  of(labels: LabelsOf<Name>): Entry;
  all(): readonly { readonly labels: LabelsOf<Name>; readonly entry: Entry }[];
}

function createEntries<Name extends MetricName, Entry>(name: Name, make: () => Entry): Entries<Name, Entry> {
  const order = metricDescription(name).labels;
  const entries = new Map<string, { readonly labels: LabelsOf<Name>; readonly entry: Entry }>();
  const valuesOf = (labels: Readonly<Record<string, string>>): readonly string[] =>
    order.map((label) => labels[label] ?? '');
  const entryOf = (labels: LabelsOf<Name>): Entry => {
    const key = JSON.stringify(valuesOf(labels));
    const present = entries.get(key);
    if (present !== undefined) return present.entry;
    const added = { labels, entry: make() };
    entries.set(key, added);
    return added.entry;
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table's own labels, each once
  const other = Object.fromEntries(order.map((label) => [label, 'other'])) as LabelsOf<Name>;
  return {
    of: (labels) => {
      const isNew = !entries.has(JSON.stringify(valuesOf(labels)));
      return entryOf(isNew && entries.size >= LABEL_SETS_MAX ? other : labels);
    },
    all: () => [...entries.values()],
  };
}
