import type { Condition, ConditionName, ConditionReason } from './types';
import type { StatusView } from './view';

type Verdict = readonly [Condition['status'], ConditionReason];

/** The five conditions of a moment; one whose status and reason are as before keeps its time. */
export function conditionsOf(view: StatusView, nowMs: number): readonly Condition[] {
  const verdicts: Readonly<Record<ConditionName, Verdict>> = {
    Ready: readyOf(view),
    Reconciling: isReconciling(view) ? ['true', 'Changing'] : ['false', 'Idle'],
    Stalled: stalledOf(view),
    Suspended:
      view.memory?.suspended === undefined ? ['false', 'NotSuspended'] : ['true', 'SuspendedByOperator'],
    Trusted: trustedOf(view),
  };
  return NAMES.map((name) => {
    const [status, reason] = verdicts[name];
    const before = view.conditions.find((condition) => condition.name === name);
    const isSame = before?.status === status && before.reason === reason;
    return { name, status, reason, sinceMs: isSame ? before.sinceMs : nowMs };
  });
}

const NAMES: readonly ConditionName[] = ['Ready', 'Reconciling', 'Stalled', 'Suspended', 'Trusted'];

/** Whether the host is as the release says; the worst reason why not comes first. */
function readyOf(view: StatusView): Verdict {
  const { memory, look, libvirtTrouble, stateTrouble } = view;
  if (stateTrouble !== undefined) return ['false', 'StateUnusable'];
  if (libvirtTrouble !== undefined) return ['unknown', 'LibvirtUnreachable'];
  if (memory?.accepted === undefined) return ['false', 'NoRelease'];
  if (view.trustLost !== undefined) return ['false', 'TrustLost'];
  if (memory.gate?.kind === 'failed') return ['false', 'HealthGateFailed'];
  if (look === undefined) return ['unknown', 'Changing'];
  return differenceOf(view, look.decision) ?? ['true', 'AsReleased'];
}

function differenceOf(view: StatusView, decision: LookDecision): Verdict | undefined {
  const { full, allowed, drift, heldBack } = decision;
  const codes = new Set(full.refusals.map(({ code }) => code));
  if (codes.has('stalled')) return ['false', 'AttemptsExhausted'];
  if (codes.size > 0) return ['false', 'Refused'];
  const isFailing = decision.retryAtMs !== undefined || view.memory?.results[0]?.outcome === 'failed';
  if (full.steps.length > 0 && isFailing && heldBack.length === 0) return ['false', 'StepsFailed'];
  if (allowed.steps.length > 0 || view.memory?.gate !== undefined) return ['false', 'Changing'];
  if (full.steps.length === 0) return undefined;
  const isLeftAlone = heldBack.length > 0 && heldBack.every(({ because }) => because === 'drift-policy');
  if (isLeftAlone && drift.length > 0) return ['false', 'Drifted'];
  return heldBack.length > 0 ? ['false', 'HeldBack'] : ['false', 'Changing'];
}

type LookDecision = NonNullable<StatusView['look']>['decision'];

/** Steps are under way, or come by themselves. */
function isReconciling({ phase, memory, look, retry }: StatusView): boolean {
  if (phase === 'executing' || phase === 'waiting-for-health') return true;
  if (memory?.gate?.kind === 'waiting' || retry !== undefined) return true;
  const { allowed, heldBack, retryAtMs } = look?.decision ?? {};
  const waits = heldBack?.some(({ because }) => because === 'rollout') === true;
  return (allowed?.steps.length ?? 0) > 0 || waits || retryAtMs !== undefined;
}

/** Whether nothing more happens until something else changes. */
function stalledOf({ stateTrouble, trustLost, memory, look }: StatusView): Verdict {
  if (stateTrouble !== undefined) return ['true', 'StateUnusable'];
  if (trustLost !== undefined) return ['true', 'TrustLost'];
  if (memory?.gate?.kind === 'failed') return ['true', 'HealthGateFailed'];
  const isWorn = look?.decision.full.refusals.some(({ code }) => code === 'stalled') === true;
  return isWorn ? ['true', 'AttemptsExhausted'] : ['false', 'Idle'];
}

/** Whether what is in force, and what is offered, is to be trusted. */
function trustedOf({ memory, trustLost, refusedRelease, source }: StatusView): Verdict {
  if (trustLost !== undefined) return ['false', 'TrustLost'];
  if (refusedRelease !== undefined) return ['false', 'ReleaseRefused'];
  if (memory?.accepted !== undefined)
    return ['true', memory.accepted.signer === undefined ? 'UnsignedAllowed' : 'SignatureTrusted'];
  return ['unknown', source.failures > 0 ? 'SourceFailing' : 'NoRelease'];
}
