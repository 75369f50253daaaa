import * as z from 'zod';
import { boundProblems, parseDocument, type DocumentKind, type PlanProblem } from '../../../lib/plan';
import type { Inventory } from '../types';
import { recordsSchema, type DocumentRecords } from './records';
import { inventorySchema } from './schema';
import { splitInventoryDocument } from './split';

/** That of every `--json` answer; within a version keys are only added. */
export const INVENTORY_DOCUMENT_VERSION = 1;

/** What `fleetwright inventory --json` wrote. */
export type InventoryDocument =
  | {
      readonly kind: 'inventory';
      /** The connection by which the host was read. */
      readonly uri: string;
      /** When reading began (ISO 8601, UTC); absent in documents of releases that did not say. */
      readonly readAt?: string;
      readonly inventory: Inventory;
      /** Absent where the agent's records were out of reach, or could not be read. */
      readonly records?: DocumentRecords;
    }
  /** The command failed: there is no telling what the host has. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string };

export type InventoryDocumentParseResult =
  | { readonly ok: true; readonly document: InventoryDocument }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * 128 MiB. A running machine takes about 5 KiB (two definitions, indented), more with many disks: this is more than 16,000 of them, which no
 * host runs, and it still fits into the memory of a pipeline's job, as text and as objects.
 */
export const INVENTORY_BYTES_MAX = 128 * 1024 * 1024;

const REWRITE = 'Write it again with `fleetwright inventory --json`.';
const OTHER_RELEASE =
  'It was written by another release of fleetwright: write it again with this one, or review with that one.';

const document = z.strictObject({
  version: z.literal(INVENTORY_DOCUMENT_VERSION),
  command: z.literal('inventory'),
  uri: z.string().exactOptional(),
  readAt: z.iso.datetime({ error: 'must be a time such as 2026-01-31T12:00:00.000Z' }).exactOptional(),
  inventory: inventorySchema.exactOptional(),
  records: recordsSchema.exactOptional(),
  error: z
    .strictObject({
      code: z.string(),
      message: z.string(),
      advice: z.string().exactOptional(),
      details: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});

const INVENTORY_DOCUMENT: DocumentKind<z.infer<typeof document>> = {
  noun: 'host inventory',
  version: INVENTORY_DOCUMENT_VERSION,
  schema: document,
  bytesMax: INVENTORY_BYTES_MAX,
  /** The document itself nests 10 deep, and has no free values. */
  depthMax: 16,
  /** A machine has some 150 values, 300 with many disks: as many machines as the bytes are for. */
  valuesMax: 5_000_000,
  /** Objects have some 30 keys at most. */
  keysMax: 100,
  split: splitInventoryDocument,
  advice: {
    tooLarge: 'Review that host by its libvirt URI instead.',
    broken: REWRITE,
  },
};

/**
 * Turns what `fleetwright inventory --json` wrote into an inventory, or into every problem that it has (the first hundred, and how many
 * more). What comes back is frozen.
 */
export function parseInventoryDocument(bytes: Uint8Array | string): InventoryDocumentParseResult {
  const parsed = parseDocument(bytes, INVENTORY_DOCUMENT);
  if (!parsed.ok) return { ok: false, problems: boundProblems(parsed.problems.map(advised)) };
  const { uri, readAt, inventory, records, error } = parsed.value;
  if (error !== undefined) {
    return { ok: true, document: { kind: 'error', code: error.code, message: error.message } };
  }
  if (uri === undefined || inventory === undefined) {
    const missing = [
      ...(uri === undefined ? ['uri'] : []),
      ...(inventory === undefined ? ['inventory'] : []),
    ];
    return {
      ok: false,
      problems: missing.map((key) => ({
        code: 'missing-key',
        path: `$.${key}`,
        message: 'is missing, and there is no error that would say why',
        advice: REWRITE,
      })),
    };
  }
  return {
    ok: true,
    document: {
      kind: 'inventory',
      uri,
      ...(readAt === undefined ? {} : { readAt }),
      inventory,
      ...(records === undefined ? {} : { records }),
    },
  };
}

/** Keys that are not known, or not there, come with a release that has others. */
function advised(problem: PlanProblem): PlanProblem {
  // The answer of another command has other keys because it is no inventory.
  if (problem.path === '$.command') return { ...problem, advice: REWRITE };
  switch (problem.code) {
    case 'unknown-key':
    case 'missing-key':
    case 'bad-choice':
      return { ...problem, advice: OTHER_RELEASE };
    default:
      return problem;
  }
}
