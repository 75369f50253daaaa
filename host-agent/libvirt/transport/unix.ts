import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { LibvirtUnreachable, type UnreachableReason } from '../errors';

const reasonOfErrno: Readonly<Partial<Record<string, readonly [UnreachableReason, string]>>> = {
  ENOENT: [
    'no-socket',
    'there is no such socket. Is libvirt installed and its daemon (libvirtd or virtqemud) started?',
  ],
  ECONNREFUSED: [
    'not-listening',
    'nothing listens there any more. Start the daemon (libvirtd or virtqemud).',
  ],
  EACCES: [
    'permission-denied',
    'permission denied. Run as root or join the group that owns the socket (often "libvirt").',
  ],
  EPERM: [
    'permission-denied',
    'permission denied. Run as root or join the group that owns the socket (often "libvirt").',
  ],
};

/** Connects to a daemon's unix socket. Rejects with `LibvirtUnreachable`. */
export function dialUnix(path: string, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    // Not handed the signal: that would also end the socket when the deadline passes after it has served its purpose.
    const socket = connect(path);
    const onAbort = (): unknown => socket.destroy(new Error('gave up', { cause: signal.reason }));
    const onError = (cause: NodeJS.ErrnoException): void => {
      signal.removeEventListener('abort', onAbort);
      const [reason, advice] = reasonOfErrno[cause.code ?? ''] ?? ['refused' as const, cause.message];
      reject(new LibvirtUnreachable(reason, `cannot connect to libvirt at ${path}: ${advice}`, { cause }));
    };
    signal.addEventListener('abort', onAbort);
    socket.once('error', onError);
    socket.once('connect', () => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      resolve(socket);
    });
  });
}
