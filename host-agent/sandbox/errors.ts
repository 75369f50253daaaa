/** What can go wrong with a sandbox, for callers that must tell the cases apart. */
export type SandboxErrorCode =
  | 'bad-name'
  | 'not-root'
  | 'missing-software'
  | 'path-too-long'
  | 'directory-in-use'
  | 'name-in-use'
  | 'busy'
  | 'start-failed'
  | 'stop-failed'
  | 'command-failed'
  | 'gone';

/** A failure of the world around a sandbox; its message says what, where and what to do next. */
export class SandboxError extends Error {
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'SandboxError';
    this.code = code;
  }
}
