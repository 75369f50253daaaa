import type { Finding } from '../status/types';
import type { Board } from './board';
import type { LoopParts } from './parts';

/** Shows what is out of the ordinary, and logs each such thing when it begins and when it ends. */
export function noteFindings({ rules, clock }: LoopParts, board: Board): void {
  const findings = rules.findings(Math.round(clock.nowMs()));
  const before = new Map(board.view.findings.map((finding) => [keyOf(finding), finding]));
  const begun = findings.filter((finding) => !before.delete(keyOf(finding)));
  if (begun.length === 0 && before.size === 0) return;
  for (const { rule, subject, value, limit } of begun)
    board.log('warning', 'abnormal', { rule, subject, value, limit });
  for (const { rule, subject } of before.values()) board.log('info', 'abnormal-ended', { rule, subject });
  board.update({ findings });
}

function keyOf({ rule, subject }: Finding): string {
  return `${rule} ${subject}`;
}
