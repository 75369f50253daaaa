import { columnsOfCharacter } from './character-width';
import { hangingIndent, wrapLine } from './wrap-line';

/** What stands in each column of the terminal; the second half of a wide character is empty. */
type Cells = readonly string[];

/** Columns of the terminal, the last one not included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Rows of a table, each broken into lines between the same columns; nothing when the lines are no table. What does not fit beside the
 * first columns stands below them, still in columns; a column that alone is too wide is wrapped like text.
 */
export function wrapTable(rows: readonly string[], columns: number): readonly string[] | undefined {
  if (rows.length < 2) return undefined;
  const cells = rows.map(cellsOf);
  const spans = columnsIn(cells);
  if (spans.length < 2) return undefined;
  const indent = spans[0]?.from ?? 0;
  const hang = hangingIndent(indent, columns);
  const groups = grouped(spans, { indent, hang, columns });
  return cells.flatMap((row) => {
    const lines = groups.map(({ from, to }, index) =>
      `${' '.repeat(index === 0 ? indent : hang)}${row.slice(from, to).join('')}`.trimEnd(),
    );
    return lines.filter((line) => line !== '').flatMap((line) => wrapLine(line, columns));
  });
}

/** As many columns in a line as fit; one that alone does not fit has a line of its own. */
function grouped(
  spans: readonly Span[],
  { indent, hang, columns }: { readonly indent: number; readonly hang: number; readonly columns: number },
): readonly Span[] {
  const groups: Span[] = [];
  for (const span of spans) {
    const group = groups.at(-1);
    const begins = groups.length > 1 ? hang : indent;
    if (group !== undefined && begins + span.to - group.from <= columns) {
      groups[groups.length - 1] = { from: group.from, to: span.to };
    } else groups.push(span);
  }
  return groups;
}

/** Where all rows have two or more spaces one below the other, a column ends and the next one begins. */
function columnsIn(rows: readonly Cells[]): readonly Span[] {
  const width = Math.max(...rows.map((row) => row.length));
  const isBlank = Array.from({ length: width }, (_, column) =>
    rows.every((row) => (row[column] ?? ' ') === ' '),
  );
  const spans: Span[] = [];
  let from: number | undefined;
  for (let column = 0; column <= width; column += 1) {
    const ends = column === width || (isBlank[column] === true && isBlank[column + 1] !== false);
    if (from !== undefined && ends) {
      spans.push({ from, to: column });
      from = undefined;
    } else if (from === undefined && isBlank[column] === false) from = column;
  }
  return spans;
}

function cellsOf(line: string): Cells {
  const cells: string[] = [];
  for (const character of line) {
    const width = columnsOfCharacter(character);
    if (width === 0 && cells.length > 0) cells[cells.length - 1] += character;
    else cells.push(character, ...(width === 2 ? [''] : []));
  }
  return cells;
}
