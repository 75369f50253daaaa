import { moreInWords } from '../../wording';

/** How much of a list is shown. */
export interface ListBounds {
  readonly countMax: number;
  /** In UTF-8. */
  readonly bytesMax: number;
}

/** As many as the bounds allow, and how many more there are; none is written out that is not shown. */
function boundedLines<Item>(
  items: readonly Item[],
  write: (item: Item) => string,
  { countMax, bytesMax }: ListBounds,
): { readonly shown: readonly string[]; readonly left: number } {
  const shown: string[] = [];
  let bytes = 0;
  for (const item of items.slice(0, countMax)) {
    const line = write(item);
    bytes += bytesOf(line) + 1;
    if (bytes > bytesMax) break;
    shown.push(line);
  }
  return { shown, left: items.length - shown.length };
}

/** A list; what is left out of it is counted in its last line. */
export function bulletList<Item>(
  items: readonly Item[],
  write: (item: Item) => string,
  bounds: ListBounds,
): readonly string[] {
  const { shown, left } = boundedLines(items, write, bounds);
  return [...shown, ...(left === 0 ? [] : [moreInWords(left)])].map((item) => `- ${item}`);
}

/** A table of cells that are Markdown already; rows that are left out are counted in a line of their own. */
export function table<Item>(
  titles: readonly string[],
  items: readonly Item[],
  cellsOf: (item: Item) => readonly string[],
  bounds: ListBounds,
): readonly string[] {
  const { shown, left } = boundedLines(items, (item) => row(cellsOf(item)), bounds);
  return [
    row(titles),
    row(titles.map(() => '---')),
    ...shown,
    ...(left === 0 ? [] : ['', moreInWords(left)]),
  ];
}

/** Bytes in UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
