import { chmod, chown, lstat, mkdir, unlink } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { SOCKET_PATH_BYTES_MAX, SOCKET_PROBE_TIMEOUT_MS } from './bounds';
import { findGroup } from './find-group';
import { StatusServerError } from './status-server-error';

/** Root and the socket's group; whoever may write to it gives orders. */
const SOCKET_MODE = 0o660;

/** What takes everything but SOCKET_MODE away while the file is made. */
const SOCKET_UMASK = 0o117;

/** Everybody may reach the socket, and its own mode says who may use it. */
const FOLDER_MODE = 0o755;

/** Listens on a unix socket; a file that a dead agent has left is replaced. @throws StatusServerError */
export async function listenOnSocket(
  server: Server,
  { path, group }: { readonly path: string; readonly group?: string },
): Promise<void> {
  if (Buffer.byteLength(path) > SOCKET_PATH_BYTES_MAX) {
    throw new StatusServerError(
      'socket-unusable',
      `The path of the status socket, ${path}, is longer than the ${SOCKET_PATH_BYTES_MAX} bytes that Linux takes. Choose a shorter one for status.socket.`,
    );
  }
  const groupId = group === undefined ? undefined : await findGroup(group);
  try {
    await prepareFolder(dirname(path));
    await removeStale(path);
    await listen(server, path);
    if (groupId !== undefined) await chown(path, -1, groupId);
    await chmod(path, SOCKET_MODE);
  } catch (cause) {
    server.close();
    if (cause instanceof StatusServerError) throw cause;
    throw new StatusServerError(
      'socket-unusable',
      `The status socket ${path} cannot be opened: ${messageOf(cause)}. Make its folder writable for the agent, or choose another path for status.socket.`,
      { cause },
    );
  }
}

/** Only a folder that was made here gets its mode, whatever the umask is. */
async function prepareFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  if (made !== undefined) await chmod(folder, FOLDER_MODE);
}

/** Removes a socket on which nobody answers; anything else under this name is somebody's. */
async function removeStale(path: string): Promise<void> {
  const found = await lstat(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return;
  if (!found.isSocket()) {
    throw new StatusServerError(
      'socket-unusable',
      `${path} is there and is no socket. Move it away, or choose another path for status.socket.`,
    );
  }
  if (await answers(path)) {
    throw new StatusServerError(
      'socket-in-use',
      `Somebody else answers on ${path}. Stop the other agent, or choose another path for status.socket.`,
    );
  }
  await unlink(path);
}

/** Nobody listens only when the kernel says so: what hangs is there too. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(SOCKET_PROBE_TIMEOUT_MS, () => finish(true));
    socket.once('connect', () => finish(true));
    socket.once('error', (error) => finish(codeOf(error) !== 'ECONNREFUSED'));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Node makes the file before listen() returns: at no moment has it a wider mode.
    const before = process.umask(SOCKET_UMASK);
    try {
      server.listen({ path }, () => {
        server.removeListener('error', reject);
        resolve();
      });
    } finally {
      process.umask(before);
    }
  });
}

function codeOf(error: unknown): unknown {
  return types.isNativeError(error) && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
