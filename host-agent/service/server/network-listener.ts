import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import { isIP, type AddressInfo } from 'node:net';
import { types } from 'node:util';
import type { ListenConfiguration } from '../../configuration';
import { REQUEST_TIMEOUT_MS } from './bounds';
import { hostCheck, type HostCheck } from './host-names';
import { closeServer, prepare, SERVER_OPTIONS } from './http-server';
import { StatusServerError } from './status-server-error';

type TlsFiles = NonNullable<ListenConfiguration['tls']>;

/** A TCP address that is listened on. */
export interface NetworkListener {
  /** `http://127.0.0.1:9764`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on loopback, or with TLS and certificates on both sides anywhere. @throws StatusServerError */
export async function listenOnNetwork(
  { address, port, tls }: ListenConfiguration,
  listenerFor: (isOwnName: HostCheck) => RequestListener,
  certificateIntervalMs: number,
): Promise<NetworkListener> {
  const secured =
    tls === undefined ? undefined : await secure(tls, address, listenerFor, certificateIntervalMs);
  const server = secured?.server ?? prepare(createServer(SERVER_OPTIONS), listenerFor(hostCheck(address)));
  try {
    await listen(server, { address, port });
  } catch (cause) {
    secured?.end();
    throw new StatusServerError(
      'address-unusable',
      `The status cannot be served on ${address}, port ${port}: ${messageOf(cause)}. Choose another address or port for status.listen.`,
      { cause },
    );
  }
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${isIP(address) === 6 ? `[${address}]` : address}:${portOf(server.address())}`,
    close: async () => {
      secured?.end();
      await closeServer(server);
    },
  };
}

/** Clients must show a certificate that was signed by one of those that were configured; others get no answer at all. */
async function secure(
  tls: TlsFiles,
  address: string,
  listenerFor: (isOwnName: HostCheck) => RequestListener,
  intervalMs: number,
): Promise<{ readonly server: SecureServer; end(): void }> {
  // Before they are read: what changes in between is seen by the first look, and not missed for the life of a certificate.
  let changed = await tryChangedAt(tls);
  const certificates = await readCertificates(tls);
  let own = new X509Certificate(certificates.cert);
  // A name that the certificate vouches for cannot have been made to lead here by somebody else.
  const certified = (name: string): boolean =>
    (isIP(name) === 0 ? own.checkHost(name) : own.checkIP(name)) !== undefined;
  const server = prepare(
    createSecureServer({
      ...SERVER_OPTIONS,
      ...certificates,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: REQUEST_TIMEOUT_MS,
    }),
    listenerFor(hostCheck(address, certified)),
  );
  const timer = setInterval(() => {
    void (async () => {
      const now = await changedAt(tls);
      if (now === changed) return;
      const certificates = await readCertificates(tls);
      server.setSecureContext({ ...certificates, minVersion: 'TLSv1.2' });
      own = new X509Certificate(certificates.cert);
      changed = now;
      // Files that do not go together yet: those of before go on, and the next look sees the others.
    })().catch(() => undefined);
  }, intervalMs).unref();
  return { server, end: () => clearInterval(timer) };
}

/** Whether these files go together. @throws StatusServerError */
export async function checkCertificates(tls: TlsFiles): Promise<void> {
  await readCertificates(tls);
}

async function readCertificates(tls: TlsFiles): Promise<{ cert: Buffer; key: Buffer; ca: Buffer }> {
  try {
    const [cert, key, ca] = await Promise.all([
      readFile(tls.certificateFile),
      readFile(tls.keyFile),
      readFile(tls.clientCertificateAuthorityFile),
    ]);
    // What is no certificate is found now, and not by the first client; without one in `ca`, everybody's would be refused.
    const matches = new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
    if (!matches) throw new Error(`${tls.keyFile} is not the key of ${tls.certificateFile}`);
    void new X509Certificate(ca);
    return { cert, key, ca };
  } catch (cause) {
    throw new StatusServerError(
      'certificate-unusable',
      `The certificates of status.listen.tls cannot be used: ${messageOf(cause)}. Check certificateFile, keyFile and clientCertificateAuthorityFile.`,
      { cause },
    );
  }
}

async function tryChangedAt(tls: TlsFiles): Promise<string | undefined> {
  return changedAt(tls).catch(() => undefined);
}

async function changedAt(tls: TlsFiles): Promise<string> {
  const files = [tls.certificateFile, tls.keyFile, tls.clientCertificateAuthorityFile];
  return (await Promise.all(files.map(async (file) => identityOf(await stat(file))))).join(' ');
}

/** A renewed file may have the time of the one before, as `cp -p` and switched links give it. */
function identityOf({ mtimeMs, ino, size }: Stats): string {
  return `${mtimeMs} ${ino} ${size}`;
}

function listen(
  server: Server | SecureServer,
  { address, port }: { readonly address: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
