import { types } from 'node:util';
import { systemCodeOf } from './files/system-error';
import type { StepFailure } from './report';

/** What can go wrong in the world while a step runs; programs match these. */
export type StepFailureCode =
  /** libvirt refused a call; `libvirtCode` says which way. */
  | 'libvirt'
  /** libvirt did not answer, or the connection is gone, and reading again could not settle what happened. */
  | 'libvirt-unreachable'
  /** The object is somebody else's by now: it was not touched. */
  | 'not-ours'
  | 'missing'
  /** The write was accepted, but reading back shows something else. */
  | 'not-as-written'
  /** The machine is in a state in which the step must not run. */
  | 'wrong-state'
  | 'not-ready'
  | 'stop-timeout'
  | 'start-failed'
  | 'crashed'
  | 'not-local'
  | 'path-not-allowed'
  | 'source-missing'
  | 'source-unreachable'
  | 'source-refused'
  | 'digest-mismatch'
  | 'wrong-format'
  | 'too-large'
  | 'smaller-than-image'
  | 'no-space'
  | 'in-use'
  | 'has-overlays'
  | 'not-expired'
  | 'file-system'
  /** The run was stopped while this step was under way. */
  | 'interrupted'
  /** The guest uses what it was to give up: a mounted disk, memory, a locked drive. Nothing was taken away. */
  | 'guest-uses-it'
  /** The guest was asked to let a device go, or to take one, and did not in time. */
  | 'guest-timeout'
  /** The guest's agent is needed for this and does not answer. */
  | 'guest-agent-missing'
  | 'would-shrink'
  /** The plan refers to a secret that this host does not have, or has no age identity for. */
  | 'secret-missing'
  /** It is there, but is no text, too large, or not guarded as a secret has to be. */
  | 'secret-unreadable'
  /** It is encrypted for somebody else, or damaged. */
  | 'secret-undecryptable'
  | 'internal-fault';

/** The world's fault, not ours: becomes the outcome of the step that met it. */
export class StepError extends Error {
  override readonly name = 'StepError';
  readonly code: StepFailureCode;
  readonly libvirtCode: number | undefined;

  constructor(
    code: StepFailureCode,
    message: string,
    options: { readonly cause?: unknown; readonly libvirtCode?: number } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.libvirtCode = options.libvirtCode;
  }

  toFailure(): StepFailure {
    const failure = { code: this.code, message: this.message };
    return this.libvirtCode === undefined ? failure : { ...failure, libvirtCode: this.libvirtCode };
  }
}

const FULL_CODES: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

const FORBIDDEN_CODES: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);

/** The files of pools are root's, or those of QEMU's user while a machine runs; membership of libvirt's group opens none of them. */
const RIGHTS_ADVICE =
  ' Run as root, or with the capabilities of the agent’s unit: CAP_DAC_OVERRIDE, CAP_CHOWN and CAP_FOWNER.';

/** True when a write failed because the file system or the user's quota is full. */
export function isOutOfSpace(error: unknown): boolean {
  return FULL_CODES.has(systemCodeOf(error) ?? '');
}

/** Says in a step's outcome what a failed file operation met; any other error is passed on unchanged. */
export function fileError(error: unknown, doing: string): unknown {
  if (systemCodeOf(error) === undefined) return error;
  if (isOutOfSpace(error)) {
    return new StepError(
      'no-space',
      `No space left ${doing}: free some (the pool's trash may hold old disks) and apply again.`,
      { cause: error },
    );
  }
  const advice = FORBIDDEN_CODES.has(systemCodeOf(error) ?? '') ? RIGHTS_ADVICE : '';
  return new StepError(
    'file-system',
    `Failed ${doing}: ${types.isNativeError(error) ? error.message : String(error)}.${advice}`,
    { cause: error },
  );
}
