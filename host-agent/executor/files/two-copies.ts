import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Mutexes } from '../mutexes';
import { removeIfThere, temporaryPathOf, writeFileDurably } from './durable';
import { systemCodeOf } from './system-error';

/** Only the agent's user: such files say what is ours, and whoever writes them owns the host. */
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** A document of which two copies are kept, each written whole: while one is being replaced the other is intact. */
export interface TwoCopies<Content extends Numbered> {
  readonly directory: string;
  readonly names: readonly [string, string];
  /** What there is before anything was written. */
  readonly empty: Content;
  /** Undefined for anything that this program does not read. */
  readonly tryRead: (value: unknown) => Content | undefined;
  /** What to throw when there are copies and none can be read. */
  readonly corrupt: () => Error;
}

/** `sequence` is raised by each write: of two copies the higher one is the newer. */
interface Numbered {
  readonly sequence: number;
}

/** Such a document, opened. One process holds it at a time (see the agent lock). */
export interface KeptDocument<Content> {
  readonly current: Content;
  /** Durable when it resolves. Updates queue up; `change` sees the result of the one before. */
  update(change: (content: Content) => Content): Promise<void>;
}

/** Opens it for writing, and removes what a killed run has half written. @throws what `corrupt` gives, and errors of the file system */
export async function openTwoCopies<Content extends Numbered>(
  copies: TwoCopies<Content>,
): Promise<KeptDocument<Content>> {
  for (const name of copies.names) await removeIfThere(temporaryPathOf(join(copies.directory, name)));
  return new CopiedDocument(copies, await readTwoCopies(copies));
}

/** The newer of the copies that can be read. @throws as `openTwoCopies` */
export async function readTwoCopies<Content extends Numbered>(copies: TwoCopies<Content>): Promise<Content> {
  const read = await Promise.all(copies.names.map((name) => tryReadCopy(copies, name)));
  const found = read.filter((copy) => copy !== undefined);
  if (found.length === 0) return copies.empty;
  const newest = found
    .flatMap(({ content }) => (content === undefined ? [] : [content]))
    .reduce<Content | undefined>(
      (best, content) => (best === undefined || content.sequence > best.sequence ? content : best),
      undefined,
    );
  if (newest === undefined) throw copies.corrupt();
  return newest;
}

class CopiedDocument<Content extends Numbered> implements KeptDocument<Content> {
  readonly #copies: TwoCopies<Content>;
  readonly #writes = new Mutexes();
  #current: Content;

  constructor(copies: TwoCopies<Content>, current: Content) {
    this.#copies = copies;
    this.#current = current;
  }

  get current(): Content {
    return this.#current;
  }

  update(change: (content: Content) => Content): Promise<void> {
    return this.#writes.exclusively('document', async () => {
      const changed = change(this.#current);
      if (changed === this.#current) return;
      const next = { ...changed, sequence: this.#current.sequence + 1 };
      const { directory, names } = this.#copies;
      await mkdir(directory, { recursive: true, mode: DIRECTORY_MODE });
      const bytes = toBytes(next);
      for (const name of names) await writeFileDurably(join(directory, name), bytes, { mode: FILE_MODE });
      this.#current = next;
    });
  }
}

async function tryReadCopy<Content extends Numbered>(
  { directory, tryRead }: TwoCopies<Content>,
  name: string,
): Promise<{ readonly content: Content | undefined } | undefined> {
  try {
    const value = tryFromBytes(await readFile(join(directory, name)));
    return { content: value === undefined ? undefined : tryRead(value) };
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** One line with the sha256 of the rest, then JSON: a torn or altered file cannot pass for a whole one. */
function toBytes(content: unknown): Buffer {
  const body = `${JSON.stringify(content, undefined, 1)}\n`;
  return Buffer.from(`${sha256(body)}\n${body}`, 'utf8');
}

function tryFromBytes(bytes: Buffer): unknown {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return undefined;
  const body = bytes.subarray(end + 1);
  if (sha256(body) !== bytes.toString('latin1', 0, end)) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
