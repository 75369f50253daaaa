import { createSecureContext, type SecureContext } from 'node:tls';
import { types } from 'node:util';
import type { HttpSource } from '../../configuration';
import { readBoundedFile } from '../bounded-file';
import { withoutCredentials } from '../credentials';
import { SourceFailure } from '../port';

/** The certificates of all public authorities are a quarter of that. */
const PEM_BYTES_MAX = 1024 * 1024;

/** Servers refuse headers of more than 8 to 16 KiB anyway. */
const TOKEN_BYTES_MAX = 8 * 1024;

/** What may stand in a header behind `Bearer ` (RFC 6750, 2.1). */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

/** Where Debian and others keep the authorities that the host trusts; Node by itself may know only those it was built with. */
const SYSTEM_AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

/** How this host shows who it is, and whom it believes. */
export interface HttpCredentials {
  readonly authorization?: string;
  readonly secureContext?: SecureContext;
}

/**
 * Reads them anew for each look, so that a renewed certificate or token needs no restart.
 *
 * @throws SourceFailure `misconfigured`
 */
export async function readCredentials(source: HttpSource): Promise<HttpCredentials> {
  const url = new URL(source.url);
  const hasSecret = source.bearerTokenFile !== undefined || url.username !== '' || url.password !== '';
  if (hasSecret && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const message = `${withoutCredentials(source.url)} is not encrypted, and a token or password would be readable on the way: use https.`;
    throw new SourceFailure('misconfigured', message);
  }
  const authorization =
    source.bearerTokenFile === undefined ? undefined : await readToken(source.bearerTokenFile);
  return {
    ...(authorization === undefined ? {} : { authorization: `Bearer ${authorization}` }),
    ...(url.protocol === 'https:' ? { secureContext: await readSecureContext(source) } : {}),
  };
}

async function readToken(path: string): Promise<string> {
  const token = (await readSmall(path, TOKEN_BYTES_MAX)).toString('latin1').trim();
  if (TOKEN.test(token)) return token;
  // What is in the file is not shown: it may be nearly the token.
  const message = `The token in ${path} is none: the file must hold one word of letters, digits and "._~+/-", at most with "=" at its end.`;
  throw new SourceFailure('misconfigured', message);
}

async function readSecureContext(source: HttpSource): Promise<SecureContext> {
  const { clientCertificateFile, clientKeyFile, certificateAuthorityFile } = source;
  const [cert, key, ca] = await Promise.all([
    tryReadPem(clientCertificateFile),
    tryReadPem(clientKeyFile),
    certificateAuthorityFile === undefined
      ? tryReadSystemAuthorities()
      : tryReadPem(certificateAuthorityFile),
  ]);
  try {
    return createSecureContext({
      minVersion: 'TLSv1.2',
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
      ...(ca === undefined ? {} : { ca }),
    });
  } catch (cause) {
    const files = [clientCertificateFile, clientKeyFile, certificateAuthorityFile].filter(
      (file) => file !== undefined,
    );
    const why = types.isNativeError(cause) ? cause.message : String(cause);
    throw new SourceFailure(
      'misconfigured',
      `${files.join(', ')} cannot be used as certificate and key (${why}): they must be PEM, and belong together.`,
      { cause },
    );
  }
}

async function tryReadPem(path: string | undefined): Promise<Buffer | undefined> {
  return path === undefined ? undefined : readSmall(path, PEM_BYTES_MAX);
}

async function tryReadSystemAuthorities(): Promise<Buffer | undefined> {
  const read = await readBoundedFile(SYSTEM_AUTHORITIES, PEM_BYTES_MAX);
  return read.ok ? Buffer.from(read.bytes) : undefined;
}

async function readSmall(path: string, bytesMax: number): Promise<Buffer> {
  const read = await readBoundedFile(path, bytesMax);
  if (read.ok) return Buffer.from(read.bytes);
  throw new SourceFailure(
    'misconfigured',
    `${path} cannot be read: ${read.why}. Put it there, readable by the agent's user, or correct source.http in the agent's configuration.`,
    { cause: read.cause },
  );
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
