import type { Fault, Moment } from '../types';
import { ERROR_CODES, type Point, type Site } from './faulty';

const MOMENTS: readonly Moment[] = ['before', 'after'];

/** A cut connection at every call to libvirt, both before and after it is carried out. */
export function cutsAt(points: readonly Point[]): readonly Fault[] {
  return numbersOf(points, 'libvirt').flatMap((point) =>
    MOMENTS.map((moment) => ({ kind: 'connection-cut', moment, point }) as const),
  );
}

/**
 * Of the cuts at calls that change something all, of the others each so manieth: what is known of the world is the same at one and at
 * the next.
 */
export function thinned(faults: readonly Fault[], points: readonly Point[], apart: number): readonly Fault[] {
  const writing = new Set(
    points.filter(({ site, writes }) => site === 'libvirt' && writes).map(({ number }) => number),
  );
  return faults.filter(({ point }) => writing.has(point) || point % apart === 0);
}

/** A call that changes nothing is as good as not made when nobody hears its answer. */
export function isLikeBefore(fault: Fault, points: readonly Point[]): boolean {
  if (fault.kind !== 'connection-cut' || fault.moment === 'before') return false;
  return !points.some(({ site, number, writes }) => site === 'libvirt' && number === fault.point && writes);
}

/** How one fault of a kind is drawn; `pick` chooses one of a list. */
type Draw = (pick: Pick, points: Readonly<Record<Site, readonly number[]>>) => Fault;

/** Chooses one of a list, and always the same for the same seed. */
export type Pick = <Item>(items: readonly Item[]) => Item;

const DRAWS: Readonly<Record<Fault['kind'], Draw>> = {
  'agent-killed': (pick, points) => {
    const at = pick<Site>(['libvirt', 'files']);
    return { kind: 'agent-killed', at, moment: pick(MOMENTS), point: pick(points[at]) };
  },
  'connection-cut': (pick, { libvirt }) => ({
    kind: 'connection-cut',
    moment: pick(MOMENTS),
    point: pick(libvirt),
  }),
  'no-answer': (pick, { libvirt }) => ({ kind: 'no-answer', point: pick(libvirt) }),
  'answer-late': (pick, { libvirt }) => ({ kind: 'answer-late', point: pick(libvirt) }),
  'answers-swapped': (pick, { libvirt }) => ({ kind: 'answers-swapped', point: pick(libvirt) }),
  error: (pick, { libvirt }) => ({ kind: 'error', code: pick(ERROR_CODES), point: pick(libvirt) }),
  'disk-full': (pick, points) => {
    const at = pick<Site>(['libvirt', 'files']);
    return { kind: 'disk-full', at, point: pick(points[at]) };
  },
  'libvirt-killed': (pick, { libvirt }) => ({
    kind: 'libvirt-killed',
    moment: pick(MOMENTS),
    point: pick(libvirt),
  }),
  'guests-paused': (pick, { libvirt }) => ({ kind: 'guests-paused', point: pick(libvirt) }),
};

export const FAULT_KINDS = Object.keys(DRAWS) as readonly Fault['kind'][];

/** A fault of this kind at one of these points. */
export function drawFault(kind: Fault['kind'], points: readonly Point[], pick: Pick): Fault {
  return DRAWS[kind](pick, { libvirt: numbersOf(points, 'libvirt'), files: numbersOf(points, 'files') });
}

/** Numbers that are the same in every run with this seed (mulberry32). */
export function pickFrom(seed: number): Pick {
  let state = seed;
  return (items) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const item = items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
}

function numbersOf(points: readonly Point[], site: Site): readonly number[] {
  return points.filter((point) => point.site === site).map(({ number }) => number);
}
