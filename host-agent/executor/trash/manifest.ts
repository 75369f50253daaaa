import { object, optional, name, wholeNumber, type Reader } from '../ledger/readers';

/** What is noted beside each file in the trash: enough to put it back by hand. */
export interface TrashManifest {
  readonly version: 1;
  readonly pool: string;
  /** What the file was called in the pool. */
  readonly fileName: string;
  readonly machine: string;
  readonly trashedAtMs: number;
  /** The plan by whose application it was deleted. */
  readonly planDigest: string;
  /** The image that the file is an overlay of: without it the file holds nothing useful. */
  readonly backingPath?: string;
}

const readManifest: Reader<TrashManifest> = object<TrashManifest>({
  version: (value) => (value === 1 ? 1 : undefined),
  pool: name,
  fileName: name,
  machine: name,
  trashedAtMs: wholeNumber,
  planDigest: name,
  backingPath: optional(name),
});

/** Undefined when the text is no manifest of a version that this program reads. */
export function tryParseManifest(text: string): TrashManifest | undefined {
  try {
    return readManifest(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function manifestToBytes(manifest: TrashManifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8');
}
