import { columnsOf } from './character-width';
import { withoutColours } from './colours';
import { wrapLine } from './wrap-line';
import { wrapTable } from './wrap-table';

/** Narrower terminals are written for as if they had so many: below, most lines would be a word each. */
export const COLUMNS_MIN = 40;

/**
 * Commands that are shown to be copied: they stay whole, because the terminal goes on in the next line by itself and copies no line end
 * then.
 */
const COMMAND = /^ *fleetwright /;

/**
 * Text of several lines, none wider than `columns`: what is too wide goes on in further lines, two columns further in than the line began.
 * Rows of a table are all broken between the same columns, so that what was below each other stays so. Without `columns`, for what goes to
 * no terminal, the text stays as it is.
 */
export function wrapLines(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  const room = Math.max(COLUMNS_MIN, columns);
  return blocksOf(text.split('\n'))
    .flatMap((block) => {
      if (block.every((line) => COMMAND.test(line) || columnsOf(withoutColours(line)) <= room)) return block;
      return (
        wrapTable(block, room) ??
        block.flatMap((line) => (COMMAND.test(line) ? [line] : wrapLine(line, room)))
      );
    })
    .join('\n');
}

/** Lines that may be rows of one table, and each other line by itself. */
function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block !== undefined && continues(block, line)) block.push(line);
    else blocks.push([line]);
  }
  return blocks;
}

/** A space, twice at least, between two words: the gap between two columns. */
const ROW = /^ *[^ \u001b](?:[^\u001b]*[^ \u001b])? {2,}[^ \u001b][^\u001b]*$/;

/** Rows begin at the same place; only the first one, the titles, may begin further in, where the first column has no title. */
function continues(block: readonly string[], line: string): boolean {
  const last = block.at(-1);
  if (last === undefined || !ROW.test(last) || !ROW.test(line)) return false;
  const [before, now] = [indentOf(last), indentOf(line)];
  return now === before || (now < before && block.length === 1);
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
