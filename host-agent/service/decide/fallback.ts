import type { Plan } from '../../../lib/plan';
import type { ChangePlan } from '../../planner';
import { decide, type Observation } from '../pass/observe';
import { waitingForRetry } from './retry';
import { tryMachineOfUnit, unitOf } from './units';

/**
 * What leads back to a plan that worked, as far as nothing is destroyed on the way: no machine is deleted, no disk made anew. The
 * digest is that of the release in force, so that marks and records never go backwards.
 */
export function decideFallback(
  target: { readonly plan: Plan; readonly planDigest: string },
  observation: Observation,
  nowMs: number,
): ChangePlan {
  const policy = {
    maxImpact: { impact: 'restart', of: 'all' },
    machineDeletionsMax: 0,
    retry: true,
  } as const;
  const changePlan = decide(target, observation, policy, nowMs);
  const waiting = new Set(waitingForRetry(changePlan, observation.attempts, nowMs).units);
  if (waiting.size === 0) return changePlan;
  const held = changePlan.steps.flatMap(({ subject }) => {
    const unit = unitOf(subject);
    if (!waiting.has(unit)) return [];
    const name = tryMachineOfUnit(unit);
    return [subject, ...(name === undefined ? [] : [{ kind: 'machine' as const, name }])];
  });
  return decide(target, observation, { ...policy, held }, nowMs);
}
