import type { DocumentPart } from '../../../lib/plan';
import { recordsSchema } from './records';
import { inventorySchema, volumeSchema } from './schema';

/** Each list of a document that grows with its host, and what its entries are. */
const LISTS = [
  { path: ['inventory', 'machines'], entry: inventorySchema.shape.machines.element },
  { path: ['inventory', 'networks'], entry: inventorySchema.shape.networks.element },
  { path: ['inventory', 'pools'], entry: inventorySchema.shape.pools.element },
  { path: ['inventory', 'unreadable'], entry: inventorySchema.shape.unreadable.element },
  { path: ['records', 'owned', 'pools'], entry: recordsSchema.shape.owned.shape.pools.element },
  { path: ['records', 'owned', 'images'], entry: recordsSchema.shape.owned.shape.images.element },
  { path: ['records', 'owned', 'volumes'], entry: recordsSchema.shape.owned.shape.volumes.element },
  { path: ['records', 'attempts'], entry: recordsSchema.shape.attempts.element },
  { path: ['records', 'trash'], entry: recordsSchema.shape.trash.element },
] as const;

/** The entries of a document's long lists, and the document without them. What is no list stays in the frame, as one problem of it. */
export function splitInventoryDocument(document: object): {
  readonly parts: readonly DocumentPart[];
  readonly frame: unknown;
} {
  let frame: unknown = document;
  const parts: DocumentPart[] = [];
  for (const { path, entry: schema } of LISTS) {
    const list = valueAt(document, path);
    if (!Array.isArray(list)) continue;
    frame = withEmpty(frame, path);
    for (const [index, value] of list.entries()) {
      const where = [...path, index];
      const volumes: unknown = path[1] === 'pools' ? valueAt(value, ['volumes']) : undefined;
      if (!Array.isArray(volumes)) {
        parts.push({ schema, value, path: where });
        continue;
      }
      parts.push({ schema, value: withEmpty(value, ['volumes']), path: where });
      for (const [number, volume] of volumes.entries())
        parts.push({ schema: volumeSchema, value: volume, path: [...where, 'volumes', number] });
    }
  }
  return { parts, frame };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isObject(inner) ? Object.getOwnPropertyDescriptor(inner, key)?.value : undefined),
    value,
  );
}

/** A copy of `value` in which the list at `path` is empty; everything else is the same. */
function withEmpty(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  if (!isObject(value)) return value;
  return { ...value, [key]: withEmpty(valueAt(value, [key]), rest) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
