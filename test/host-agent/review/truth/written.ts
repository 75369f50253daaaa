import { inventoryDigest, parseInventoryDocument } from '../../../../host-agent/inventory';
import type { ActualHost } from '../../../../host-agent/review';
import type { SimulatedHost } from '../../../support/simulated-host';

/** A host as `fleetwright inventory --json` would have written it, and as a review reads that. */
export function written(host: SimulatedHost, options: { readonly records?: boolean } = {}): ActualHost {
  const records = { owned: host.owned(), attempts: host.attempts, trash: host.trashed() };
  const parsed = parseInventoryDocument(
    JSON.stringify({
      version: 1,
      command: 'inventory',
      uri: 'qemu:///system',
      readAt: '2026-01-01T00:00:00.000Z',
      inventory: host.inventory(),
      ...(options.records === false ? {} : { records }),
    }),
  );
  if (!parsed.ok || parsed.document.kind !== 'inventory') throw new Error('the document cannot be read');
  const { kind: _, uri: _uri, inventory, ...facts } = parsed.document;
  return {
    kind: 'read',
    source: 'kvm-1.json',
    inventory,
    inventoryDigest: inventoryDigest(inventory),
    ...facts,
  };
}
