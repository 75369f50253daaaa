import { canonicalBytes } from '../canonical';
import { sha256Hex } from '../hashing';
import type { PlanCloudInit } from '../document/cloud-init';

/** 64 bits: that two versions of one object meet takes thousands of millions of them. */
const DIGEST_CHARACTERS = 16;

/** The part of an image's digest that its file name must hold, so that two versions never share a file. */
export const imageNameTag = (sha256: string): string => sha256.slice(0, DIGEST_CHARACTERS);

/**
 * The part of a seed's file name that speaks for its content: a changed seed is another file, which the planner sees
 * without reading either.
 */
export function seedNameTag(documents: PlanCloudInit): string {
  const { metaData, userData, vendorData, networkConfig } = documents;
  return sha256Hex(canonicalBytes({ metaData, userData, vendorData, networkConfig })).slice(
    0,
    DIGEST_CHARACTERS,
  );
}
