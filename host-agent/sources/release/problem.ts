import { boundProblems, type PlanProblem } from '../../../lib/plan';

/** What can be wrong with a release besides what can be wrong with any document. */
export type ReleaseProblemCode =
  | PlanProblem['code']
  | 'empty'
  | 'cut-short'
  | 'line-ends'
  | 'signature-form'
  | 'not-canonical'
  | 'generation-parent'
  | 'other-digest'
  | 'other-fleet'
  | 'other-host';

/** One thing that is wrong with a release. Match by `code`; the texts are for people. */
export interface ReleaseProblem {
  readonly code: ReleaseProblemCode;
  /** Where in the statement: `$.plan.machines[3].name`; `$` for the file. */
  readonly path: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string;
}

const AGAIN = 'Make it anew with `fleetwright release`.';

/** A problem of the file as such. */
export function fileProblem(code: ReleaseProblemCode, message: string, advice = AGAIN): ReleaseProblem {
  return { code, path: '$', message, advice };
}

/** Problems of a plan, with their places in the statement that holds it. */
export function problemsOfPlan(problems: readonly PlanProblem[]): readonly ReleaseProblem[] {
  return problems.map(({ code, path, message, advice }) => ({
    code,
    path: path.replace(/^\$/, '$.plan'),
    message,
    ...(advice === undefined ? {} : { advice }),
  }));
}

/** Problems of the statement around the plan; reading on in other words does not help. */
export function problemsOfFrame(problems: readonly PlanProblem[]): readonly ReleaseProblem[] {
  return boundProblems(problems).map(({ code, path, message }) => ({
    code,
    path,
    message,
    advice:
      path === '$.fleetwrightRelease'
        ? 'Read it with the version of fleetwright that wrote it, or a newer one.'
        : AGAIN,
  }));
}
