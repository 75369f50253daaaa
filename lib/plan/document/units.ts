import * as z from 'zod';

/**
 * Quantities carry their unit in the type, so that mebibytes cannot be passed where bytes are meant. The bounds keep every
 * sum over a plan of the largest size below 2^53.
 */

/** 64 TiB in MiB: beyond any single guest that QEMU supports today, and far below the exact range of a double. */
const SIZE_MIB_MAX = 64 * 1024 * 1024;

export const mebibytesSchema = z
  .int()
  .min(1)
  .max(SIZE_MIB_MAX)
  .brand<'MiB'>()
  .meta({ description: 'A size in mebibytes (2^20 bytes).' });
export type Mebibytes = z.infer<typeof mebibytesSchema>;

export const bytesSchema = z
  .int()
  .min(0)
  .max(SIZE_MIB_MAX * 1024 * 1024)
  .brand<'byte'>()
  .meta({ description: 'A size in bytes.' });
export type Bytes = z.infer<typeof bytesSchema>;

/** A day is the longest that anything in a plan may make an apply wait. */
const SECONDS_MAX = 24 * 60 * 60;

export const secondsSchema = z
  .int()
  .min(0)
  .max(SECONDS_MAX)
  .brand<'s'>()
  .meta({ description: 'A duration in whole seconds.' });
export type Seconds = z.infer<typeof secondsSchema>;

/** KVM's own bound on current x86 hosts (KVM_MAX_VCPUS is 4096 since Linux 6.6). */
const VCPUS_MAX = 4096;

export const vcpusSchema = z
  .int()
  .min(1)
  .max(VCPUS_MAX)
  .brand<'vCPU'>()
  .meta({ description: 'A number of virtual CPUs.' });
export type Vcpus = z.infer<typeof vcpusSchema>;

/** @throws ZodError when `value` is not a whole number of MiB in range. */
export const mebibytes = (value: number): Mebibytes => mebibytesSchema.parse(value);
/** @throws ZodError when `value` is not a whole number of bytes in range. */
export const bytes = (value: number): Bytes => bytesSchema.parse(value);
/** @throws ZodError when `value` is not a whole number of seconds in range. */
export const seconds = (value: number): Seconds => secondsSchema.parse(value);
/** @throws ZodError when `value` is not a whole number of vCPUs in range. */
export const vcpus = (value: number): Vcpus => vcpusSchema.parse(value);
