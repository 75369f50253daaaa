import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { types } from 'node:util';
import { PLAN_BYTES_MAX } from '../../lib/plan';

/** 256 KiB: plans of one lab fit in one read. */
const CHUNK_BYTES = 256 * 1024;

/** Why a plan file gave no bytes; programs match these. */
export type PlanFileErrorCode = 'missing' | 'forbidden' | 'not-a-file' | 'too-large' | 'unreadable';

/** No plan could be read. It says nothing about what the plan is: never to be taken for an empty one. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError';
  readonly code: PlanFileErrorCode;

  constructor(code: PlanFileErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
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
  const file = await openFile(path);
  try {
    if (!(await file.stat()).isFile()) {
      throw new PlanFileError(
        'not-a-file',
        `${path} is no plain file: name the plan.json that synthesis wrote.`,
      );
    }
    return await readBounded(file, path);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    const systemCode = types.isNativeError(cause) && 'code' in cause ? cause.code : undefined;
    if (systemCode === 'ENOENT' || systemCode === 'ENOTDIR') {
      throw new PlanFileError(
        'missing',
        `There is no plan file ${path}: make one with synthesis, or correct the path.`,
        {
          cause,
        },
      );
    }
    const why = types.isNativeError(cause) ? cause.message : String(cause);
    const code = systemCode === 'EACCES' || systemCode === 'EPERM' ? 'forbidden' : 'unreadable';
    throw new PlanFileError(code, `The plan file ${path} cannot be opened: ${why}.`, { cause });
  }
}

/** Reads by what comes, not by the size that was stated before: a file may grow meanwhile. */
async function readBounded(file: FileHandle, path: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= PLAN_BYTES_MAX) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, length);
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  throw new PlanFileError(
    'too-large',
    `The plan file ${path} has more than ${PLAN_BYTES_MAX} bytes, which no plan has: see whether it is one.`,
  );
}
