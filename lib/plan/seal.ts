import { canonicalBytes } from './canonical';
import { checkPlan } from './checks';
import { planSchema, type Plan, type PlanInput } from './document/plan';
import { parsePlan, PLAN_BYTES_MAX, PLAN_VALUES_MAX, type PlanParseResult } from './parse';
import { boundProblems } from './problem';
import { orderlyBy } from './shape/orderly';

/** A plan's canonical bytes, and what a reader says of them. */
export interface SealedPlan {
  readonly bytes: Uint8Array;
  readonly result: PlanParseResult;
}

/**
 * Writes down a plan that this program has made, and says of it what {@link parsePlan} says of the bytes. Reading them takes several
 * times as long as making them; a plan that plainly is what its reader would make of it is checked as it is, and any other is read.
 *
 *     draft --orderly?--> canonical as it stands --checkPlan--> plan
 *       +-------no------> canonicalBytes --------parsePlan----> plan
 *
 * A draft that is checked as it is stays the author's own object: it is neither copied nor frozen.
 * @throws TypeError for what JSON cannot hold.
 */
export function sealPlan(draft: PlanInput): SealedPlan {
  const bytes = bytesOfOrderly(draft);
  if (bytes === undefined) {
    const canonical = canonicalBytes(draft);
    return { bytes: canonical, result: parsePlan(canonical) };
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its quantities are what their brands promise, which was just tested
  const plan = draft as Plan;
  const problems = checkPlan(plan);
  if (problems.length > 0) return { bytes, result: { ok: false, problems: boundProblems(problems) } };
  return { bytes, result: { ok: true, plan } };
}

/** The bytes of a draft whose keys are in canonical order already; nothing where that, or that a reader takes them, is not plain to see. */
function bytesOfOrderly(draft: PlanInput): Uint8Array | undefined {
  const tally = { values: 1 };
  if (!orderlyBy(planSchema)(draft, tally) || tally.values > PLAN_VALUES_MAX) return undefined;
  const text = JSON.stringify(draft);
  // This is how half a surrogate pair is written, which has no canonical bytes.
  if (text.includes('\\ud')) return undefined;
  const bytes = new TextEncoder().encode(text);
  return bytes.length > PLAN_BYTES_MAX ? undefined : bytes;
}
