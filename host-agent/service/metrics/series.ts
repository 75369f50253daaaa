import type { LabelsOf, MetricName } from './table';

/** One line of the answer. */
export interface Series {
  readonly name: MetricName;
  /** Of a histogram's line. */
  readonly suffix?: '_bucket' | '_sum' | '_count';
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A line whose labels are those of its metric. */
export function series<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number): Series {
  return { name, labels, value };
}

/** 1 for the one of several that is so now, and 0 for the others. */
export function oneOf<Name extends MetricName, Value extends string>(
  name: Name,
  values: readonly Value[],
  current: Value | undefined,
  labelsOf: (value: Value) => LabelsOf<Name>,
): readonly Series[] {
  return values.map((value) => series(name, labelsOf(value), value === current ? 1 : 0));
}
