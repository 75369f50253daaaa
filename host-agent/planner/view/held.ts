import type { Policy, Refusal, Subject } from '../change-plan';

/**
 * What must not be done although the plan asks for it. It shows only once everything is decided, so the planner looks again with
 * this in hand, until nothing more is held back.
 */
export interface Held {
  /** By UUID: fields that a machine keeps as the host has them, so that the rest of it can be had. */
  readonly fields: ReadonlyMap<string, { readonly fields: readonly string[]; readonly refusal: Refusal }>;
  /** By subject: what stays as it is altogether. */
  readonly whole: ReadonlyMap<string, Refusal>;
}

export const NOTHING_HELD: Held = { fields: new Map(), whole: new Map() };

/** What the operator wants left alone: nothing at all is allowed on it. */
export function heldFromTheStart({ held = [] }: Policy): Held {
  if (held.length === 0) return NOTHING_HELD;
  const whole = held.map((subject): readonly [string, Refusal] => [
    subjectKey(subject),
    { code: 'impact-not-allowed', subject, facts: { impact: 'live', allowed: 'nothing', fields: [] } },
  ]);
  return { fields: new Map(), whole: new Map(whole) };
}

/** What tells one subject from another. */
export function subjectKey({ kind, name, machine }: Subject): string {
  return `${kind} ${machine ?? ''} ${name}`;
}

/** Why this subject stays as it is, if so. */
export function tryFindHeld(subject: Subject, { whole }: Held): Refusal | undefined {
  return whole.get(subjectKey(subject));
}
