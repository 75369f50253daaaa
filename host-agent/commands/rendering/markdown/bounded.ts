import { moreInWords } from '../../wording';

/** How much of a list is shown. */
export interface ListBounds {
  readonly countMax: number;
  /** In UTF-8. */
  readonly bytesMax: number;
}

/** As many lines as the bounds allow, at least those that fit, and how many more there are. */
export function boundedLines(
  lines: readonly string[],
  { countMax, bytesMax }: ListBounds,
): { readonly shown: readonly string[]; readonly left: number } {
  const shown: string[] = [];
  let bytes = 0;
  for (const line of lines.slice(0, countMax)) {
    bytes += bytesOf(line) + 1;
    if (bytes > bytesMax) break;
    shown.push(line);
  }
  return { shown, left: lines.length - shown.length };
}

/** One of each kind before more of the same, where there are more than are shown. */
export function variedFirst<Line extends { readonly kind: string }>(
  lines: readonly Line[],
  { countMax }: ListBounds,
): readonly Line[] {
  if (lines.length <= countMax) return lines;
  const kinds = new Set<string>();
  const isFirst = ({ kind }: Line): boolean => !kinds.has(kind) && kinds.add(kind).has(kind);
  const firsts = new Set(lines.filter(isFirst));
  return [...firsts, ...lines.filter((line) => !firsts.has(line))];
}

/** A list; what is left out of it is counted in its last line. */
export function bulletList(items: readonly string[], bounds: ListBounds): readonly string[] {
  const { shown, left } = boundedLines(items, bounds);
  return [...shown, ...(left === 0 ? [] : [moreInWords(left)])].map((item) => `- ${item}`);
}

/** A table of cells that are Markdown already; rows that are left out are counted in a line of their own. */
export function table(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  bounds: ListBounds,
): readonly string[] {
  const { shown, left } = boundedLines(rows.map(row), bounds);
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
