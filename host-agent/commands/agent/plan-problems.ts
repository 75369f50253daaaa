import type { PlanProblem } from '../../../lib/plan';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';
import { count } from '../wording';

/** Refuses a plan with every problem that it has: where in the document, which construct, what to do. */
export function planProblemsFailure(file: string, problems: readonly PlanProblem[]): CommandFailure {
  return new CommandFailure({
    code: 'bad-plan',
    message: `The plan ${file} cannot be used: ${problemCount(problems)}.`,
    details: problems.map(problemInWords),
    advice:
      'Correct the program that makes it and run `fleetwright synth` again; plans are not written by hand.',
  });
}

/** How many there are; of those beyond what is shown, the last one tells. */
export function problemCount(problems: readonly PlanProblem[]): string {
  const isMore = problems.at(-1)?.code === 'more-problems';
  return isMore ? `more than ${count(problems.length - 1, 'problem')}` : count(problems.length, 'problem');
}

/** One problem of a document: where, of which construct, what, and what to do. */
export function problemInWords(problem: PlanProblem): string {
  const where = problem.key === undefined ? '' : ` (construct ${plain(problem.key)})`;
  const advice = problem.advice === undefined ? '' : ` ${plain(problem.advice)}`;
  return `${plain(problem.path)}${where}: ${plain(problem.message)}.${advice}`;
}
