import type { PlanProblem } from '../plan';

/** One thing that keeps a program from becoming plans. */
export interface SynthesisProblem {
  /** A plan problem's code; `construct` for a rule of a construct, `lock` for the lock file. */
  readonly code: PlanProblem['code'] | 'construct' | 'lock';
  /** Construct ids joined by `/`, or the lock file's name. */
  readonly where: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string | undefined;
}

/** Everything that keeps a program from becoming plans, at once. Nothing has been written. */
export class SynthesisError extends Error {
  override readonly name = 'SynthesisError';
  readonly problems: readonly SynthesisProblem[];

  constructor(problems: readonly SynthesisProblem[], options: { readonly cause?: unknown } = {}) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`Synthesis found ${count}, and has written nothing:\n${problems.map(line).join('\n')}`, options);
    this.problems = problems;
  }
}

function line(problem: SynthesisProblem): string {
  const advice = problem.advice === undefined ? '' : `\n      ${problem.advice}`;
  return `  ✖ ${problem.where}: ${problem.what}${advice}`;
}
