/** Compares text by code units: the same order on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy in order of name. */
export function inNameOrder<Named extends { readonly name: string }>(
  items: readonly Named[],
): readonly Named[] {
  return [...items].sort((a, b) => byText(a.name, b.name));
}

/** A copy in order of what `text` makes of each item. */
export function inTextOrder<Item>(items: readonly Item[], text: (item: Item) => string): readonly Item[] {
  return [...items].sort((a, b) => byText(text(a), text(b)));
}

/** Ascending. */
export function byNumber(a: number, b: number): number {
  return a - b;
}
