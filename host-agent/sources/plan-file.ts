import { PLAN_BYTES_MAX } from '../../lib/plan';
import { readBoundedFile, type FileErrorCode } from './bounded-file';

/** No plan could be read. It says nothing about what the plan is: never to be taken for an empty one. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError';
  readonly code: FileErrorCode;

  constructor(code: FileErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The bytes of a plan file, at most `PLAN_BYTES_MAX` of them.
 *
 * @throws PlanFileError
 */
export async function readPlanFile(path: string): Promise<Uint8Array> {
  const read = await readBoundedFile(path, PLAN_BYTES_MAX);
  if (read.ok) return read.bytes;
  const { code, why, cause } = read;
  throw new PlanFileError(code, WORDS[code](path, why), { cause });
}

const cannotBeOpened = (path: string, why: string): string =>
  `The plan file ${path} cannot be opened: ${why}.`;

const WORDS: Readonly<Record<FileErrorCode, (path: string, why: string) => string>> = {
  missing: (path) => `There is no plan file ${path}: make one with synthesis, or correct the path.`,
  forbidden: cannotBeOpened,
  unreadable: cannotBeOpened,
  'not-a-file': (path) => `${path} is no plain file: name the plan.json that synthesis wrote.`,
  'too-large': (path) =>
    `The plan file ${path} has more than ${PLAN_BYTES_MAX} bytes, which no plan has: see whether it is one.`,
};
