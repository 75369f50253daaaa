import { createHash } from 'node:crypto';
import { PLAN_BYTES_MAX } from '../../lib/plan';
import { RELEASE_EXTRA_BYTES_MAX } from './release/types';

/** No release is larger; a source does not read on. */
export const RELEASE_BYTES_MAX = PLAN_BYTES_MAX + RELEASE_EXTRA_BYTES_MAX;

/** A revision where the source has no better name for one: `sha256:…`. */
export function revisionOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
