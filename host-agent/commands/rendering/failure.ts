import { EXIT } from '../exit-codes';
import type { ExplainedFailure } from '../explain-failure';
import type { Paint } from '../terminal/paint';
import { plainLines } from '../terminal/plain';

/** What went wrong, each detail on a line of its own, and what to do next. */
export function renderFailure(failure: ExplainedFailure, paint: Paint): string {
  const label = failure.exitCode === EXIT.refused ? paint('refuse', 'refused:') : paint('remove', 'error:');
  return [
    `${label} ${plainLines(failure.message)}`,
    ...(failure.details ?? []).map((detail) => `  ${plainLines(detail)}`),
    ...(failure.advice === undefined ? [] : [plainLines(failure.advice)]),
  ].join('\n');
}
