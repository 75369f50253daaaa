/** Reading what a guest says: it may be hostile, so nothing of it is taken for granted, neither types nor sizes. */

/** A field of an object, undefined when the value is none or lacks it. */
export function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(field);
}

/** A text no longer than 4 KiB, the longest path that Linux knows. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 4096 ? value : undefined;
}

export function wholeNumberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** As many entries as a guest can be believed to have: memory blocks of 128 MiB make 8 TiB of it. */
const ENTRIES_MAX = 65_536;

/** Every entry by a reader; undefined when the value is no list, too long, or holds an entry that cannot be read. */
export function listOf<Entry>(
  value: unknown,
  read: (entry: unknown) => Entry | undefined,
): readonly Entry[] | undefined {
  if (!Array.isArray(value) || value.length > ENTRIES_MAX) return undefined;
  const entries = value.map(read).filter((entry) => entry !== undefined);
  return entries.length === value.length ? entries : undefined;
}
