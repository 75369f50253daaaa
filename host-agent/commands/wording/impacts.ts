import { IMPACTS, type Impact } from '../../planner';
import { shown } from './shown';

/** What each impact means for the guest. */
export const IMPACT_WORDS: Readonly<Record<Impact, { readonly label: string; readonly meaning: string }>> = {
  live: { label: 'live', meaning: 'takes effect now; guests go on running' },
  'next-boot': { label: 'next boot', meaning: 'takes effect when the guest starts next' },
  restart: { label: 'restart', meaning: 'the guest is stopped and started' },
  replace: { label: 'replace', meaning: 'it is made anew; what it held is in the trash' },
  destroy: { label: 'destroy', meaning: 'it is taken away' },
};

/** The label of an impact that arrives as text; other text stays what it is. */
export function impactLabel(text: string): string {
  const impact = IMPACTS.find((candidate) => candidate === text);
  return impact === undefined ? shown(text) : IMPACT_WORDS[impact].label;
}
