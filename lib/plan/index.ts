/**
 * The contract between the two halves: what a plan is, how bytes become one (or a list of problems), what must hold across
 * its objects, and its canonical bytes and digest.
 */
export * from './document/units';
export { NAME_PATTERN } from './document/names';
export type { PlanHost } from './document/host';
export type { PlanImage, PlanPool } from './document/storage';
export type { PlanIpv4Subnet, PlanIpv6Subnet, PlanManagedNetwork, PlanNetwork } from './document/network';
export type { CloudInitDocument, JsonObject, JsonValue, PlanCloudInit } from './document/cloud-init';
export {
  isAgeArmour,
  secretReferencesIn,
  withSecrets,
  type SecretReference,
} from './document/secret-reference';
export {
  CDROMS_MAX,
  MEMORY_BLOCK_MIB,
  type PlanBandwidth,
  type PlanCdrom,
  type PlanCpu,
  type PlanDisk,
  type PlanDiskRate,
  type PlanMachine,
  type PlanNic,
  type PlanReadinessCheck,
} from './document/machine';
export { cdromTarget } from './derive/cdrom-target';
export { PLAN_VERSION, planSchema, type Plan, type PlanInput } from './document/plan';
export { imageNameTag, seedNameTag } from './derive/file-names';
export { promisable } from './derive/promisable';
export { reservationsOf, type Reservation } from './derive/reservations';
export {
  tryFindVolumePath,
  volumesOf,
  withoutSpentSeed,
  type MachineVolume,
  type WithoutSpentSeed,
} from './derive/volumes';
export { deepFreeze, type Immutable } from './document/immutable';
export { isOrderly } from './shape/orderly';
export { sealPlan, type SealedPlan } from './seal';
export { parsePlan, PLAN_BYTES_MAX, PLAN_DEPTH_MAX, type PlanParseResult } from './parse';
export { invalidUtf8At } from './json/invalid-utf8';
export { parseDocument, type DocumentKind, type DocumentPart } from './json/parse-document';
export { checkPlan } from './checks';
export { VCPUS_MAX_OF_MACHINE_TYPE } from './checks/hardware';
export { planJsonSchema } from './json-schema';
export { boundProblems, type PlanProblem, type PlanProblemCode } from './problem';
export { canonicalBytes, planDigest } from './canonical';
export { sha256Hex, uuidVersion5 } from './hashing';
export * from './addresses';
export * from './mark';
export {
  EMPTY_LOCK_FILE,
  LOCK_FILE_VERSION,
  type LockedAddresses,
  type LockFile,
  type LockFileHost,
} from './lock/lock-file';
export { parseLockFile, type LockFileParseResult } from './lock/parse-lock-file';
export { formatLockFile } from './lock/format-lock-file';
