import { openTwoCopies, readTwoCopies, type KeptDocument, type TwoCopies } from '../files/two-copies';
import { EMPTY_LEDGER, tryReadLedgerDocument, type LedgerDocument } from './document';

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
export type Ledger = KeptDocument<LedgerDocument>;

/**
 * Opens the ledger in `directory`; a directory without one begins empty and is made when first written.
 *
 * @throws LedgerCorrupt when there are copies and none can be read.
 */
export function openLedger(directory: string): Promise<Ledger> {
  return openTwoCopies(copiesIn(directory));
}

/** Reads without opening for writing: what `inventory` and `diff` need. @throws LedgerCorrupt as `openLedger`. */
export function readLedger(directory: string): Promise<LedgerDocument> {
  return readTwoCopies(copiesIn(directory));
}

function copiesIn(directory: string): TwoCopies<LedgerDocument> {
  return {
    directory,
    names: ['ledger-a.json', 'ledger-b.json'],
    empty: EMPTY_LEDGER,
    tryRead: tryReadLedgerDocument,
    corrupt: () => new LedgerCorrupt(directory),
  };
}
