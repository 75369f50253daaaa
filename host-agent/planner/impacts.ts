import { IMPACTS, type Impact } from './change-plan';

/** The worst of these impacts; `live` when there are none. */
export function worstImpact(impacts: readonly Impact[]): Impact {
  const worst = impacts.reduce((highest, impact) => Math.max(highest, IMPACTS.indexOf(impact)), 0);
  return IMPACTS[worst] ?? 'live';
}
