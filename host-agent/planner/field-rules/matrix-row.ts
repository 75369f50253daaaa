import type { Impact } from '../change-plan';

/** What a change hits, as the matrix is divided. */
export const MATRIX_AREAS = [
  'CPU',
  'memory',
  'disks',
  'CD drives',
  'NICs',
  'networks',
  'pools',
  'machine',
  'firmware',
] as const;
export type MatrixArea = (typeof MATRIX_AREAS)[number];

/** What a change means for a running machine (or a network with running guests), in words for users. */
export interface MatrixRow {
  readonly area: MatrixArea;
  /** "vCPUs up". */
  readonly change: string;
  /** `refused`: not done at all. */
  readonly impact: Impact | 'refused';
  /** When the impact is that; absent: always. */
  readonly condition?: string;
  /** What happens when the condition does not hold, or instead of what is refused. */
  readonly otherwise?: string;
}

/** Every field says at least once what changing it means. */
export type MatrixRows = readonly [MatrixRow, ...MatrixRow[]];

/** A row that always holds. */
export function row(area: MatrixArea, change: string, impact: MatrixRow['impact']): MatrixRow {
  return { area, change, impact };
}

/** A row that holds on a condition, and what happens otherwise. */
export function rowWhere(
  area: MatrixArea,
  change: string,
  impact: MatrixRow['impact'],
  words: { readonly condition?: string; readonly otherwise: string },
): MatrixRow {
  return { area, change, impact, ...words };
}
