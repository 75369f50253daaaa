import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import { refusalInWords, stepInWords, warningInWords } from '../wording';
import { diffCounts } from './diff';

/** A change plan for `--json`: the facts of the preview together with its sentences. */
export function changeFacts(changePlan: ChangePlan, inventory: Inventory): Readonly<Record<string, unknown>> {
  return {
    planDigest: changePlan.basis.planDigest,
    inventoryDigest: changePlan.basis.inventoryDigest,
    summary: diffCounts(changePlan, inventory),
    steps: changePlan.steps.map(({ id, subject, impact, changes, after, action }) => ({
      id,
      kind: action.kind,
      subject,
      impact,
      changes,
      after,
      text: stepInWords(action),
    })),
    refusals: changePlan.refusals.map((refusal) => ({ ...refusal, ...refusalInWords(refusal) })),
    warnings: changePlan.warnings.map((warning) => ({ ...warning, text: warningInWords(warning) })),
    allocation: changePlan.allocation,
  };
}
