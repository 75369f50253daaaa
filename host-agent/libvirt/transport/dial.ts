import type { Duplex } from 'node:stream';
import { findSocketPath } from './socket-path';
import { dialSsh } from './ssh';
import { dialTls } from './tls';
import { dialUnix } from './unix';
import type { LibvirtTarget } from './uri';

export interface DialOptions {
  /** Uses the daemon's read-only socket where there is one. */
  readonly readOnly: boolean;
  readonly signal: AbortSignal;
}

/** A byte stream to the daemon of a target. Rejects with `LibvirtUnreachable`. */
export async function dial(target: LibvirtTarget, options: DialOptions): Promise<Duplex> {
  switch (target.transport) {
    case 'unix':
      return dialUnix(findSocketPath(target, options.readOnly), options.signal);
    case 'tls':
      return dialTls(target, options.signal);
    case 'ssh':
      return dialSsh(target, options.readOnly);
  }
}
