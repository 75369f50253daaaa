import * as z from 'zod';
import type { Immutable } from './immutable';
import { hostSchema } from './host';
import { machineSchema } from './machine';
import { nameSchema } from './names';
import { networkSchema } from './network';
import { imageSchema, poolSchema } from './storage';

/** The version of the document that this program reads and writes. */
export const PLAN_VERSION = 1;

/** Largest number of objects of a kind in one plan: one host, with room to spare for scale tests. */
export const OBJECTS_MAX = 100_000;

/** The desired state of one host: closed (unknown keys are errors), with no choice left open. */
export const planSchema = z.strictObject({
  version: z.literal(PLAN_VERSION),
  fleet: nameSchema,
  host: hostSchema,
  pools: z.array(poolSchema).max(OBJECTS_MAX),
  images: z.array(imageSchema).max(OBJECTS_MAX),
  networks: z.array(networkSchema).max(OBJECTS_MAX),
  machines: z.array(machineSchema).max(OBJECTS_MAX),
});
export type Plan = Immutable<z.infer<typeof planSchema>>;
/** A plan before its units are branded: what a program that writes one builds. */
export type PlanInput = Immutable<z.input<typeof planSchema>>;
