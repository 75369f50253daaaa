/**
 * What a host has now: reads libvirt, normalises to our words and units, and says what could not be read.
 *
 *     libvirt --lists--> names --XML, unless seen before--> definitions --normalise--> allocations, settings, marks
 *                                                                                          |
 *                              leases, guest agents (last, and never waited for long) --> INVENTORY --> its digest
 *
 *     what `fleetwright inventory --json` wrote --document/ (closed schema)--> INVENTORY, read elsewhere
 */
export type * from './types';
export type { HostEnvironment } from './acceleration';
export { readInventory, type ReadInventoryOptions } from './read-inventory';
export { createInventoryCache, type InventoryCache, type InventoryCacheStatistics } from './cache';
export { mapBounded } from './bounded';
export { OBJECTS_AT_ONCE } from './reading';
export { inventoryDigest } from './digest';
export { allocationOf } from './allocation';
export { networkSettingsOf } from './network-settings';
export { ownershipOf } from './ownership';
export {
  INVENTORY_BYTES_MAX,
  INVENTORY_DOCUMENT_VERSION,
  parseInventoryDocument,
  type InventoryDocument,
  type InventoryDocumentParseResult,
} from './document/parse';
export type { Matches } from './document/matches';
export type { DocumentRecords } from './document/records';
