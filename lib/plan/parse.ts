import { checkPlan } from './checks';
import { OBJECTS_MAX, PLAN_VERSION, planSchema, type Plan } from './document/plan';
import { parseDocument, type DocumentKind, type DocumentPart } from './json/parse-document';
import { boundProblems, type PlanProblem } from './problem';

export type PlanParseResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * 64 MiB. A machine takes about 2 KiB, more with cloud-init: 20,000 machines (the largest plan that is measured) are about
 * 40 MiB, and this leaves room while a reader still fits into a small host's memory.
 */
export const PLAN_BYTES_MAX = 64 * 1024 * 1024;

/** The document itself nests 8 deep; the rest is for structured cloud-init data, which nobody writes 20 levels deep. */
export const PLAN_DEPTH_MAX = 32;

/** A machine is about 90 values: this is 44,000 machines. Each value can become a problem, and those must fit into memory. */
export const PLAN_VALUES_MAX = 4_000_000;

/** Objects of the document have some 30 keys at most; the rest is for structured cloud-init data. */
const PLAN_KEYS_MAX = 10_000;

const LISTS = ['pools', 'images', 'networks', 'machines'] as const;

/** The entries of the plan's lists, and the plan without them. A list that is too long, or none, is one problem of the frame. */
function splitPlan(document: object): { parts: readonly DocumentPart[]; frame: unknown } {
  const frame: Record<string, unknown> = { ...document };
  const parts = LISTS.flatMap((list) => {
    const entries = frame[list];
    if (!Array.isArray(entries) || entries.length > OBJECTS_MAX) return [];
    frame[list] = [];
    const schema = planSchema.shape[list].element;
    return entries.map((value: unknown, index) => ({ schema, value, path: [list, index] }));
  });
  return { parts, frame };
}

const PLAN_DOCUMENT: DocumentKind<ReturnType<typeof planSchema.parse>> = {
  noun: 'plan',
  version: PLAN_VERSION,
  schema: planSchema,
  bytesMax: PLAN_BYTES_MAX,
  depthMax: PLAN_DEPTH_MAX,
  valuesMax: PLAN_VALUES_MAX,
  keysMax: PLAN_KEYS_MAX,
  split: splitPlan,
  advice: {
    tooLarge:
      'Split the host over several plans, or move large cloud-init data to where guests can fetch it.',
    broken: 'Write the plan again with `fleetwright synth`.',
  },
};

/**
 * Turns the bytes of a plan document into a plan, or into every problem that it has (the first hundred, and how many more).
 * The plan is frozen through and through.
 *
 *     bytes --parseDocument--> document --checkPlan--> plan
 */
export function parsePlan(document: Uint8Array | string): PlanParseResult {
  const parsed = parseDocument(document, PLAN_DOCUMENT);
  const problems = parsed.ok ? checkPlan(parsed.value) : parsed.problems;
  return parsed.ok && problems.length === 0
    ? { ok: true, plan: parsed.value }
    : { ok: false, problems: boundProblems(problems) };
}
