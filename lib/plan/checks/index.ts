import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { bootOrder } from './boot-order';
import { canonicalAddresses } from './canonical-addresses';
import { ceilings } from './ceilings';
import type { Check } from './check';
import { contentNames } from './content-names';
import { cpuPinning } from './cpu-pinning';
import { cpuTopology } from './cpu-topology';
import { dhcpRanges } from './dhcp-ranges';
import { diskLimits } from './disk-limits';
import { duplicateAddresses } from './duplicate-addresses';
import { duplicateBridgeNames } from './duplicate-bridge-names';
import { duplicateConstructPaths } from './duplicate-construct-paths';
import { duplicateFileNames } from './duplicate-file-names';
import { duplicateMacs } from './duplicate-macs';
import { duplicateNames } from './duplicate-names';
import { duplicateUuids } from './duplicate-uuids';
import { fixedAddresses } from './fixed-addresses';
import { guestHelp } from './guest-help';
import { hardware } from './hardware';
import { hostCapacity } from './host-capacity';
import { imageFormats } from './image-formats';
import { imageSizes } from './image-sizes';
import { macAddresses } from './mac-addresses';
import { memoryBlocks } from './memory-blocks';
import { mtu } from './mtu';
import { nicBandwidth } from './nic-bandwidth';
import { nicFilters } from './nic-filters';
import { nicMtu } from './nic-mtu';
import { indexPlan } from './plan-index';
import { poolCapacity } from './pool-capacity';
import { poolPaths } from './pool-paths';
import { readiness } from './readiness';
import { references } from './references';
import { reservationNames } from './reservation-names';
import { secretReferences } from './secret-references';
import { secrets } from './secrets';
import { secureBoot } from './secure-boot';
import { seedRemoval } from './seed-removal';
import { subnetOverlaps } from './subnet-overlaps';
import { subnets } from './subnets';

/**
 * Every problem between the objects of a well-formed plan, check after check. Synthesis runs this on what it wrote, and
 * {@link parsePlan} on what it reads: a plan from a faulty or hostile writer is no better checked than one from ours.
 */
export function checkPlan(plan: Plan): readonly PlanProblem[] {
  const index = indexPlan(plan);
  return CHECKS.flatMap((check) => check(plan, index));
}

/** In the order in which problems are best repaired: what objects are called, then what they point at, then what they say. */
const CHECKS: readonly Check[] = [
  duplicateNames,
  duplicateUuids,
  duplicateConstructPaths,
  duplicateFileNames,
  contentNames,
  poolPaths,
  references,
  imageFormats,
  imageSizes,
  canonicalAddresses,
  subnets,
  subnetOverlaps,
  dhcpRanges,
  fixedAddresses,
  duplicateAddresses,
  reservationNames,
  duplicateMacs,
  macAddresses,
  duplicateBridgeNames,
  mtu,
  nicMtu,
  nicBandwidth,
  nicFilters,
  hardware,
  secureBoot,
  bootOrder,
  ceilings,
  memoryBlocks,
  cpuTopology,
  cpuPinning,
  diskLimits,
  guestHelp,
  hostCapacity,
  poolCapacity,
  readiness,
  seedRemoval,
  secretReferences,
  secrets,
];
