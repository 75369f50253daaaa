import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { systemCodeOf } from './files/system-error';

/** The holder answers at once from memory; longer means that it hangs, which is worth saying too. */
const HOLDER_ANSWER_TIMEOUT_MS = 1000;

/** A process id and one word, with room to spare. */
const HOLDER_ANSWER_BYTES_MAX = 64;

/** Another agent works on this host. */
export class AgentLockHeld extends Error {
  override readonly name = 'AgentLockHeld';
  /** Process id of the holder, when it said. */
  readonly holderProcessId: number | undefined;

  constructor({ processId, role }: Holder, cause: unknown) {
    const holder = processId === undefined ? 'another process' : `process ${processId}`;
    super(`Another Fleetwright agent (${holder}) ${WORKS[role]}`, { cause });
    this.holderProcessId = processId;
  }
}

/** A command ends by itself; the service holds the host until it is stopped. */
export type AgentRole = 'command' | 'service';

interface Holder {
  /** Absent when it did not say. */
  readonly processId?: number;
  readonly role: AgentRole;
}

const WORKS: Readonly<Record<AgentRole, string>> = {
  command:
    'works on this host right now. Two would undo each other: wait for it to end, or stop it, and try again.',
  service:
    'runs as a service, and this host is its own for as long as it runs, suspended or not. Release the plan and it ' +
    'applies it; or stop it first (`systemctl stop fleetwright-agent`), and try again.',
};

/** Held until released or until the process ends, however it ends. */
export interface AgentLock {
  release(): Promise<void>;
}

/** One name for each libvirt that can be reached: two agents on two sandboxes do not meet. */
export function agentLockName(libvirtUri: string): string {
  return `fleetwright-agent-${createHash('sha256').update(libvirtUri).digest('hex').slice(0, 16)}`;
}

/**
 * Takes the lock of this name: an abstract unix socket (unix(7)), which the kernel frees when the process ends, even by
 * kill -9, and which leaves no file behind. Seen by all processes of one network namespace.
 *
 * @throws AgentLockHeld when another process has it.
 */
export async function acquireAgentLock(name: string, role: AgentRole): Promise<AgentLock> {
  const address = `\0${name}`;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    // Anybody on this machine may ask, and may never hang up: it is told, and let go.
    socket.end(`${process.pid} ${role}\n`, () => socket.destroy());
  });
  try {
    await listen(server, address);
  } catch (error) {
    if (systemCodeOf(error) !== 'EADDRINUSE') throw error;
    throw new AgentLockHeld(await askHolder(address), error);
  }
  // accept(2) fails while descriptors are short; the lock is held all the same.
  server.on('error', () => undefined);
  server.unref();
  return { release: () => new Promise((resolve) => void server.close(() => resolve())) };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function askHolder(path: string): Promise<Holder> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ path });
    const finish = (): void => {
      socket.destroy();
      const [, processId, role] = /^([1-9]\d{0,9})(?: (service|command))?\n$/.exec(text) ?? [];
      resolve({
        ...(processId === undefined ? {} : { processId: Number(processId) }),
        role: role === 'service' ? 'service' : 'command',
      });
    };
    socket.setEncoding('latin1');
    socket.setTimeout(HOLDER_ANSWER_TIMEOUT_MS, finish);
    socket.on('data', (data: string) => {
      text += data;
      if (text.length > HOLDER_ANSWER_BYTES_MAX) finish();
    });
    socket.on('error', finish);
    socket.on('end', finish);
  });
}
