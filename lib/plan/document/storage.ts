import * as z from 'zod';
import type { Immutable } from './immutable';
import { absolutePathSchema, fileNameSchema, keySchema, nameSchema, sha256Schema, uuidSchema } from './names';
import { bytesSchema, mebibytesSchema } from './units';

/** A directory on the host that holds disks, images, cloud-init seeds and the trash. */
export const poolSchema = z.strictObject({
  name: nameSchema,
  uuid: uuidSchema,
  key: keySchema,
  path: absolutePathSchema,
  autostart: z.boolean(),
  /** What the author lets this pool promise to disks; absent means what the file system has. */
  capacityMiB: mebibytesSchema.optional(),
});
export type PlanPool = Immutable<z.infer<typeof poolSchema>>;

/** http or https only; credentials do not belong in a plan. */
export const imageUrlSchema = z
  .string()
  .max(2048)
  .regex(
    /^https?:\/\/(?![^/]*@)[^\s/]+(\/\S*)?$/,
    'must be an http or https URL without user name or password',
  );

/** An immutable file pinned by digest: the base of disks, or a kernel or initrd to boot. */
export const imageSchema = z.strictObject({
  name: nameSchema,
  key: keySchema,
  pool: nameSchema,
  /** File name in the pool; holds the digest, so that two versions lie side by side. */
  fileName: fileNameSchema,
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), path: absolutePathSchema }),
    z.strictObject({ kind: z.literal('url'), url: imageUrlSchema }),
  ]),
  sha256: sha256Schema,
  /** `boot-file` is a kernel or an initrd: bytes without a disk format. */
  format: z.enum(['qcow2', 'raw', 'boot-file']),
  /** The disk's size as the guest would see it, where the author states it. */
  virtualSizeBytes: bytesSchema.optional(),
});
export type PlanImage = Immutable<z.infer<typeof imageSchema>>;
