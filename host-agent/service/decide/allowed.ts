import type { PolicyConfiguration } from '../../configuration';
import type { ChangePlan, FailedAttempts, Policy, Subject } from '../../planner';
import type { ApprovedStep } from '../memory/types';
import type { HeldBack } from '../status/types';
import { exceptionsFor, isAlwaysAllowed, isApproved, isWithin } from './approval';
import { driftPolicyOf } from './drift';
import type { Limit } from './limit';
import { waitingForRetry } from './retry';
import { waitingForTurn } from './rollout';
import { tryMachineOfUnit, unitOf } from './units';

/** Why a unit stays as it is for now; `retry` passes by itself. */
type Because = HeldBack['because'] | 'retry';

/** What leads from everything that differs to what may be done now. */
export interface AllowedQuestion {
  /** Everything that would be done if everything were allowed. */
  readonly full: ChangePlan;
  /** Plans once more under such a policy. */
  readonly planWith: (policy: Pick<Policy, 'maxImpact' | 'approved' | 'held'>) => ChangePlan;
  readonly limit: Limit;
  readonly approved: readonly ApprovedStep[];
  readonly drifted: ReadonlySet<string>;
  readonly policy: Pick<PolicyConfiguration, 'drift' | 'driftByMachine' | 'machinesAtOnce'>;
  readonly attempts: readonly FailedAttempts[];
  /** Whether steps that failed lately are tried again at once. */
  readonly retry: boolean;
  readonly gateIsOpen: boolean;
  readonly nowMs: number;
}

export interface Allowed {
  readonly changePlan: ChangePlan;
  readonly heldBack: readonly HeldBack[];
  /** When the first of the steps that failed may be tried again. */
  readonly retryAtMs?: number;
}

/**
 * Works out what may be done now. Whatever must wait is taken away from the planner as a whole and all is planned again without it,
 * so that no step is left that needed a step which is gone, until nothing more has to wait.
 */
export function allowedChanges(question: AllowedQuestion): Allowed {
  const { full, planWith, approved, limit, policy } = question;
  const retry = question.retry ? { units: [] } : waitingForRetry(full, question.attempts, question.nowMs);
  const held = new Map<string, Because>([
    ...driftHolds(question).map((unit) => [unit, 'drift-policy'] as const),
    ...retry.units.map((unit) => [unit, 'retry'] as const),
  ]);
  const limits = {
    maxImpact: { impact: limit.maxImpact, of: 'all' as const },
    approved: exceptionsFor(full, approved),
  };
  for (;;) {
    const changePlan = planWith({ ...limits, held: subjectsOf(held, full) });
    const tooMuch = changePlan.steps
      .filter((step) => !isWithin(step.impact, limit.maxImpact))
      .filter((step) => !isAlwaysAllowed(step) && !isApproved(step, approved))
      .map(({ subject }) => unitOf(subject));
    const waiting = waitingForTurn(changePlan, { ...policy, gateIsOpen: question.gateIsOpen });
    const found: readonly (readonly [string, Because])[] =
      tooMuch.length > 0
        ? tooMuch.map((unit) => [unit, 'policy'] as const)
        : waiting.map((unit) => [unit, 'rollout'] as const);
    const fresh = found.filter(([unit]) => !held.has(unit));
    for (const [unit, because] of fresh) held.set(unit, because);
    if (fresh.length > 0) continue;
    // Held back, and planned all the same: a fault of the planner, on which nothing is built.
    const going = found.length === 0 ? changePlan : { ...changePlan, steps: [] };
    return {
      changePlan: going,
      heldBack: heldBackOf(full, going, held),
      ...('atMs' in retry ? { retryAtMs: retry.atMs } : {}),
    };
  }
}

/** What of everything is not done, each with its reason. */
export function heldBackOf(
  full: Pick<ChangePlan, 'steps'>,
  allowed: Pick<ChangePlan, 'steps'>,
  held: ReadonlyMap<string, Because>,
): readonly HeldBack[] {
  const going = new Map(allowed.steps.map(({ id, impact }) => [id, impact]));
  return full.steps.flatMap(({ id, subject, impact }): readonly HeldBack[] => {
    if (going.get(id) === impact) return [];
    const because = held.get(unitOf(subject)) ?? 'policy';
    return because === 'retry' ? [] : [{ step: id, subject, impact, because }];
  });
}

/** Units that somebody has changed and that stay so, unless every step is approved. */
function driftHolds({ full, drifted, approved, policy }: AllowedQuestion): readonly string[] {
  return [...drifted].filter((unit) => {
    if (driftPolicyOf(unit, policy) === 'correct') return false;
    const steps = full.steps.filter(({ subject }) => unitOf(subject) === unit);
    return !steps.every((step) => isApproved(step, approved));
  });
}

function subjectsOf(held: ReadonlyMap<string, Because>, full: ChangePlan): readonly Subject[] {
  const machines = [...held.keys()].flatMap((unit): readonly Subject[] => {
    const name = tryMachineOfUnit(unit);
    return name === undefined ? [] : [{ kind: 'machine', name }];
  });
  return [...machines, ...full.steps.flatMap(({ subject }) => (held.has(unitOf(subject)) ? [subject] : []))];
}
