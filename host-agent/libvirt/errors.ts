import { errorNumber } from './protocol/enums.generated';
import { shortened } from './shortened';

/**
 * Whether to try again: `never` (the same call can only fail again), `after-resync` (look at the host's state first, it is
 * not what the caller believed), `backoff` (later, unchanged).
 */
export type RetryAdvice = 'never' | 'after-resync' | 'backoff';

/** Everything that can go wrong between us and libvirt; any other error out of this room is a fault of ours. */
export abstract class LibvirtFailure extends Error {
  abstract readonly retry: RetryAdvice;
  /** True when a call was sent and no answer came: the change may or may not have happened. */
  readonly outcomeUnknown: boolean = false;
}

/** The kind of a `LibvirtError`, derived from libvirt's error number, never from its text. */
export type LibvirtErrorKind =
  | 'not-found'
  | 'already-exists'
  | 'invalid-state'
  | 'invalid-configuration'
  | 'unsupported'
  | 'forbidden'
  | 'busy'
  | 'aborted'
  | 'host-error'
  | 'unknown';

const retryOfKind: Readonly<Record<LibvirtErrorKind, RetryAdvice>> = {
  'not-found': 'after-resync',
  'already-exists': 'after-resync',
  'invalid-state': 'after-resync',
  'invalid-configuration': 'never',
  unsupported: 'never',
  forbidden: 'never',
  busy: 'backoff',
  aborted: 'after-resync',
  'host-error': 'backoff',
  unknown: 'backoff',
};

/** What libvirt answers with, as it came over the wire (virNetMessageError). */
export interface WireError {
  readonly code: number;
  readonly domain: number;
  readonly level: number;
  readonly message: string | undefined;
  readonly str1: string | undefined;
  readonly int1: number;
}

/** libvirt refused or failed a call. Match `code` (virErrorNumber) or `kind`; the message is libvirt's, for people. */
export class LibvirtError extends LibvirtFailure {
  override readonly name = 'LibvirtError';
  readonly code: number;
  /** virErrorDomain: the part of libvirt that complains. */
  readonly domain: number;
  readonly level: number;
  readonly kind: LibvirtErrorKind;
  readonly retry: RetryAdvice;
  /** errno of a `host-error`, otherwise whatever libvirt put there. */
  readonly int1: number;
  readonly str1: string | undefined;
  readonly procedure: string;

  constructor(error: WireError, procedure: string, source: 'reply' | 'stream' = 'reply') {
    const said = shortened(error.message ?? `error ${error.code}`);
    super(`libvirt refused ${procedure}: ${said} (code ${error.code})`);
    this.code = error.code;
    this.domain = error.domain;
    this.level = error.level;
    this.int1 = error.int1;
    this.str1 = error.str1;
    this.procedure = procedure;
    this.kind = kindOfCode(error.code, source);
    this.retry = retryOfKind[this.kind];
  }
}

/** No answer in time. The call may still be running in libvirt: read the state again before deciding anything. */
export class LibvirtTimeout extends LibvirtFailure {
  override readonly name = 'LibvirtTimeout';
  readonly retry = 'after-resync';
  override readonly outcomeUnknown: boolean;
  readonly procedure: string;

