import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { LibvirtUnreachable } from '../errors';
import type { LibvirtTarget } from './uri';

/** LIBVIRTD_TLS_PORT of libvirt. */
const tlsPort = 16_514;
/** After the handshake the daemon sends this byte when it accepts our certificate (virnettlscontext.c). */
const accepted = 1;

interface PkiFiles {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Where the certificates lie: the URI's folder, else the user's own, else the machine's (https://libvirt.org/kbase/tlscerts.html). */
export function pkiFilesOf(
  pkiPath: string | undefined,
  exists: (path: string) => boolean = existsSync,
): PkiFiles {
  if (pkiPath !== undefined) return inOneFolder(pkiPath);
  const own = inOneFolder(join(homedir(), '.pki', 'libvirt'));
  if (exists(own.certificate)) return own;
  return {
    authority: '/etc/pki/CA/cacert.pem',
    certificate: '/etc/pki/libvirt/clientcert.pem',
    key: '/etc/pki/libvirt/private/clientkey.pem',
  };
}

function inOneFolder(folder: string): PkiFiles {
  return {
    authority: join(folder, 'cacert.pem'),
    certificate: join(folder, 'clientcert.pem'),
    key: join(folder, 'clientkey.pem'),
  };
}

/** Connects by TLS with a client certificate. Rejects with `LibvirtUnreachable`. */
export async function dialTls(target: LibvirtTarget, signal: AbortSignal): Promise<Duplex> {
  const host = target.host ?? 'localhost';
  const port = target.port ?? tlsPort;
  const options: ConnectionOptions = {
    host,
    port,
    ...(isAddress(host) ? {} : { servername: host }),
    ...readCertificates(pkiFilesOf(target.pkiPath)),
    rejectUnauthorized: !target.noVerify,
  };
  const socket = connect(options);
  const stop = (): unknown => socket.destroy(new Error('gave up', { cause: signal.reason }));
  signal.addEventListener('abort', stop);
  try {
    await waitForVerdict(socket);
    return socket;
  } catch (cause) {
    socket.destroy();
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new LibvirtUnreachable(
      'tls',
      `cannot connect to libvirt at ${host}:${port} by TLS: ${detail}. Check both certificates and the authority that signed them.`,
      { cause },
    );
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}

function readCertificates(files: PkiFiles): Pick<ConnectionOptions, 'ca' | 'cert' | 'key'> {
  try {
    return {
      ca: readFileSync(files.authority),
      cert: readFileSync(files.certificate),
      key: readFileSync(files.key),
    };
  } catch (cause) {
    throw new LibvirtUnreachable(
      'tls',
      `cannot read the TLS certificates for libvirt (${files.authority}, ${files.certificate}, ${files.key}); name their folder with ?pkipath=`,
      { cause },
    );
  }
}

/** Resolves at the daemon's accepting byte; a daemon that refuses our certificate just hangs up. */
function waitForVerdict(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (outcome: () => void): void => {
      socket.off('readable', onReadable).off('error', reject).off('close', onClose);
      outcome();
    };
    const onReadable = (): void => {
      const verdict: unknown = socket.read(1);
      if (!(verdict instanceof Uint8Array)) return;
      finish(
        verdict[0] === accepted ? resolve : () => reject(new Error('the daemon refused our certificate')),
      );
    };
    const onClose = (): void =>
      finish(() =>
        reject(new Error('the daemon closed the connection, as it does when it refuses a certificate')),
      );
    socket.on('readable', onReadable).on('error', reject).on('close', onClose);
  });
}
