import * as z from 'zod';
import type { Immutable } from '../../../lib/plan';

const text = z.string();
const count = z.int().min(0);

/** What the agent's records say, beside the inventory: what is its own where no mark can be kept, and what has failed. */
export const recordsSchema = z.strictObject({
  owned: z.strictObject({
    pools: z.array(z.strictObject({ name: text, uuid: text })),
    images: z.array(z.strictObject({ pool: text, fileName: text })),
    volumes: z.array(z.strictObject({ pool: text, fileName: text, machine: text })),
  }),
  attempts: z.array(
    z.strictObject({
      step: text,
      planDigest: text,
      count,
      lastAtMs: count,
      code: text,
      message: text,
    }),
  ),
  trash: z.array(z.strictObject({ pool: text, fileName: text, trashedAtMs: count })),
});

/** The agent's records as a document has them; the planner has types of its own for the same. */
export type DocumentRecords = Immutable<z.infer<typeof recordsSchema>>;
