import { types } from 'node:util';
import { SourceFailure, type SourceFailureCode } from '../port';

/** What a connection can die of, by the codes of Node, the system and OpenSSL. */
const CODES: ReadonlyMap<string, SourceFailureCode> = new Map<string, SourceFailureCode>([
  ['ECONNRESET', 'cut'],
  ['EPIPE', 'cut'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'cut'],
  ['ETIMEDOUT', 'timed-out'],
  ['EPROTO', 'garbage'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'garbage'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'garbage'],
  ['HOSTNAME_MISMATCH', 'forbidden'],
  ['INVALID_CA', 'forbidden'],
  ['INVALID_PURPOSE', 'forbidden'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'forbidden'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'forbidden'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'forbidden'],
]);

/** Families: certificates that are not to be trusted, alerts by which the server refuses ours, answers that are not HTTP. */
const FAMILIES: readonly (readonly [RegExp, SourceFailureCode])[] = [
  [/^(CERT|CRL|UNABLE_TO|ERROR_IN_CERT)_/, 'forbidden'],
  [/^ERR_SSL_.*ALERT/, 'forbidden'],
  [/^(HPE_|ERR_SSL_)/, 'garbage'],
];

const ADVICE: Readonly<Partial<Record<SourceFailureCode, string>>> = {
  unreachable: "check the URL, the name service and this host's way there",
  cut: 'the next look goes on where it ended, if the server can',
  forbidden:
    "check the server's certificate and, in the agent's configuration, certificateAuthorityFile, clientCertificateFile and clientKeyFile",
  garbage: 'check that the URL names an HTTP server, and whether it is http or https',
};

/** Says what an error of the connection means; failures that are one already stay. */
export function networkFailure(error: unknown, url: string): SourceFailure {
  if (error instanceof SourceFailure) return error;
  const systemCode = types.isNativeError(error) && 'code' in error ? String(error.code) : '';
  const code =
    CODES.get(systemCode) ?? FAMILIES.find(([pattern]) => pattern.test(systemCode))?.[1] ?? 'unreachable';
  // Of both addresses of a name the errors come together, and their sum has no words.
  const why = types.isNativeError(error) ? error.message || systemCode || error.name : String(error);
  return new SourceFailure(
    code,
    `${url} could not be fetched (${why}): ${ADVICE[code] ?? 'try again later'}.`,
    {
      cause: error,
    },
  );
}
