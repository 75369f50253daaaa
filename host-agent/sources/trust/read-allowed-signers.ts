import { readBoundedFile, type FileErrorCode } from '../bounded-file';
import { ALLOWED_SIGNERS_BYTES_MAX } from './allowed-signers';

/** The file of allowed signers is there and cannot be read: nobody can be trusted until it can. */
export class AllowedSignersError extends Error {
  override readonly name = 'AllowedSignersError';
  readonly code: Exclude<FileErrorCode, 'missing'>;

  constructor(
    code: Exclude<FileErrorCode, 'missing'>,
    message: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The text of the file of allowed signers; nothing where there is none. Read each time it is needed, so that a key that is taken out is
 * out at once.
 *
 * @throws AllowedSignersError
 */
export async function readAllowedSigners(path: string): Promise<string | undefined> {
  const read = await readBoundedFile(path, ALLOWED_SIGNERS_BYTES_MAX);
  if (read.ok) return Buffer.from(read.bytes).toString('utf8');
  const { code, why, cause } = read;
  if (code === 'missing') return undefined;
  throw new AllowedSignersError(
    code,
    `The file of allowed signers ${path} cannot be read: ${why}. Correct it and try again.`,
    {
      cause,
    },
  );
}
