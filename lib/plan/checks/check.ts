import type { Plan } from '../document/plan';
import type { CheckProblemCode, PlanProblem } from '../problem';
import type { PlanIndex } from './plan-index';
import type { Place } from './place';

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

/** No problem: what a check finds nearly always, without making a list of it each time. */
export const NONE: readonly PlanProblem[] = [];

/** What `look` finds in any of the items. Nothing is made for items without problems, because there are thousands of those. */
export function collect<Item>(
  items: readonly Item[],
  look: (item: Item, index: number) => readonly PlanProblem[],
): readonly PlanProblem[] {
  let found: PlanProblem[] | undefined;
  let index = 0;
  for (const item of items) {
    const problems = look(item, index);
    if (problems.length > 0) (found ??= []).push(...problems);
    index += 1;
  }
  return found ?? NONE;
}

/** Says that an object uses `value`, which nothing else may use. */
export interface Claim {
  readonly value: string;
  /** The value belongs to one object within this scope only. */
  readonly scope?: string;
  /** Where the claim stands; asked only when it is disputed. */
  readonly place: () => Place;
}

/**
 * One problem for every claim on a value that an earlier claim holds already. The claims are made once to see whether any is
 * disputed, and only then again to say which.
 */
export function duplicates(
  claims: () => Iterable<Claim>,
  code: CheckProblemCode,
  words: { readonly what: string; readonly advice: string },
): readonly PlanProblem[] {
  return areUndisputed(claims()) ? NONE : disputes(claims(), code, words);
}

function areUndisputed(claims: Iterable<Claim>): boolean {
  const scopes = new Map<string | undefined, Set<string>>();
  for (const { scope, value } of claims) {
    const values = scopes.get(scope);
    if (values === undefined) scopes.set(scope, new Set([value]));
    else if (values.has(value)) return false;
    else values.add(value);
  }
  return true;
}

function disputes(
  claims: Iterable<Claim>,
  code: CheckProblemCode,
  words: { readonly what: string; readonly advice: string },
): readonly PlanProblem[] {
  const scopes = new Map<string | undefined, Map<string, Claim>>();
  const problems: PlanProblem[] = [];
  for (const claim of claims) {
    const first = scopes.get(claim.scope) ?? new Map<string, Claim>();
    scopes.set(claim.scope, first);
    const holder = first.get(claim.value);
    if (holder === undefined) {
      first.set(claim.value, claim);
      continue;
    }
    const at = claim.place();
    const { owner, path } = holder.place();
    const message = `${at.owner} has the ${words.what} ${claim.value}, which ${owner} has already (${path})`;
    problems.push(problem(code, at, message, words.advice));
  }
  return problems;
}

interface Named {
  readonly name: string;
}

/** Whether one of `items` has this name. For the parts of one machine, which are few. */
export function isNamed(items: readonly Named[], name: string): boolean {
  for (const item of items) if (item.name === name) return true;
  return false;
}
