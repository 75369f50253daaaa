import {
  examineRelease,
  formatRelease,
  formatStatement,
  type ReleaseStatement,
  type SigningKey,
} from '../../sources';
import type { CommandContext } from '../context';
import { badSignatureFailure, signerNotAllowedFailure } from '../wording';
import type { DraftSettings } from './draft';
import type { ReleaseOptions } from './options';
import { signWithSsh } from './sign';

/** A release that is ready to be written. */
export interface MadeRelease {
  readonly bytes: Uint8Array;
  readonly digest: string;
  /** Absent: unsigned. */
  readonly key?: SigningKey;
}

/** Signs a statement, and holds the signature against what hosts will hold it against. @throws CommandFailure */
export async function makeRelease(
  context: CommandContext,
  { key: keyFile, unsigned }: ReleaseOptions,
  statement: ReleaseStatement,
  { allowedSigners, nowMs }: DraftSettings,
): Promise<MadeRelease> {
  const statementBytes = formatStatement(statement);
  const signature = keyFile === undefined ? undefined : await signWithSsh(context, keyFile, statementBytes);
  const bytes = formatRelease(statementBytes, signature);
  const { judgement, found } = examineRelease({
    bytes,
    trust: { allowedSigners, allowUnsigned: unsigned === true },
    address: { fleet: statement.fleet, host: statement.host.name },
    nowMs,
  });
  // A signature that is good and of a key that nobody was asked about is what there is to have without a file of allowed signers.
  const isGood = judgement.kind === 'trusted' || found?.signature.kind === 'no-allowed-signers';
  if (judgement.kind === 'refused' && !isGood) {
    throw found?.signature.kind === 'not-allowed'
      ? signerNotAllowedFailure(judgement)
      : badSignatureFailure(judgement);
  }
  const { digest = '', signature: finding } = found ?? {};
  return { bytes, digest, ...(finding !== undefined && 'key' in finding ? { key: finding.key } : {}) };
}
