import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { StepError } from '../failure';
import { systemCodeOf } from '../files/system-error';

/** 64 KiB: keys, certificates and passwords are far smaller, and all of them together must fit on a seed. */
export const SECRET_BYTES_MAX = 64 * 1024;

/** Bits of a mode that let others than the owner do anything. */
const OTHERS_MODE = 0o077;
/** systemd may show the access that it gives one user as the group's (an access control list), so only the world is looked at. */
const WORLD_MODE = 0o007;

/** A file that holds something secret. */
export interface SecretFile {
  readonly path: string;
  /** For messages: `secret "db-password"`. */
  readonly what: string;
  /** Whether systemd made it, which keeps credentials in memory for this service alone. @default false */
  readonly isCredential?: boolean;
}

/**
 * The text of a file that nobody but root or this user can read or replace; undefined when there is none.
 *
 * @throws StepError `secret-unreadable`, which names the secret and the file and never what is in it
 */
export async function tryReadSecretFile(file: SecretFile): Promise<string | undefined> {
  const handle = await tryOpen(file);
  if (handle === undefined) return undefined;
  try {
    await requireGuarded(file, handle);
    return textOf(file, await readBounded(file, handle));
  } finally {
    await handle.close();
  }
}

/** @throws StepError */
export function unreadable({ what, path }: SecretFile, why: string, todo: string): StepError {
  return new StepError('secret-unreadable', `The ${what} cannot be used: ${path} ${why}. ${todo}`);
}

/** Links are not followed, and what is no file (a pipe, a device) does not make the agent wait. */
async function tryOpen(file: SecretFile): Promise<FileHandle | undefined> {
  try {
    return await open(file.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ELOOP') throw unreadable(file, 'is a symbolic link', 'Put a plain file there.');
    if (code === undefined) throw error;
    throw unreadable(file, `cannot be opened (${code})`, 'Let the agent read it.');
  }
}

async function requireGuarded(file: SecretFile, handle: FileHandle): Promise<void> {
  const found = await handle.stat();
  if (!found.isFile()) throw unreadable(file, 'is no plain file', 'Put a plain file there.');
  const own = process.getuid?.();
  if (found.uid !== 0 && found.uid !== own) {
    throw unreadable(file, `belongs to user ${found.uid}`, 'Give it to root, or to the user of the agent.');
  }
  if ((found.mode & (file.isCredential === true ? WORLD_MODE : OTHERS_MODE)) === 0) return;
  const mode = (found.mode & 0o777).toString(8).padStart(4, '0');
  throw unreadable(file, `is open to other users (mode ${mode})`, `Run \`chmod 600 ${file.path}\`.`);
}

async function readBounded(file: SecretFile, handle: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(SECRET_BYTES_MAX + 1);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
  }
  throw unreadable(
    file,
    `has more than ${SECRET_BYTES_MAX} bytes`,
    'Secrets are texts of at most that many.',
  );
}

function textOf(file: SecretFile, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The cause is left out on purpose: it may quote what it could not read.
    throw unreadable(
      file,
      'is no UTF-8 text',
      'Keep binary secrets as base64, and let the guest decode them.',
    );
  }
}
