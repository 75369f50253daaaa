import { types } from 'node:util';

/**
 * The code of a failed system call such as `ENOENT`, or undefined for any other error. Not by `instanceof`, which fails for
 * errors that Node makes for code in another context of the same process.
 */
export function systemCodeOf(error: unknown): string | undefined {
  if (!types.isNativeError(error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
