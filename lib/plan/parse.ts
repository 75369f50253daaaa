import { checkPlan } from './checks';
import { deepFreeze } from './document/immutable';
import { PLAN_VERSION, planSchema, type Plan } from './document/plan';
import { problemsOfIssue } from './json/issues';
import { scanJson } from './json/scan';
import { boundProblems, PROBLEMS_MAX, type PlanProblem } from './problem';

export type PlanParseResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * 64 MiB. A machine takes about 2 KiB, more with cloud-init: 20,000 machines (the largest plan that is measured) are about
 * 40 MiB, and this leaves room while a reader still fits into a small host's memory.
 */
export const PLAN_BYTES_MAX = 64 * 1024 * 1024;

/** The document itself nests 6 deep; the rest is for structured cloud-init data, which nobody writes 20 levels deep. */
export const PLAN_DEPTH_MAX = 32;

/** A machine is about 80 values: this is 50,000 machines. Each value can become a problem, and those must fit into memory. */
export const PLAN_VALUES_MAX = 4_000_000;

/**
 * Turns the bytes of a plan document into a plan, or into every problem that it has. The plan is frozen through and through.
 *
 *     bytes --size, UTF-8--> text --strict scan--> JSON --version, schema--> document --checks--> plan
 *
 * Each arrow ends the way for a document that fails it: what comes after would only repeat the same fault in other words.
 */
export function parsePlan(document: Uint8Array | string): PlanParseResult {
  const text = decode(document);
  if (typeof text !== 'string') return failed([text]);
  const scanned = scanJson(text, { depthMax: PLAN_DEPTH_MAX, valuesMax: PLAN_VALUES_MAX });
  if (scanned.length > 0) return failed(scanned);
  const value: unknown = JSON.parse(text);
  const version = versionProblem(value);
  if (version !== undefined) return failed([version]);
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) return failed(shapeProblems(parsed.error.issues, value));
  const plan = deepFreeze(parsed.data);
  const problems = checkPlan(plan);
  return problems.length > 0 ? failed(problems) : { ok: true, plan };
}

function failed(problems: readonly PlanProblem[]): PlanParseResult {
  return { ok: false, problems: boundProblems(problems) };
}

function decode(document: Uint8Array | string): string | PlanProblem {
  // A UTF-16 code unit is at least one byte of UTF-8, so this bounds strings before anything is copied.
  if (document.length > PLAN_BYTES_MAX) {
    return {
      code: 'too-large',
      path: '$',
      message: `the document is ${document.length} bytes long; a plan may have ${PLAN_BYTES_MAX}`,
      advice:
        'Split the host over several plans, or move large cloud-init data to where guests can fetch it.',
    };
  }
  if (typeof document === 'string') {
    // A string in memory can hold halves of surrogate pairs, which no file can: they have no UTF-8 form.
    return /\p{Surrogate}/u.test(document) ? notText('holds half of a surrogate pair') : document;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(document);
  } catch {
    return notText('is not valid UTF-8');
  }
}

function notText(what: string): PlanProblem {
  return {
    code: 'not-utf8',
    path: '$',
    message: `the document ${what}`,
    advice: 'Write the plan again with `fleetwright synth`.',
  };
}

function versionProblem(value: unknown): PlanProblem | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  if (value.version === PLAN_VERSION || typeof value.version !== 'number') return undefined;
  return {
    code: 'unsupported-version',
    path: '$.version',
    message: `this is a plan of version ${value.version}, and this program reads version ${PLAN_VERSION}`,
    advice: 'Use the same release of fleetwright for synthesis and on the host.',
  };
}

function shapeProblems(
  issues: Parameters<typeof problemsOfIssue>[0][],
  value: unknown,
): readonly PlanProblem[] {
  // One more than can be shown is worded in full, the rest is only counted.
  const worded = issues.slice(0, PROBLEMS_MAX + 1).flatMap((issue) => problemsOfIssue(issue, value));
  return worded.concat(issues.slice(PROBLEMS_MAX + 1).map(() => NOT_WORDED));
}

/** Stands for a problem beyond those shown; {@link boundProblems} counts it. */
const NOT_WORDED: PlanProblem = { code: 'more-problems', path: '$', message: '' };
