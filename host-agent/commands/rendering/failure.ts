import type { ExplainedFailure } from '../explain-failure';
import type { Paint } from '../terminal/paint';
import { plainLines } from '../terminal/plain';

/** What went wrong, each detail on a line of its own, and what to do next. */
export function renderFailure(failure: Omit<ExplainedFailure, 'exitCode'>, paint: Paint): string {
  return [
    `${paint('remove', 'error:')} ${plainLines(failure.message)}`,
    ...(failure.details ?? []).map((detail) => `  ${plainLines(detail)}`),
    ...(failure.advice === undefined ? [] : [plainLines(failure.advice)]),
  ].join('\n');
}
