import * as z from 'zod';
import type { Immutable } from './immutable';
import { nameSchema } from './names';
import { mebibytesSchema, vcpusSchema } from './units';

/** How much of a resource may be promised for each one that exists: 1 is none too many, 4 is four vCPUs a CPU. */
const factorSchema = z.number().min(0.1).max(100);

/** 10 years: a trash that is never emptied fills the pool, and that is how disks get lost after all. */
const TRASH_RETENTION_HOURS_MAX = 10 * 366 * 24;

export const hostSchema = z.strictObject({
  name: nameSchema,
  /** What the author says the host has; absent means "unknown here, the agent checks against the real host". */
  capacity: z.strictObject({ vcpus: vcpusSchema, memoryMiB: mebibytesSchema }).optional(),
  overcommit: z.strictObject({ vcpus: factorSchema, memory: factorSchema, disk: factorSchema }),
  /** `auto` takes KVM only where it can work, else TCG (software emulation) with a warning. */
  acceleration: z.enum(['auto', 'kvm', 'tcg']),
  limits: z.strictObject({
    /** Machines that one apply may delete. More is refused by name. */
    machineDeletionsMax: z.int().min(0).max(100_000),
    /** Whether a plan without machines may delete the machines that are there. */
    allowEmpty: z.boolean(),
  }),
  /** How long a deleted disk is kept in its pool's trash. */
  trashRetentionHours: z.int().min(0).max(TRASH_RETENTION_HOURS_MAX),
});
export type PlanHost = Immutable<z.infer<typeof hostSchema>>;
