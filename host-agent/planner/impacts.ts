import { IMPACTS, type Impact } from './change-plan';

/** The worst of these impacts; `live` when there are none. */
export function worstImpact(impacts: readonly Impact[]): Impact {
  return IMPACTS.findLast((impact) => impacts.includes(impact)) ?? 'live';
}
