import { readSignerLine, type AllowedSigner } from './signer-line';

/** 1 MiB: a thousand people with RSA keys; a file that is larger is none of these. */
export const ALLOWED_SIGNERS_BYTES_MAX = 1024 * 1024;

/** A line that cannot be used. It trusts nobody; the other lines count. */
export interface SignerLineProblem {
  /** From 1. */
  readonly line: number;
  /** As the end of a sentence that begins with the line. */
  readonly message: string;
}

export interface AllowedSigners {
  readonly signers: readonly AllowedSigner[];
  readonly problems: readonly SignerLineProblem[];
}

/** Reads what ssh-keygen(1) describes under ALLOWED SIGNERS; every line that cannot be read is a problem. */
export function parseAllowedSigners(text: string): AllowedSigners {
  if (Buffer.byteLength(text) > ALLOWED_SIGNERS_BYTES_MAX) {
    const message = `is not read, and none after it: the file has more than ${ALLOWED_SIGNERS_BYTES_MAX} bytes`;
    return { signers: [], problems: [{ line: 1, message }] };
  }
  const signers: AllowedSigner[] = [];
  const problems: SignerLineProblem[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const read = readSignerLine(content, index + 1);
    if (read.kind === 'signer') signers.push(read.signer);
    else if (read.kind === 'problem') problems.push({ line: index + 1, message: read.message });
  }
  return { signers, problems };
}
