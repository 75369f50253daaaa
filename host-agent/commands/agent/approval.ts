import { canonicalBytes, sha256Hex } from '../../../lib/plan';
import { changePlanDigestContent, type ChangePlan } from '../../planner';
import { CommandFailure } from '../command-failure';
import { EXIT } from '../exit-codes';
import { plain } from '../terminal/plain';

/** What an approval names: the digest of all that would be done and refused. An untouched host gives the same one tomorrow. */
export function approvalDigest(changePlan: ChangePlan): string {
  return sha256Hex(canonicalBytes(changePlanDigestContent(changePlan)));
}

/** An approval as it was typed: whole, because a shortened one could be met by chance or on purpose. @throws CommandFailure */
export function parseApproval(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text;
  throw new CommandFailure({
    code: 'bad-approval',
    message: `An approval is 64 digits from 0 to 9 and a to f, and "${plain(text)}" is not.`,
    advice: 'Copy it whole, as `fleetwright diff` shows it.',
  });
}

/** What was approved is what is done, or nothing is. @throws CommandFailure */
export function requireApproved(approved: string, changePlan: ChangePlan): void {
  const actual = approvalDigest(changePlan);
  if (actual === approved) return;
  throw new CommandFailure({
    code: 'approval-mismatch',
    message: `Nothing was done: approved is ${approved.slice(0, 12)}…, and what would be done now is ${actual.slice(0, 12)}….`,
    advice:
      'The host or the plan has changed since, or --max-impact, --replace or --retry differ. ' +
      'Run `fleetwright diff` again with the same options, look, and approve what it shows.',
    exitCode: EXIT.refused,
  });
}
