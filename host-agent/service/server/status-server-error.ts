/** Why the status could not be served; programs match these. */
export type StatusServerErrorCode =
  'socket-in-use' | 'socket-unusable' | 'group-unknown' | 'address-unusable' | 'certificate-unusable';

/** The status socket or the address beside it cannot be opened. */
export class StatusServerError extends Error {
  override readonly name = 'StatusServerError';
  readonly code: StatusServerErrorCode;

  constructor(code: StatusServerErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}
