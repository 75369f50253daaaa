import * as z from 'zod';
import { IMPACTS } from '../../planner';
import { PASS_OUTCOMES } from '../log/types';
import type { AgentMemory } from './types';

/** The longest text that we write is a failure's message. */
const text = z.string().max(8192);
const wholeNumber = z.int().min(0);
const impact = z.enum(IMPACTS);

const acceptedRelease = z.strictObject({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  generation: wholeNumber,
  planDigest: text,
  madeAt: text,
  acceptedAtMs: wholeNumber,
  revision: text,
  signer: z.strictObject({ principal: text, fingerprint: text }).exactOptional(),
});

const passResult = z.strictObject({
  release: text,
  generation: wholeNumber,
  startedAtMs: wholeNumber,
  durationMs: wholeNumber,
  outcome: z.enum(PASS_OUTCOMES),
  done: wholeNumber,
  failed: wholeNumber,
  notStarted: wholeNumber,
  message: text.exactOptional(),
});

const memorySchema = z.strictObject({
  version: z.literal(1),
  sequence: wholeNumber,
  accepted: acceptedRelease.exactOptional(),
  previous: acceptedRelease.exactOptional(),
  attemptedGeneration: wholeNumber,
  appliedGeneration: wholeNumber,
  unsettled: z.array(text),
  approved: z.array(z.strictObject({ step: text, unit: text, impact })),
  suspended: z.strictObject({ reason: text, sinceMs: wholeNumber }).exactOptional(),
  gate: z
    .strictObject({ kind: z.enum(['waiting', 'failed']), machines: z.array(text), sinceMs: wholeNumber })
    .exactOptional(),
  results: z.array(passResult),
});

export const EMPTY_MEMORY: AgentMemory = {
  version: 1,
  sequence: 0,
  attemptedGeneration: 0,
  appliedGeneration: 0,
  unsettled: [],
  approved: [],
  results: [],
};

/** The memory, or undefined for what is none of a version that this program reads. */
export function tryReadMemoryDocument(value: unknown): AgentMemory | undefined {
  const parsed = memorySchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
