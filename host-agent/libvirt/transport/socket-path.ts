import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LibvirtUnreachable } from '../errors';
import type { LibvirtTarget } from './uri';

/** Drivers with a daemon of their own (libvirt's src/remote/remote_sockets.c). */
const daemonOfDriver: Readonly<Partial<Record<string, string>>> = {
  qemu: 'virtqemud',
  lxc: 'virtlxcd',
  xen: 'virtxend',
  vbox: 'virtvboxd',
  ch: 'virtchd',
};

/** What the choice depends on, as an argument so that it can be tried out without touching the machine. */
export interface SocketSurroundings {
  readonly exists: (path: string) => boolean;
  readonly runFolder: string;
  readonly userRunFolder: string;
}

const machine: SocketSurroundings = {
  exists: existsSync,
  runFolder: '/run',
  userRunFolder: process.env['XDG_RUNTIME_DIR'] ?? join(homedir(), '.cache'),
};

/**
 * The unix socket of a local target: what the URI names, else the driver's own daemon if its socket is there, else libvirtd's.
 * The choice is libvirt's own, so that both installations work without being told apart. Who only reads uses the socket for that
 * also beside one that the URI names; where there is none, the flag at opening makes the connection read-only.
 */
export function findSocketPath(
  target: LibvirtTarget,
  readOnly: boolean,
  surroundings: SocketSurroundings = machine,
): string {
  if (target.socket !== undefined) {
    // libvirt's own clients use a named socket as it is; daemons put the read-only one beside it under this name.
    const besideIt = `${target.socket}-ro`;
    return readOnly && surroundings.exists(besideIt) ? besideIt : target.socket;
  }
  const isSession = target.path === '/session';
  const folder = join(isSession ? surroundings.userRunFolder : surroundings.runFolder, 'libvirt');
  // A session daemon has one socket only.
  const suffix = readOnly && !isSession ? '-ro' : '';
  const daemon = daemonOfDriver[target.driver];
  const direct = daemon === undefined ? undefined : join(folder, `${daemon}-sock${suffix}`);
  if (target.mode === 'direct') {
    if (direct === undefined)
      throw new LibvirtUnreachable(
        'bad-uri',
        `driver "${target.driver}" has no daemon of its own; leave out mode=direct`,
      );
    return direct;
  }
  if (target.mode === 'auto' && direct !== undefined && surroundings.exists(direct)) return direct;
  return join(folder, `libvirt-sock${suffix}`);
}
