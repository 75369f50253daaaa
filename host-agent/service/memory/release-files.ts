import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeIfThere, writeFileDurably } from '../../executor';
import { readBoundedFile, RELEASE_BYTES_MAX } from '../../sources';

const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** The agent's own copies of the releases that it accepted, each under its digest: it goes on with them when the source is away. */
export class ReleaseFiles {
  readonly #directory: string;

  constructor(stateDirectory: string) {
    this.#directory = join(stateDirectory, 'releases');
  }

  /** Durable when it resolves. */
  async write(digest: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: DIRECTORY_MODE });
    await writeFileDurably(this.#pathOf(digest), bytes, { mode: FILE_MODE });
  }

  /** Undefined when it is not there, or is no release that was written here. */
  async tryRead(digest: string): Promise<Uint8Array | undefined> {
    const read = await readBoundedFile(this.#pathOf(digest), RELEASE_BYTES_MAX);
    return read.ok ? read.bytes : undefined;
  }

  /** Removes all others, and what a killed run left behind. */
  async keepOnly(digests: readonly string[]): Promise<void> {
    const kept = new Set(digests.map((digest) => `${digest}.release`));
    for (const name of await readdir(this.#directory)) {
      if (!kept.has(name)) await removeIfThere(join(this.#directory, name));
    }
  }

  #pathOf(digest: string): string {
    return join(this.#directory, `${digest}.release`);
  }
}
