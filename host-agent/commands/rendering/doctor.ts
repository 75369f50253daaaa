import type { CheckResult, CheckStatus } from '../doctor/check';
import type { Paint, Style } from '../terminal/paint';
import { count } from '../wording';

export interface CheckedThing extends CheckResult {
  readonly id: string;
  readonly title: string;
}

const STATUS_STYLE: Readonly<Record<CheckStatus, Style>> = {
  ok: 'ok',
  warn: 'disrupt',
  fail: 'remove',
  skipped: 'faint',
};

/** A line for each check, what to do below it, and a closing line. */
export function renderDoctor(results: readonly CheckedThing[], paint: Paint): string {
  const width = Math.max(0, ...results.map((result) => result.title.length));
  const lines = results.flatMap(({ status, title, finding, advice }) => [
    `${paint(STATUS_STYLE[status], status.padEnd(7))}  ${title.padEnd(width)}  ${finding}`,
    ...(advice === undefined ? [] : [`${' '.repeat(9)}${' '.repeat(width)}  → ${advice}`]),
  ]);
  const failed = results.filter((result) => result.status === 'fail').length;
  const warned = results.filter((result) => result.status === 'warn').length;
  const verdict =
    failed > 0
      ? `${count(failed, 'check')} failed: machines will not run well here until they pass.`
      : warned > 0
        ? `No check failed; ${count(warned, 'warning')}.`
        : 'All is well.';
  return [...lines, '', paint('strong', verdict)].join('\n');
}
