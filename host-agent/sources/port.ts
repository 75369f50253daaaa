/** Why nothing could be fetched; programs match these. Never to be taken for "there is no release any more". */
export type SourceFailureCode =
  /** Nobody answers, or the name is unknown. */
  | 'unreachable'
  | 'timed-out'
  /** The answer ended before it was whole. */
  | 'cut'
  /** Credentials are missing or refused, or the server's are not to be trusted. */
  | 'forbidden'
  /** The source answers, and has no such branch or file. */
  | 'not-found'
  | 'too-large'
  /** The answer is none that this kind of source gives. */
  | 'garbage'
  /** The branch does not descend from what was accepted before. */
  | 'rewritten'
  /** The program or a file that fetching needs is missing here. */
  | 'misconfigured';

/** No release could be fetched; what was accepted before stays. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly code: SourceFailureCode;

  constructor(code: SourceFailureCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

/** What a look at the source gave. */
export type Fetched =
  /** Nothing has changed since the last release that was `settled`. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'release';
      readonly bytes: Uint8Array;
      /** Where it comes from, for status and log: a commit, an ETag, a time. */
      readonly revision: string;
      /** Older releases of this host, newest first, where the source keeps them; each at most as large as a release. */
      readonly earlier?: () => AsyncIterable<Uint8Array>;
    };

/** Where releases come from. One at a time asks; `fetch` has a bound in time and size of its own. */
export interface ReleaseSource {
  /** For status and log, without credentials. */
  readonly description: string;
  readonly kind: 'folder' | 'git' | 'http';
  /** @throws SourceFailure */
  fetch(signal: AbortSignal): Promise<Fetched>;
  /**
   * The release of this revision was accepted, durably: later fetches of the same are `unchanged`, and a history that does not
   * descend from it is `rewritten`. A refused release is not settled, and is refused again at each look.
   */
  settle(revision: string): Promise<void>;
}
