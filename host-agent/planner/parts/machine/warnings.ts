import type { Warning } from '../../change-plan';
import type { MachineDecision } from './decision';
import type { MachineDraft } from './draft';

/** All warnings that go with a draft; `decision` is absent for machines that stay as they are. */
export function warningsOf(draft: MachineDraft, decision: MachineDecision | undefined): readonly Warning[] {
  if (decision === undefined) return [];
  if (decision.deferred.length === 0) return draft.leftovers.warnings;
  const stored = new Set(draft.stored.map(({ field }) => field));
  const fields = decision.deferred.map(({ field }) => field).filter((field) => !stored.has(field));
  const pending: readonly Warning[] =
    fields.length === 0 ? [] : [{ code: 'pending-restart', subject: draft.subject, facts: { fields } }];
  return [...draft.leftovers.warnings, ...pending];
}
