import type { Plan } from '../document/plan';
import type { CheckProblemCode, PlanProblem } from '../problem';
import type { PlanIndex } from './plan-index';

/** One invariant across the objects of a plan: what breaks it, in document order. Linear (or sorting) in the plan's size. */
export type Check = (plan: Plan, index: PlanIndex) => readonly PlanProblem[];

/** Builds a problem at a JSON path about the object with construct path `key`. */
export function problem(
  code: CheckProblemCode,
  at: { readonly path: string; readonly key?: string },
  message: string,
  advice: string,
): PlanProblem {
  return { code, path: at.path, message, advice, ...(at.key === undefined ? {} : { key: at.key }) };
}

/** Says that `path` (and the object with construct path `key`, called `owner` in messages) uses `value`. */
export interface Claim {
  readonly value: string;
  readonly path: string;
  /** How messages name the object: `machine "web-1"`. */
  readonly owner: string;
  readonly key?: string;
}

/** One problem for every claim on a value that an earlier claim holds already. */
export function duplicates(
  claims: Iterable<Claim>,
  code: CheckProblemCode,
  words: { readonly what: string; readonly advice: string },
): readonly PlanProblem[] {
  const first = new Map<string, Claim>();
  const problems: PlanProblem[] = [];
  for (const claim of claims) {
    const holder = first.get(claim.value);
    if (holder === undefined) {
      first.set(claim.value, claim);
      continue;
    }
    const shown = claim.value.slice(claim.value.lastIndexOf('\n') + 1);
    const message = `${claim.owner} has the ${words.what} ${shown}, which ${holder.owner} has already (${holder.path})`;
    problems.push(problem(code, claim, message, words.advice));
  }
  return problems;
}

/** Makes a value unique within a scope only; messages show the value without the scope. */
export const scoped = (scope: string, value: string): string => `${scope}\n${value}`;
