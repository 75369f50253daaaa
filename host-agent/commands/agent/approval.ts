import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ChangePlan } from '../../planner';
import { approvalDigest } from '../../service';
import { CommandFailure } from '../command-failure';
import { EXIT } from '../exit-codes';
import { plain } from '../terminal/plain';

export { approvalDigest };

/** One line for a host, as sha256sum(1) writes them: the digest, two spaces, the name. */
export function approvalLine(host: string, digest: string): string {
  return `${digest}  ${host}\n`;
}

/**
 * An approval as it was typed: the digest, whole, because a shortened one could be met by chance or on purpose; or a file that
 * `fleetwright review --approve-file` wrote, with a line for the host.
 *
 * @throws CommandFailure
 */
export async function readApproval(
  text: string,
  { host, workingDirectory }: { readonly host: string; readonly workingDirectory: string },
): Promise<string> {
  if (DIGEST.test(text)) return text;
  const content = await tryReadText(resolve(workingDirectory, text));
  if (content === undefined) {
    throw new CommandFailure({
      code: 'bad-approval',
      message: `An approval is 64 digits from 0 to 9 and a to f, or a file with them, and "${plain(text)}" is neither.`,
      advice:
        'Copy it whole, as `fleetwright diff` shows it, or name what `fleetwright review --approve-file` wrote.',
    });
  }
  const digests = content.split('\n').flatMap((line) => {
    const [digest = '', name] = line.trim().split(/ +/);
    return name === host && DIGEST.test(digest) ? [digest] : [];
  });
  const [digest] = digests;
  if (digest !== undefined && digests.length === 1) return digest;
  throw new CommandFailure({
    code: 'bad-approval',
    message: `${plain(text)} has ${digest === undefined ? 'no approval' : 'several approvals'} for host ${plain(host)}.`,
    advice:
      'Make the file anew with `fleetwright review --approve-file`; it has a line for each host that changes.',
    exitCode: EXIT.refused,
  });
}

const DIGEST = /^[0-9a-f]{64}$/;

/** Room for more hosts than anybody reviews at once. */
const APPROVAL_BYTES_MAX = 1024 * 1024;

/** Absent where there is no such plain file. */
async function tryReadText(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > APPROVAL_BYTES_MAX) return undefined;
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
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
