import { expect } from '@jest/globals';
import { planChanges, type PlannerInput, type Step, type Subject } from '../../../../host-agent/planner';
import { appliedHost, emptyHost, inputOf } from '../apply';
import { sampleFacts, samplePlan } from '../sample-plan';
import type { Scenario } from '../scenario';

/** A plan for a host with a past, and word for word what its operator is told. Of the steps only what is given is looked at. */
export interface Told extends Pick<Scenario, 'name' | 'before' | 'facts' | 'byHand' | 'plan' | 'policy'> {
  /** What the planner is given in place of what the host shows. */
  readonly input?: (input: PlannerInput) => Partial<PlannerInput>;
  /** Each as `id impact < those that it comes after`. */
  readonly steps?: readonly string[];
  /** Each as `id (subject): field from -> to impact`. */
  readonly changes?: readonly string[];
  /** Each as `id: what the executor is given`. */
  readonly actions?: readonly string[];
  /** Each as `code subject fact=value`. @default none */
  readonly refusals?: readonly string[];
  /** @default none */
  readonly warnings?: readonly string[];
}

/** Holds the planner to what is told. */
export function holdToWords({ refusals = [], warnings = [], steps, changes, actions, ...told }: Told): void {
  const facts = sampleFacts(told.facts);
  const host = told.before === undefined ? emptyHost(facts) : appliedHost(samplePlan(told.before), facts);
  told.byHand?.(host);
  const input = inputOf(host, samplePlan(told.plan), told.policy);
  const changePlan = planChanges({ ...input, ...told.input?.(input) });
  expect({
    refusals: changePlan.refusals.map(entryText),
    warnings: changePlan.warnings.map(entryText),
    steps: steps && changePlan.steps.map(orderText),
    changes: changes && changePlan.steps.map(changeText),
    actions: actions && changePlan.steps.map(actionText),
  }).toEqual({ refusals, warnings, steps, changes, actions });
}

function orderText({ id, impact, after }: Step): string {
  return [id, impact, ...(after.length > 0 ? ['<', ...after] : [])].join(' ');
}

function changeText({ id, subject, changes }: Step): string {
  const texts = changes.map(({ field, from, to, impact }) =>
    [
      field,
      ...(from === undefined ? [] : [textOf(from)]),
      '->',
      ...(to === undefined ? [] : [textOf(to)]),
      impact,
    ].join(' '),
  );
  return `${id} (${subjectText(subject)}): ${texts.join('; ')}`;
}

function actionText({ id, action: { kind: _kind, ...facts } }: Step): string {
  return `${id}: ${factTexts(facts).join(' ')}`;
}

function entryText(entry: {
  readonly code: string;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, unknown>>;
}): string {
  return [entry.code, subjectText(entry.subject), ...factTexts(entry.facts)].join(' ');
}

function subjectText({ kind, name, machine }: Subject): string {
  return `${kind} ${machine === undefined ? '' : `${machine}/`}${name}`;
}

function factTexts(facts: object): readonly string[] {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${textOf(value)}`);
}

/** What is part of the plan goes by its name. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  if ('key' in value && 'name' in value) return String(value.name);
  if ('serial' in value && 'sizeMiB' in value && 'name' in value) return String(value.name);
  return `{${factTexts(value).join(' ')}}`;
}
