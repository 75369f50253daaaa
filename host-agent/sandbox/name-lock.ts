import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { SandboxError } from './errors';

/** Longer than a slow start under load, so that a second `up` finds the first one's sandbox instead of giving up. */
const WAIT_MS_MAX = 60_000;
const POLL_MS = 25;

/**
 * Runs `action` while no other process on this machine starts or stops the sandbox with this group name.
 * The lock is an abstract unix socket: the kernel frees it when its owner dies, however it dies. Throws SandboxError `busy`.
 */
export async function withNameLock<Result>(
  groupName: string,
  action: () => Promise<Result>,
): Promise<Result> {
  const server = await acquire(groupName);
  try {
    return await action();
  } finally {
    await new Promise((done) => server.close(done));
  }
}

async function acquire(groupName: string): Promise<Server> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const server = await tryListen(`\0${groupName}`);
    if (server !== undefined) return server;
    if (Date.now() > deadline) {
      throw new SandboxError(
        'busy',
        `Another process has been starting or stopping ${groupName} for ${WAIT_MS_MAX / 1000} s: wait for it or end it.`,
      );
    }
    await delay(POLL_MS);
  }
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => resolve(server));
  });
}
