import { canonicalBytes } from '../../../lib/plan';
import type { ReleaseStatement } from './types';

/** The line of a statement, as it is signed. @throws TypeError for what JSON cannot hold */
export function formatStatement(statement: ReleaseStatement): Uint8Array {
  return Buffer.concat([canonicalBytes(statement), Buffer.from('\n')]);
}

/** The whole file; without a signature the line is all of it. */
export function formatRelease(statementBytes: Uint8Array, signature?: string): Uint8Array {
  return Buffer.concat([statementBytes, Buffer.from(signature ?? '')]);
}
