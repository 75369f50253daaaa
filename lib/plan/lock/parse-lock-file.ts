import { parseDocument, type DocumentKind, type DocumentPart } from '../json/parse-document';
import { boundProblems, type PlanProblem } from '../problem';
import {
  EMPTY_LOCK_FILE,
  LOCK_FILE_VERSION,
  lockFileHostSchema,
  lockFileSchema,
  type LockFile,
} from './lock-file';

export type LockFileParseResult =
  | {
      readonly ok: true;
      readonly lock: LockFile;
      /** Something worth saying although nothing is wrong: that there was no file. */
      readonly note?: string;
    }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** How to get a good lock file, whatever happened to this one. */
const RESTORE =
  'Take the file back from version control (`git checkout -- fleet.lock.json`) and run `fleetwright synth` again. Without it, addresses may move.';

const LOCK_DOCUMENT: DocumentKind<ReturnType<typeof lockFileSchema.parse>> = {
  noun: 'lock file',
  version: LOCK_FILE_VERSION,
  schema: lockFileSchema,
  /** About 100 bytes a choice: 16 MiB are 150,000 choices, more than the largest fleet that is measured makes. */
  bytesMax: 16 * 1024 * 1024,
  /** The document itself nests 5 deep. */
  depthMax: 8,
  /** Three values a choice at most, within the bytes above. */
  valuesMax: 1_000_000,
  /** One choice of each kind for every NIC of the largest plan that is read. */
  keysMax: 200_000,
  areKeysNames: true,
  split: (document) => ({ parts: choices(document), frame: { ...document, hosts: {} } }),
  advice: { tooLarge: RESTORE, broken: RESTORE },
};

/** Each host, its choices emptied, and each choice by itself as an object of one. */
function* choices(document: object): Generator<DocumentPart> {
  for (const [host, entry] of members(memberOf(document, 'hosts'))) {
    const emptied = members(entry).map(([name, section]) => [name, isObject(section) ? {} : section]);
    const value: unknown = isObject(entry) ? Object.fromEntries(emptied) : entry;
    yield { schema: lockFileSchema.shape.hosts, value: { [host]: value }, path: ['hosts'] };
    for (const section of ['addresses', 'names', 'macs'] as const) {
      const schema = lockFileHostSchema.shape[section];
      for (const [key, choice] of members(memberOf(entry, section))) {
        yield { schema, value: { [key]: choice }, path: ['hosts', host, section] };
      }
    }
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const members = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];
const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

/**
 * Reads `fleet.lock.json`. `undefined` stands for a file that is not there, which is how every fleet begins: that gives an
 * empty lock and a note. A file that is there and broken is never taken for an empty one, because machines would move.
 */
export function parseLockFile(document: Uint8Array | string | undefined): LockFileParseResult {
  if (document === undefined) return { ok: true, lock: EMPTY_LOCK_FILE, note: NOTE_MISSING };
  const conflict = conflictProblem(document);
  if (conflict !== undefined) return { ok: false, problems: [conflict] };
  const parsed = parseDocument(document, LOCK_DOCUMENT);
  if (parsed.ok) return { ok: true, lock: parsed.value };
  const problems = parsed.problems.map((found) => ({ ...found, advice: found.advice ?? RESTORE }));
  return { ok: false, problems: boundProblems(problems) };
}

const NOTE_MISSING =
  'There is no fleet.lock.json yet: synthesis writes one. Commit it, so that addresses and names stay what they are.';

/** What git and its relatives write into a file that two branches changed. */
const CONFLICT_MARKER = /^(<{7}|>{7}|\|{7}) /m;

function conflictProblem(document: Uint8Array | string): PlanProblem | undefined {
  if (document.length > LOCK_DOCUMENT.bytesMax) return undefined;
  const text = typeof document === 'string' ? document : new TextDecoder().decode(document);
  const marker = CONFLICT_MARKER.exec(text);
  if (marker === null) return undefined;
  const line = text.slice(0, marker.index).split('\n').length;
  return {
    code: 'merge-conflict',
    path: '$',
    message: `the lock file holds an unresolved merge conflict (line ${line})`,
    advice:
      'Keep one side (`git checkout --theirs -- fleet.lock.json` keeps what is merged in) and run `fleetwright synth`: it adds what is missing.',
  };
}
