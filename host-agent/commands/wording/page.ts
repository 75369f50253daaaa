import type { ChangeCounts, Mark } from '../rendering/change-view';
import { count } from './quantities';
import { REVIEW_COLUMNS } from './review-titles';

/** What the page of a review says besides what is told on it: headings, controls, and what its pictures are about. */
export const PAGE_WORDS = {
  review: 'Review',
  skip: 'Skip to the changes',
  host: 'Host',
  newHost: 'new',
  nothing: 'nothing',
  plan: 'plan',
  fleet: 'fleet',
  stepsOfObject: 'steps',
  factsOfObject: 'what it has',
  noneMatches: 'No change of this host matches the filter.',
  end: 'Made by `fleetwright review`; `--json` has the same facts for programs.',
  filter: {
    group: 'Filter',
    label: 'Filter changes',
    hint: 'name, field, value, step',
    key: 'Press / to filter, Escape to clear.',
    impacts: 'by impact',
    marks: 'by mark',
    clear: 'Clear',
  },
  /** By what is chosen now. */
  theme: { auto: 'Colours: as the system', light: 'Colours: light', dark: 'Colours: dark' },
  timeline: {
    lane: 'impact',
    legend: 'From left to right: what is in a later column waits for something in an earlier one.',
  },
  allocation: {
    legend: 'Thin bar: now. Thick bar: after. Line: room. Dashed line: what the host has.',
    over: 'more than there is room for',
    overBefore: 'now more than there is room for',
    unknown: 'how much room there is, nobody says',
  },
} as const;

/** Counts of a host, behind their numbers, with the mark that stands for each. */
export const COUNT_WORDS: Readonly<
  Record<keyof ChangeCounts, { readonly mark: Mark; readonly words: string }>
> = {
  create: { mark: '+', words: 'to create' },
  change: { mark: '~', words: 'to change' },
  restart: { mark: '!', words: 'to restart' },
  destroy: { mark: '-', words: 'to destroy' },
  refused: { mark: 'x', words: 'refused' },
};

/** `12 of 40 changes shown`, once the page puts its numbers in. */
export const FILTER_COUNT_WORDS = '{shown} of {all} changed objects shown';

/** Name of a box that scrolls sideways: `timeline of host kvm-1`. */
export function regionInWords(title: string, host: string): string {
  return `${title} of host ${host}`;
}

/** A column of the timeline: `stage 3`, or `stages 3 to 5`. */
export function stageInWords(first: number, last: number): string {
  return first === last ? `stage ${first}` : `stages ${first} to ${last}`;
}

/** A cell of the timeline in which there are too many steps to show each. */
export function stepsInWords(steps: number): string {
  return count(steps, 'step');
}

/** What a bar shows, for those who do not see it. */
export function barInWords(allocation: {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly capacity: string;
  readonly limit: string;
}): string {
  const { name, before, after, capacity, limit } = allocation;
  const titles = REVIEW_COLUMNS.allocation;
  return `${name}: ${titles.before} ${before}, ${titles.after} ${after}, ${titles.limit} ${limit}, ${titles.capacity} ${capacity}`;
}

/** Of more changed objects than a page can hold: how many are not on it, and where they are. */
export function objectsNotListedInWords(left: number, all: number): string {
  return `${left} of ${all} changed objects are not listed here, the gentlest ones: \`fleetwright review --json\` has all of them.`;
}

/** Of a list that is longer than a page can hold: how much of it is not there. */
export function linesNotListedInWords(left: number): string {
  return `${left} more are not listed here: \`fleetwright review --json\` has all of them.`;
}

/** Of a host with more machines than a picture can hold. */
export function machinesNotDrawnInWords(drawn: number, all: number): string {
  return drawn === 0
    ? `None of the ${all} machines is drawn: there are too many. \`fleetwright graph\` draws the whole host.`
    : `${drawn} of ${all} machines are drawn, those that change, the worst first. \`fleetwright graph\` draws the whole host.`;
}
