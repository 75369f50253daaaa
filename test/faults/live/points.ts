import type { Fault } from '../types';
import type { Form } from './course';

/**
 * Errors that stand for the many: an internal one, a system call's, "it is not there", a state that does not allow it, a time limit,
 * a connection that libvirt says is broken, no memory, not allowed (virErrorNumber).
 */
export const ERROR_CODES = [1, 38, 42, 55, 68, 2, 88, 9] as const;

/** How many points a scenario has. */
export interface PointCounts {
  readonly libvirt: number;
  readonly files: number;
}

/** Every fault of a scenario, at every point. */
export function everyFault({ libvirt, files }: PointCounts, form: Form): readonly Fault[] {
  const moments = ['before', 'after'] as const;
  const atLibvirt = numbersTo(libvirt).flatMap((point): readonly Fault[] => [
    ...moments.map((moment) => ({ kind: 'agent-killed' as const, at: 'libvirt' as const, moment, point })),
    ...moments.map((moment) => ({ kind: 'connection-cut' as const, moment, point })),
    { kind: 'no-answer', point },
    { kind: 'answer-late', point },
    { kind: 'answers-swapped', point },
    ...ERROR_CODES.map((code) => ({ kind: 'error' as const, code, point })),
    ...moments.map((moment) => ({ kind: 'libvirt-killed' as const, moment, point })),
    ...(form === 'guests' ? [{ kind: 'guests-paused' as const, point }] : []),
  ]);
  const atFiles = numbersTo(files).flatMap((point): readonly Fault[] => [
    ...moments.map((moment) => ({ kind: 'agent-killed' as const, at: 'files' as const, moment, point })),
    { kind: 'disk-full', point },
  ]);
  return [...atLibvirt, ...atFiles];
}

/** A fault without its point, as it is named on command lines and in tables: `agent-killed/files/after`, `error/38`. */
export function faultName(fault: Fault): string {
  const parts = [
    fault.kind,
    'at' in fault ? fault.at : undefined,
    'moment' in fault ? fault.moment : undefined,
    'code' in fault ? String(fault.code) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join('/');
}

/** Some of them, of each sort as many as can be, always the same for the same seed; points lie where the seed wants. */
export function sampleFaults(faults: readonly Fault[], count: number, seed: number): readonly Fault[] {
  const random = randomNumbers(seed);
  const sorts = new Map<string, Fault[]>();
  for (const fault of shuffled(faults, random)) {
    const sort = 'at' in fault ? `${fault.kind}/${fault.at}` : fault.kind;
    sorts.set(sort, [...(sorts.get(sort) ?? []), fault]);
  }
  const rounds = [...sorts.values()];
  const longest = Math.max(0, ...rounds.map((list) => list.length));
  const inTurns = numbersTo(longest).flatMap((round) => rounds.flatMap((list) => list[round - 1] ?? []));
  return inTurns.slice(0, count);
}

function numbersTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** mulberry32: small, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
