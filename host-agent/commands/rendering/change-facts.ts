import { approvalDigest } from '../agent/approval';
import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import { refusalInWords, stepInWords, warningInWords } from '../wording';
import { diffCounts } from './diff';
import { guestsOf } from './network-guests';

/** A change plan for `--json`: the facts of the preview together with its sentences. */
export function changeFacts(changePlan: ChangePlan, inventory: Inventory): Readonly<Record<string, unknown>> {
  return {
    planDigest: changePlan.basis.planDigest,
    inventoryDigest: changePlan.basis.inventoryDigest,
    approval: approvalDigest(changePlan),
    ...announcedFacts(changePlan, inventory),
  };
}

/** What would be done and refused, whether or not a host was asked. */
export function announcedFacts(
  changePlan: ChangePlan,
  inventory: Inventory,
): Readonly<Record<string, unknown>> {
  return {
    summary: diffCounts(changePlan, inventory),
    steps: changePlan.steps.map(({ id, subject, impact, changes, after, action }) => ({
      id,
      kind: action.kind,
      subject,
      impact,
      changes,
      after,
      text: stepInWords(action),
      ...(action.kind === 'restart-network' ? { guests: guestsOf(action.network.name, inventory) } : {}),
    })),
    refusals: changePlan.refusals.map((refusal) => ({ ...refusal, ...refusalInWords(refusal) })),
    warnings: changePlan.warnings.map((warning) => ({ ...warning, text: warningInWords(warning) })),
    allocation: changePlan.allocation,
  };
}
