import type { PlanProblem } from '../../../lib/plan';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';
import { count } from '../wording';

/** Refuses a plan with every problem that it has: where in the document, which construct, what to do. */
export function planProblemsFailure(file: string, problems: readonly PlanProblem[]): CommandFailure {
  return new CommandFailure({
    code: 'bad-plan',
    message: `The plan ${file} cannot be used: ${count(problems.length, 'problem')}.`,
    details: problems.map(problemInWords),
    advice:
      'Correct the program that makes it and run `fleetwright synth` again; plans are not written by hand.',
  });
}

/** One problem of a document: where, of which construct, what, and what to do. */
export function problemInWords(problem: PlanProblem): string {
  const where = problem.key === undefined ? '' : ` (construct ${plain(problem.key)})`;
  const advice = problem.advice === undefined ? '' : ` ${plain(problem.advice)}`;
  return `${plain(problem.path)}${where}: ${plain(problem.message)}.${advice}`;
}
