import { createHash, type Hash } from 'node:crypto';
import { link, open, readFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeIfThere, syncDirectory, writeFileDurably } from '../files/durable';
import { systemCodeOf } from '../files/system-error';

const PARTIAL_SUFFIX = '.partial';

const CHUNK_BYTES = 1024 * 1024;

/** World-readable: QEMU reads a shared base under its own user even after libvirt has given the file back to root. */
const IMAGE_MODE = 0o644;

/** 16 KiB: a URL and a validator. */
const ORIGIN_BYTES_MAX = 16 * 1024;

/** Where a part came from and under which validator, so that only the rest of the very same file is added to it. */
export interface PartialOrigin {
  readonly url: string;
  readonly validator: string;
}

/**
 * An image on its way: grows under a hidden name, is hashed as it grows, and becomes visible by one rename when whole. A
 * part that is left by a broken run is hashed again from its first byte, so nothing is taken on trust.
 */
export class PartialFile {
  readonly path: string;
  readonly #handle: FileHandle;
  #hash: Hash;
  #length: number;

  private constructor(path: string, handle: FileHandle, hash: Hash, length: number) {
    this.path = path;
    this.#handle = handle;
    this.#hash = hash;
    this.#length = length;
  }

  /** Opens the part at `path`, or an empty one; what is there already is read and hashed. */
  static async open(path: string): Promise<PartialFile> {
    // 'a+' would append wherever the file ends, and 'r+' needs it to exist.
    const handle = await open(path, await flagsFor(path), 0o600);
    const hash = createHash('sha256');
    let length = 0;
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, length);
      if (bytesRead === 0) return new PartialFile(path, handle, hash, length);
      hash.update(chunk.subarray(0, bytesRead));
      length += bytesRead;
    }
  }

  get length(): number {
    return this.#length;
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length;) {
      const { bytesWritten } = await this.#handle.write(
        bytes,
        offset,
        bytes.length - offset,
        this.#length + offset,
      );
      offset += bytesWritten;
    }
    this.#hash.update(bytes);
    this.#length += bytes.length;
  }

  /** Begins anew. */
  async clear(): Promise<void> {
    await this.#handle.truncate(0);
    this.#hash = createHash('sha256');
    this.#length = 0;
  }

  /** sha256 of all bytes so far, in lower-case hexadecimal. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }

  /** Makes the whole file durable and visible under its final name, in one step; never replaces a file of that name. */
  async publish(target: string): Promise<void> {
    await this.#handle.chmod(IMAGE_MODE);
    await this.#handle.sync();
    // A link rather than a rename, which would silently take the place of a file made by somebody else meanwhile.
    await link(this.path, target);
    await this.discard();
    await syncDirectory(dirname(target));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  /** Removes the part and what is noted about it. */
  discard(): Promise<void> {
    return removePartialFile(this.path);
  }

  /** Notes the origin; without a note the part is not continued. */
  async noteOrigin(origin: PartialOrigin | undefined): Promise<void> {
    if (origin === undefined) await removeIfThere(originPath(this.path));
    else await writeFileDurably(originPath(this.path), Buffer.from(JSON.stringify(origin)), { mode: 0o600 });
  }

  async tryReadOrigin(): Promise<PartialOrigin | undefined> {
    try {
      const bytes = await readFile(originPath(this.path));
      if (bytes.length > ORIGIN_BYTES_MAX) return undefined;
      const value: unknown = JSON.parse(bytes.toString('utf8'));
      if (typeof value !== 'object' || value === null || !('url' in value) || !('validator' in value))
        return undefined;
      const { url, validator } = value;
      return typeof url === 'string' && typeof validator === 'string' ? { url, validator } : undefined;
    } catch {
      // A missing, torn or unreadable note only costs fetching from the first byte.
      return undefined;
    }
  }
}

/** What the part of an image with this digest is called. */
export function partialNameOf(sha256: string): string {
  return `.${sha256}${PARTIAL_SUFFIX}`;
}

/** Whether a file is the part of an image, by its name. */
export function isPartialFile(fileName: string): boolean {
  return fileName.endsWith(PARTIAL_SUFFIX);
}

/** Removes a part, and what is noted about it, without reading it. */
export async function removePartialFile(path: string): Promise<void> {
  await removeIfThere(path);
  await removeIfThere(originPath(path));
}

async function flagsFor(path: string): Promise<'r+' | 'wx+'> {
  try {
    const existing = await open(path, 'r+');
    await existing.close();
    return 'r+';
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return 'wx+';
    throw error;
  }
}

function originPath(path: string): string {
  return `${path}.origin.json`;
}
