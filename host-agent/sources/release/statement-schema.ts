import * as z from 'zod';
import { NAME_PATTERN, PLAN_DEPTH_MAX, type DocumentKind } from '../../../lib/plan';
import { RELEASE_EXTRA_BYTES_MAX, type ReleaseStatement } from './types';

/** With the longest names a thousand take half of what may be around a plan; nobody replaces that many disks at once. */
const REPLACED_DISKS_MAX = 1000;

const name = z
  .string()
  .regex(NAME_PATTERN, 'must be 1 to 63 of a-z, 0-9 and "-", and begin and end with a letter or digit');

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a sha256 digest: 64 hexadecimal digits in lower case');

/** As machine-id(5) has it. */
export const MACHINE_ID_PATTERN = /^[0-9a-f]{32}$/;

const LABEL = NAME_PATTERN.source.slice(1, -1);
const DISK_PATTERN = new RegExp(`^${LABEL}/${LABEL}$`);

const time = z
  .string()
  .regex(/^\d{4}(-\d{2}){2}T\d{2}(:\d{2}){2}Z$/, {
    error: 'must be a time in UTC, such as 2026-01-31T12:00:00Z',
    abort: true,
  })
  .refine(isRealTime, 'must be a time that there is');

const frameFields = {
  approval: z
    .strictObject({
      changePlanDigest: digest,
      replace: z
        .array(z.string().regex(DISK_PATTERN, 'must name a disk as machine/disk'))
        .max(REPLACED_DISKS_MAX),
    })
    .exactOptional(),
  fleet: name,
  fleetwrightRelease: z.literal(1),
  generation: z.int().min(1),
  host: z.strictObject({
    name,
    machineId: z
      .string()
      .regex(MACHINE_ID_PATTERN, 'must be 32 hexadecimal digits in lower case, as in /etc/machine-id')
      .exactOptional(),
  }),
  madeAt: time,
  parent: digest.exactOptional(),
  planDigest: digest,
};

const bounds = {
  noun: 'release',
  // Releases carry theirs under another key, which the schema reads.
  version: 1,
  // An approval's list of disks.
  keysMax: 10_000,
  split: (document: object) => ({ parts: [], frame: document }),
  advice: {
    tooLarge: 'Make it anew with `fleetwright release`.',
    broken: 'Make it anew with `fleetwright release`.',
  },
};

/** The statement with `null` for its plan, which is read by the reader of plans. */
export const FRAME_DOCUMENT: DocumentKind<Omit<ReleaseStatement, 'plan'> & { readonly plan: null }> = {
  ...bounds,
  schema: z.strictObject({ ...frameFields, plan: z.null() }),
  bytesMax: RELEASE_EXTRA_BYTES_MAX,
  depthMax: 4,
  valuesMax: RELEASE_EXTRA_BYTES_MAX,
};

/** Longer statements that are not canonical are not searched for what else is wrong: nobody has said yet that they are to be trusted. */
export const EXPLAINED_BYTES_MAX = 1024 * 1024;

/** The whole statement, to say what is wrong with one that is not canonical; what is within the plan is passed over. */
export const LOOSE_DOCUMENT: DocumentKind<unknown> = {
  ...bounds,
  schema: z.strictObject({ ...frameFields, plan: z.looseObject({}) }),
  bytesMax: EXPLAINED_BYTES_MAX,
  depthMax: PLAN_DEPTH_MAX + 1,
  // As many as so many bytes can hold at all.
  valuesMax: EXPLAINED_BYTES_MAX,
};

/** The 31st of February is a day that `Date` counts on from. */
function isRealTime(text: string): boolean {
  const timeMs = Date.parse(text);
  return Number.isFinite(timeMs) && new Date(timeMs).toISOString() === text.replace('Z', '.000Z');
}
