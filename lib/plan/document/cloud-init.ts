import * as z from 'zod';
import type { Immutable } from './immutable';

/** 1 MiB: cloud-init and the ISO take more, but nothing sane needs it and the plan must stay reviewable. */
const TEXT_LENGTH_MAX = 1024 * 1024;

/** Anything that JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
/** Named, because zod's own recursive type is too deep for the compiler where plans are spread or compared. */
export const jsonObjectSchema: z.ZodType<JsonObject, JsonObject> = z.record(z.string(), z.json());

export const cloudInitDocumentSchema = z.discriminatedUnion('kind', [
  /** Written to the seed as it is: a script, a MIME archive, hand-written YAML. */
  z.strictObject({ kind: z.literal('text'), text: z.string().max(TEXT_LENGTH_MAX) }),
  /** Written to the seed as YAML (JSON is YAML); user and vendor data get the `#cloud-config` line. */
  z.strictObject({ kind: z.literal('structured'), value: jsonObjectSchema }),
]);
export type CloudInitDocument = Immutable<z.infer<typeof cloudInitDocumentSchema>>;

/** The NoCloud seed of a machine (https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html). */
export const cloudInitSchema = z.strictObject({
  metaData: cloudInitDocumentSchema,
  userData: cloudInitDocumentSchema.optional(),
  vendorData: cloudInitDocumentSchema.optional(),
  networkConfig: cloudInitDocumentSchema.optional(),
});
export type PlanCloudInit = Immutable<z.infer<typeof cloudInitSchema>>;
