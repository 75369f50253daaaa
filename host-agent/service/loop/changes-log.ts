import type { FieldValue } from '../../planner';
import type { PassDecision } from '../decide/decide-pass';
import { driftKey, subjectText } from '../decide/drift';
import type { Board } from './board';

/** Says in the log what a look found that the look before had not: each thing once, when it begins and when it ends. */
export function logChanges(board: Board, decision: PassDecision): void {
  const before = board.view.look?.decision;
  logDrift(board, decision, before);
  const heldBefore = new Set(before?.heldBack.map(({ step, because }) => `${because} ${step}`));
  for (const { step, impact, because } of decision.heldBack) {
    if (heldBefore.has(`${because} ${step}`)) continue;
    board.log('info', 'held-back', { step, impact, because });
  }
  if (decision.matchesApproval && before?.approvalDigest !== decision.approvalDigest) {
    const steps = decision.full.steps.length;
    board.log('info', 'approved', { changePlan: decision.approvalDigest, by: 'release', steps });
  }
}

function logDrift(board: Board, decision: PassDecision, before: PassDecision | undefined): void {
  const known = new Map(before?.drift.map((entry) => [driftKey(entry), entry]));
  for (const entry of decision.drift) {
    if (known.delete(driftKey(entry))) continue;
    board.log('warning', 'drift', {
      subject: subjectText(entry.subject),
      field: entry.field,
      wanted: textOf(entry.wanted),
      found: textOf(entry.found),
      policy: entry.policy,
    });
  }
  for (const { subject, field } of known.values())
    board.log('info', 'drift-ended', { subject: subjectText(subject), field });
}

function textOf(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
