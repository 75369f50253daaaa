import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { types } from 'node:util';

/** 256 KiB: plans of one lab fit in one read. */
const CHUNK_BYTES = 256 * 1024;

/** Why a file gave no bytes; programs match these. */
export type FileErrorCode = 'missing' | 'forbidden' | 'not-a-file' | 'too-large' | 'unreadable';

/** A file's bytes, or why there are none; `why` is the system's word for it. */
export type FileRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: FileErrorCode; readonly why: string; readonly cause?: unknown };

/** The bytes of a plain file, if it has no more than `bytesMax`. */
export async function readBoundedFile(path: string, bytesMax: number): Promise<FileRead> {
  let file: FileHandle;
  try {
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    const why = types.isNativeError(cause) ? cause.message : String(cause);
    return { ok: false, code: codeOf(cause), why, cause };
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) return { ok: false, code: 'not-a-file', why: 'it is no plain file' };
    // What is too large already is not read only to be thrown away.
    const bytes = stats.size > bytesMax ? undefined : await readAll(file, bytesMax);
    if (bytes !== undefined) return { ok: true, bytes };
    return { ok: false, code: 'too-large', why: `it has more than ${bytesMax} bytes` };
  } finally {
    await file.close();
  }
}

function codeOf(cause: unknown): FileErrorCode {
  const systemCode = types.isNativeError(cause) && 'code' in cause ? cause.code : undefined;
  if (systemCode === 'ENOENT' || systemCode === 'ENOTDIR') return 'missing';
  return systemCode === 'EACCES' || systemCode === 'EPERM' ? 'forbidden' : 'unreadable';
}

/** Reads by what comes, not by the size that was stated before: a file may grow meanwhile. Nothing when there is more. */
async function readAll(file: FileHandle, bytesMax: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= bytesMax) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, length);
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, bytesRead));
    length += bytesRead;
  }
  return undefined;
}
