import { IMPACTS, type Impact } from '../../../planner';
import type { ToldGoneHost, ToldHost, ToldObject } from '../../told';

/** From here on a change hits guests, or is refused: shown before anything else. */
export const SEVERE_RANK = 3;

const RANKS: Readonly<Record<Impact | 'refused', number>> = {
  live: 1,
  'next-boot': 2,
  restart: SEVERE_RANK,
  refused: 4,
  replace: 5,
  destroy: 6,
};

/** How much a reviewer has to know of an object, the larger the more. */
export function rankOfObject({ impact, refusals }: ToldObject): number {
  return Math.max(impact === undefined ? 0 : RANKS[impact], refusals.length > 0 ? RANKS.refused : 0);
}

/** The rank of its worst object; a host that is left alone from now on comes before those where nothing is destroyed. */
export function rankOfHost(host: ToldHost | ToldGoneHost): number {
  if (host.kind === 'gone') return RANKS.replace;
  return host.objects.reduce((worst, object) => Math.max(worst, rankOfObject(object)), 0);
}

/** The worst of all steps; nothing where nothing is done. */
export function worstOf({ objects }: ToldHost): Impact | undefined {
  const indexes = objects.flatMap(({ impact }) => (impact === undefined ? [] : [IMPACTS.indexOf(impact)]));
  return indexes.length === 0 ? undefined : IMPACTS[Math.max(...indexes)];
}
