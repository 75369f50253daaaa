import type { PlanMachine } from '../document/machine';
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
  // With `forEach`, because a `for` of so many kinds of items makes an object of each step.
  items.forEach((item, index) => {
    const problems = look(item, index);
    if (problems.length > 0) (found ??= []).push(...problems);
  });
  return found ?? NONE;
}

/**
 * The same for the parts of all machines: their disks, their NICs. One function looks at all of them, where a `collect` in a `collect`
 * would make one for each machine.
 */
export function collectParts<Part>(
  machines: readonly PlanMachine[],
  partsOf: (machine: PlanMachine) => readonly Part[],
  look: (part: Part, position: number, machine: PlanMachine, machineIndex: number) => readonly PlanProblem[],
): readonly PlanProblem[] {
  let found: PlanProblem[] | undefined;
  let machineIndex = 0;
  for (const machine of machines) {
    let position = 0;
    for (const part of partsOf(machine)) {
      const problems = look(part, position, machine, machineIndex);
      if (problems.length > 0) (found ??= []).push(...problems);
      position += 1;
    }
    machineIndex += 1;
  }
  return found ?? NONE;
}

/** For {@link collectParts}. */
export const disksOf = ({ disks }: PlanMachine): PlanMachine['disks'] => disks;
/** For {@link collectParts}. */
export const nicsOf = ({ nics }: PlanMachine): PlanMachine['nics'] => nics;

/** Says that an object uses `value`, which nothing else may use. */
export interface Claim {
  readonly value: string;
  /** The value belongs to one object within this scope only. */
  readonly scope?: string;
  /** Where the claim stands; asked only when it is disputed. */
  readonly place: () => Place;
}

/** Values that were met so far: whether any is there twice is asked first, because there are tens of thousands and they nearly never are. */
export class Met {
  private readonly values = new Set<string>();

  /** Whether `value` is met for the first time. */
  isFirst(value: string): boolean {
    const before = this.values.size;
    return this.values.add(value).size > before;
  }
}

/** Whether no two of `items` have the same value. */
export function allDiffer<Item>(items: readonly Item[], valueOf: (item: Item) => string): boolean {
  const met = new Met();
  for (const item of items) if (!met.isFirst(valueOf(item))) return false;
  return true;
}

/** One problem for every claim on a value that an earlier claim holds already. */
export function duplicates(
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

/** What machines and their parts have. */
export interface Named {
  readonly name: string;
}

/** Whether one of `items` has this name. For the parts of one machine, which are few. */
export function isNamed(items: readonly Named[], name: string): boolean {
  for (const item of items) if (item.name === name) return true;
  return false;
}
