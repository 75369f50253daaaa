import {
  planChanges,
  type ChangePlan,
  type PlannerInput,
  type Policy,
  type Step,
} from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import { execute, SimulatedFailure, SimulatedHost } from '../../support/simulated-host';
import { FLEET, HOST, sampleFacts } from './sample-plan';

export const NOW_MS = Date.UTC(2026, 0, 1);
export const PLAN_DIGEST = 'plan-digest';

/** What the properties hold against the simulated host: the real planner, or a bad one that must be found out. */
export type Planner = (input: PlannerInput) => ChangePlan;

export function emptyHost(facts = sampleFacts()): SimulatedHost {
  return new SimulatedHost(facts, { fleet: FLEET, host: HOST, planDigest: PLAN_DIGEST, nowMs: NOW_MS });
}

export function inputOf(host: SimulatedHost, plan: Plan, policy: Policy = {}): PlannerInput {
  return deepFreeze({
    plan,
    planDigest: PLAN_DIGEST,
    inventory: host.inventory(),
    inventoryDigest: 'inventory-digest',
    owned: host.owned(),
    trash: host.trashed(),
    attempts: structuredClone(host.attempts),
    policy,
    nowMs: host.agent.nowMs,
  });
}

/** Carries out the steps one by one; what comes after a failed step is left out. Returns the failures. */
export function carryOut(
  host: SimulatedHost,
  plan: Plan,
  steps: readonly Step[],
  watch: (step: Step) => void = () => {},
): readonly string[] {
  const failed = new Set<string>();
  const messages: string[] = [];
  for (const step of steps) {
    if (step.after.some((id) => failed.has(id))) {
      failed.add(step.id);
      continue;
    }
    try {
      execute(host, plan, step.action);
      host.noteSuccess(step.id);
    } catch (error) {
      if (!(error instanceof SimulatedFailure)) throw error;
      failed.add(step.id);
      messages.push(`${step.id}: ${error.message}`);
      host.noteFailure(step.id, error.message);
    }
    watch(step);
  }
  return messages;
}

/** Plans once and carries everything out. @throws Error when a step fails: in a quiet world none does. */
export function apply(host: SimulatedHost, plan: Plan, policy: Policy = {}): ChangePlan {
  const changePlan = planChanges(inputOf(host, plan, policy));
  const failures = carryOut(host, plan, changePlan.steps);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return changePlan;
}

/** A host on which the plan was applied, and the plan. */
export function appliedHost(plan: Plan, facts = sampleFacts()): SimulatedHost {
  const host = emptyHost(facts);
  apply(host, plan);
  return host;
}

/** Freezes everything inside as well: whoever changes an input gets a TypeError. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
