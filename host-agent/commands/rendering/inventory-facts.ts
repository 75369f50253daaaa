import type { Inventory, InventoryDocument } from '../../inventory';
import type { AgentRecords } from '../../review';
import type { RecordsRead } from '../agent/read-records';

/** What was read of a host, as programs get it and as a review reads it again. */
export function inventoryFacts(read: {
  readonly uri: string;
  readonly readAt: string;
  readonly inventory: Inventory;
  readonly records: RecordsRead;
}): Omit<Extract<InventoryDocument, { readonly kind: 'inventory' }>, 'kind'> {
  const { uri, readAt, inventory, records } = read;
  return {
    uri,
    readAt,
    inventory,
    ...(records.kind === 'read' ? { records: shareable(records.records) } : {}),
  };
}

/** Where an image is really fetched from may let whoever knows it fetch it too: signatures stand after the `?`, passwords before the `@`. */
const URL = /(https?:\/\/)(?:[^\s/?#@]*@)?([^\s?#]*)([?#]\S*)?/g;

function shareable({ attempts, ...records }: AgentRecords): AgentRecords {
  return {
    ...records,
    attempts: attempts.map(({ message, ...attempt }) => ({
      ...attempt,
      message: wellFormed(message.replace(URL, withoutSecrets)),
    })),
  };
}

function withoutSecrets(_url: string, scheme: string, place: string, more?: string): string {
  return `${scheme}${place}${more === undefined ? '' : '?…'}`;
}

/** A message that was cut may end in half of a character, which no document can hold. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