  constructor(procedure: string, timeoutMs: number, outcomeUnknown: boolean) {
    const state = outcomeUnknown ? 'sent, so its outcome is unknown: read the state again' : 'never sent';
    super(`libvirt did not answer ${procedure} within ${timeoutMs} ms; the call was ${state}`);
    this.procedure = procedure;
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** The caller's signal ended the wait. */
export class LibvirtAborted extends LibvirtFailure {
  override readonly name = 'LibvirtAborted';
  readonly retry = 'after-resync';
  override readonly outcomeUnknown: boolean;

  constructor(procedure: string, outcomeUnknown: boolean, cause: unknown) {
    super(`gave up waiting for ${procedure} as asked`, { cause });
    this.outcomeUnknown = outcomeUnknown;
  }
}

/** The connection is gone: daemon stopped, host unreachable, keepalive unanswered, or closed by us. */
export class LibvirtDisconnected extends LibvirtFailure {
  override readonly name = 'LibvirtDisconnected';
  readonly retry = 'after-resync';
  override readonly outcomeUnknown: boolean;

  constructor(reason: string, options: { readonly outcomeUnknown?: boolean; readonly cause?: unknown } = {}) {
    super(`connection to libvirt lost: ${reason}`, { cause: options.cause });
    this.outcomeUnknown = options.outcomeUnknown ?? false;
  }
}

/** Bytes that are not libvirt's protocol, or an answer that does not match its question. */
export class ProtocolError extends LibvirtFailure {
  override readonly name = 'ProtocolError';
  readonly retry = 'backoff';
  override readonly outcomeUnknown: boolean;

  constructor(detail: string, options: { readonly outcomeUnknown?: boolean; readonly cause?: unknown } = {}) {
    super(`libvirt protocol: ${shortened(detail)}`, { cause: options.cause });
    this.outcomeUnknown = options.outcomeUnknown ?? false;
  }
}

/** Why a first connection failed; each has its own remedy in the message. */
export type UnreachableReason =
  | 'bad-uri'
  | 'no-socket'
  | 'not-listening'
  | 'permission-denied'
  | 'host-unreachable'
  | 'tls'
  | 'ssh'
  | 'authentication'
  | 'deadline'
  | 'refused';

/** No connection could be made. The message says what was tried and what to do next. */
export class LibvirtUnreachable extends LibvirtFailure {
  override readonly name = 'LibvirtUnreachable';
  readonly reason: UnreachableReason;
  readonly retry: RetryAdvice;

  constructor(reason: UnreachableReason, detail: string, options: { readonly cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.reason = reason;
    this.retry = reason === 'bad-uri' || reason === 'authentication' ? 'never' : 'backoff';
  }
}

/** Refused here, before libvirt was asked: libvirt itself would have done it, and lost data. */
export class VolumeWouldShrink extends LibvirtFailure {
  override readonly name = 'VolumeWouldShrink';
  readonly retry = 'never';

  constructor(volume: string, capacity: { readonly presentBytes: number; readonly wantedBytes: number }) {
    super(
      `volume ${volume} has ${capacity.presentBytes} bytes; making it ${capacity.wantedBytes} would cut off data. Shrink it by hand if that is really meant.`,
    );
  }
}

const codesOfKind: Readonly<Partial<Record<LibvirtErrorKind, readonly number[]>>> = {
  'not-found': [
    errorNumber.noDomain,
    errorNumber.noNetwork,
    errorNumber.noStoragePool,
    errorNumber.noStorageVol,
    errorNumber.noNodeDevice,
    errorNumber.noInterface,
    errorNumber.noNwfilter,
    errorNumber.noSecret,
    errorNumber.noDomainSnapshot,
    errorNumber.noDomainMetadata,
    errorNumber.deviceMissing,
    errorNumber.noNwfilterBinding,
    errorNumber.noDomainCheckpoint,
    errorNumber.noDomainBackup,
    errorNumber.noNetworkPort,
  ],
  'already-exists': [
    errorNumber.domExist,
    errorNumber.networkExist,
    errorNumber.storageVolExist,
    errorNumber.networkPortExist,
  ],
  'invalid-state': [errorNumber.operationInvalid],
  'invalid-configuration': [
    errorNumber.invalidArg,
    errorNumber.xmlError,
    errorNumber.xmlDetail,
    errorNumber.configUnsupported,
    errorNumber.xmlInvalidSchema,
  ],
  unsupported: [errorNumber.noSupport, errorNumber.argumentUnsupported, errorNumber.operationUnsupported],
  forbidden: [
    errorNumber.operationDenied,
    errorNumber.authFailed,
    errorNumber.authCancelled,
    errorNumber.accessDenied,
    errorNumber.authUnavailable,
  ],
  busy: [
    errorNumber.operationTimeout,
    errorNumber.agentUnresponsive,
    errorNumber.resourceBusy,
    errorNumber.agentUnsynced,
  ],
  aborted: [errorNumber.operationAborted],
  'host-error': [errorNumber.systemError],
};

const kindOfNumber: ReadonlyMap<number, LibvirtErrorKind> = new Map(
  errorKinds().flatMap((kind) => (codesOfKind[kind] ?? []).map((code) => [code, kind] as const)),
);

function errorKinds(): readonly LibvirtErrorKind[] {
  return [
    'not-found',
    'already-exists',
    'invalid-state',
    'invalid-configuration',
    'unsupported',
    'forbidden',
    'busy',
    'aborted',
    'host-error',
  ];
}

/**
 * VIR_ERR_RPC as the answer to a call means "unknown procedure": an older daemon (virnetserverprogram.c). Inside a stream the
 * same number means that data could not be moved.
 */
function kindOfCode(code: number, source: 'reply' | 'stream'): LibvirtErrorKind {
  if (code === errorNumber.rpc) return source === 'reply' ? 'unsupported' : 'host-error';
  return kindOfNumber.get(code) ?? 'unknown';
}
