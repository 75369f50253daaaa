import type { Plan } from '../../../lib/plan';
import type { PolicyConfiguration } from '../../configuration';
import type { ChangePlan, Policy } from '../../planner';
import type { ReleaseApproval } from '../../sources';
import type { AgentMemory } from '../memory/types';
import { approvalDigest, decide, type Observation } from '../pass/observe';
import type { DriftStatus, HeldBack } from '../status/types';
import { allowedChanges } from './allowed';
import { driftedUnits, driftOf } from './drift';
import { limitAt, type Limit } from './limit';
import { afterLook, type AfterLook } from './settled';

/** Why nothing at all is done, although something may differ. */
export type Standstill = Extract<HeldBack['because'], 'suspended' | 'health-gate' | 'policy'>;

export interface PassQuestion {
  readonly target: { readonly plan: Plan; readonly planDigest: string };
  readonly observation: Observation;
  readonly memory: Pick<AgentMemory, 'unsettled' | 'approved' | 'gate'>;
  readonly policy: PolicyConfiguration;
  /** Of the release in force. */
  readonly approval?: ReleaseApproval;
  /** Tries again what has stalled or waits for its next try. */
  readonly retry: boolean;
  readonly standstill?: Standstill;
  /** What was known of drift before. */
  readonly drift: readonly DriftStatus[];
  readonly nowMs: number;
}

/** What one look comes to. */
export interface PassDecision {
  /** All that would be done if everything were allowed. */
  readonly full: ChangePlan;
  /** What is done now. */
  readonly allowed: ChangePlan;
  readonly approvalDigest: string;
  /** Whether the release's approval is for exactly this. */
  readonly matchesApproval: boolean;
  readonly limit: Limit;
  readonly drift: readonly DriftStatus[];
  readonly heldBack: readonly HeldBack[];
  /** What the memory has to hold before anything is done. */
  readonly after: AfterLook;
  readonly retryAtMs?: number;
}

/** Decides what to do about a host as it was found: pure, the same for the same inputs. */
export function decidePass(question: PassQuestion): PassDecision {
  const { target, observation, memory, policy, approval, nowMs, standstill } = question;
  const own: Policy = {
    ...(approval === undefined ? {} : { replace: approval.replace }),
    retry: question.retry,
  };
  const planWith = (more: Policy): ChangePlan => decide(target, observation, { ...own, ...more }, nowMs);
  const full = planWith({});
  const digest = approvalDigest(full);
  const matchesApproval = full.steps.length > 0 && digest === approval?.changePlanDigest;
  const after = afterLook(memory, full, { isApprovedNow: matchesApproval });
  const drifted = driftedUnits(full, memory);
  const limit = limitAt(policy, nowMs);
  const common = {
    full,
    approvalDigest: digest,
    matchesApproval,
    limit,
    drift: driftOf(full, drifted, { policy, previous: question.drift, nowMs }),
    after,
  };
  if (full.steps.length === 0) return { ...common, allowed: full, heldBack: [] };
  if (standstill !== undefined) return { ...common, ...nothingOf(full, standstill) };
  const { changePlan, heldBack, retryAtMs } = allowedChanges({
    full,
    planWith,
    limit,
    approved: after.approved,
    drifted,
    policy,
    attempts: observation.attempts,
    retry: question.retry,
    gateIsOpen: memory.gate === undefined,
    nowMs,
  });
  return { ...common, allowed: changePlan, heldBack, ...(retryAtMs === undefined ? {} : { retryAtMs }) };
}

function nothingOf(
  full: ChangePlan,
  because: Standstill,
): { readonly allowed: ChangePlan; readonly heldBack: readonly HeldBack[] } {
  return {
    allowed: { ...full, steps: [] },
    heldBack: full.steps.map(({ id, subject, impact }) => ({ step: id, subject, impact, because })),
  };
}
