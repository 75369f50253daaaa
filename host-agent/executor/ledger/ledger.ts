import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../files/durable';
import { Mutexes } from '../mutexes';
import { EMPTY_LEDGER, ledgerToBytes, tryLedgerFromBytes, type LedgerDocument } from './document';
import { systemCodeOf } from '../files/system-error';

/** Two files, each written whole: while one is being replaced the other is intact. */
const COPY_NAMES = ['ledger-a.json', 'ledger-b.json'] as const;

/** Only the agent's user: it says where disks are, and whoever writes it owns the host. */
const LEDGER_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** Neither copy can be read: what is ours is unknown, so nothing may be changed. Observing goes on. */
export class LedgerCorrupt extends Error {
  override readonly name = 'LedgerCorrupt';
  readonly directory: string;

  constructor(directory: string) {
    super(
      `The agent's ledger in ${directory} is damaged in both copies, so it is unknown which pools, images and disks ` +
        'are ours. Nothing is changed until a good copy is restored, or both files are removed to begin anew: ' +
        'machines and their disks are then recognised by their marks, pools and images are not.',
    );
    this.directory = directory;
  }
}

/** The agent's ledger, opened. One process holds it at a time (see the agent lock). */
export interface Ledger {
  readonly current: LedgerDocument;
  /** Durable when it resolves. Updates queue up; `change` sees the result of the one before. */
  update(change: (document: LedgerDocument) => LedgerDocument): Promise<void>;
}

/**
 * Opens the ledger in `directory`; a directory without one begins empty and is made when first written.
 *
 * @throws LedgerCorrupt when there are copies and none can be read.
 */
export async function openLedger(directory: string): Promise<Ledger> {
  return new LedgerFiles(directory, await readLedger(directory));
}

/** Reads without opening for writing: what `inventory` and `diff` need. @throws LedgerCorrupt as `openLedger`. */
export async function readLedger(directory: string): Promise<LedgerDocument> {
  const copies = await Promise.all(COPY_NAMES.map((name) => tryReadCopy(join(directory, name))));
  const found = copies.filter((copy) => copy !== undefined);
  if (found.length === 0) return EMPTY_LEDGER;
  const valid = found.filter((copy) => copy.document !== undefined).map((copy) => copy.document);
  const newest = valid.reduce(
    (best, document) => ((document?.sequence ?? -1) > (best?.sequence ?? -1) ? document : best),
    undefined,
  );
  if (newest === undefined) throw new LedgerCorrupt(directory);
  return newest;
}

class LedgerFiles implements Ledger {
  readonly #directory: string;
  readonly #writes = new Mutexes();
  #current: LedgerDocument;

  constructor(directory: string, current: LedgerDocument) {
    this.#directory = directory;
    this.#current = current;
  }

  get current(): LedgerDocument {
    return this.#current;
  }

  update(change: (document: LedgerDocument) => LedgerDocument): Promise<void> {
    return this.#writes.exclusively('ledger', async () => {
      const changed = change(this.#current);
      if (changed === this.#current) return;
      const next = { ...changed, sequence: this.#current.sequence + 1 };
      await mkdir(this.#directory, { recursive: true, mode: DIRECTORY_MODE });
      const bytes = ledgerToBytes(next);
      for (const name of COPY_NAMES)
        await writeFileDurably(join(this.#directory, name), bytes, { mode: LEDGER_MODE });
      this.#current = next;
    });
  }
}

async function tryReadCopy(
  path: string,
): Promise<{ readonly document: LedgerDocument | undefined } | undefined> {
  try {
    return { document: tryLedgerFromBytes(await readFile(path)) };
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
