import { IMPACTS, type Impact } from '../../planner';
import { IMPACT_WORDS } from './impacts';
import { count } from './quantities';

/** What a layout with bounds says of itself. */

/** Objects that are not shown, by their impacts: `25 objects are left out (3 restart, 22 live).` */
export function objectsLeftOutInWords(impacts: readonly (Impact | 'refused')[]): string {
  const parts = [...[...IMPACTS].reverse(), 'refused' as const]
    .map((of) => ({ of, number: impacts.filter((impact) => impact === of).length }))
    .filter(({ number }) => number > 0)
    .map(({ of, number }) => `${number} ${of === 'refused' ? 'refused' : IMPACT_WORDS[of].label}`);
  return `${count(impacts.length, 'object')} ${impacts.length === 1 ? 'is' : 'are'} left out (${parts.join(', ')}).`;
}

/** Of an object that is too large to be shown: how much of it there is. */
export function objectTooLargeInWords(changes: number, steps: number, refusals: number): string {
  return `Too much to show here: ${count(changes, 'change')}, ${count(steps, 'step')}, ${count(refusals, 'refusal')}.`;
}

/** Parts of a host's answer that are not shown: `allocation, addresses`. */
export function partsLeftOutInWords(titles: readonly string[]): string {
  return `Left out: ${titles.join(', ')}.`;
}

/** Hosts of which nothing but the row in the table is shown. */
export function hostsLeftOutInWords(number: number): string {
  return `${count(number, 'host')} ${number === 1 ? 'is' : 'are'} left out.`;
}

/** Where to find what is left out. */
export const WHOLE_REVIEW_IN_WORDS =
  'Comments are bounded, so this one is cut. All of it is in what `fleetwright review` prints, and in the page that it writes with `--output review.html`.';

/** `3 → 2 of 8`, or without the limit where nobody says what it is. */
export function useInWords(change: string, limit: string | undefined): string {
  return limit === undefined ? change : `${change} of ${limit}`;
}

/** Whether what is promised is there. */
export const FITS_WORDS = { yes: 'yes', no: 'no', unknown: 'not known' } as const;

/** What stands for the impact of nothing. */
export const NO_IMPACT_IN_WORDS = 'none';

/** What stands in the table for a host of the older plans only. */
export const GONE_IN_WORDS = 'no plan any more';

/** A line about one host, among those of others. */
export function ofHostInWords(host: string, line: string): string {
  return `host ${host}: ${line}`;
}
