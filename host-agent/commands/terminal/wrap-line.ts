import { columnsOf, columnsOfCharacter } from './character-width';
import { afterColour, splitColours, withoutColours, type ActiveColours } from './colours';

/** How much further in a line goes on. */
export const HANG_COLUMNS = 2;
/** So much of a line is for words, however far in it begins. */
const WORDS_COLUMNS_MIN = 20;

/** Between columns that have been moved closer there is still more than between words. */
const GAP_MIN = 2;

/**
 * One line as several, none wider than `columns`. Breaks between words, and inside of one only where it alone is too wide. Colours take no
 * room; they end with each line and go on in the next.
 */
export function wrapLine(line: string, columns: number): readonly string[] {
  const closer = withCloserColumns(line, columns);
  const visible = withoutColours(closer);
  if (columnsOf(visible) <= columns) return [closer];
  const indent = Math.min(
    visible.length - visible.trimStart().length,
    columns - WORDS_COLUMNS_MIN - HANG_COLUMNS,
  );
  const wrapped = new WrappedLine({ indent, columns });
  splitColours(closer).forEach((part, index) => {
    if (index % 2 === 1) wrapped.addColour(part);
    else for (const word of part.match(/ +|[^ ]+/g) ?? []) wrapped.addWord(word);
  });
  return wrapped.end();
}

/** How far in a line that goes on begins. */
export function hangingIndent(indent: number, columns: number): number {
  return Math.min(indent + HANG_COLUMNS, columns - WORDS_COLUMNS_MIN);
}

/** Takes room out of the gaps between columns, the last first, where the line fits then; otherwise they stay. */
function withCloserColumns(line: string, columns: number): string {
  let excess = columnsOf(withoutColours(line)) - columns;
  if (excess <= 0) return line;
  const parts = line.split(/(?<=\S)( {2,})(?=\S)/);
  for (let index = parts.length - 2; index > 0 && excess > 0; index -= 2) {
    const gap = parts[index] ?? '';
    const less = Math.min(excess, gap.length - GAP_MIN);
    parts[index] = gap.slice(less);
    excess -= less;
  }
  return excess > 0 ? line : parts.join('');
}

class WrappedLine {
  readonly #columns: number;
  readonly #hang: number;
  readonly #lines: string[] = [];
  #active: ActiveColours = new Map();
  #text: string;
  /** Columns of the line so far, without the spaces that are still to come. */
  #used: number;
  /** Where the line's first word stands: a break before it would gain nothing. */
  #start: number;
  #spaces = '';

  constructor({ indent, columns }: { readonly indent: number; readonly columns: number }) {
    this.#columns = columns;
    this.#hang = hangingIndent(indent, columns);
    this.#text = ' '.repeat(indent);
    this.#used = indent;
    this.#start = indent;
  }

  addColour(sequence: string): void {
    this.#active = afterColour(this.#active, sequence);
    this.#text += `${this.#spaces}${sequence}`;
    this.#used += this.#spaces.length;
    this.#spaces = '';
  }

  /** A word, or the spaces between two. */
  addWord(word: string): void {
    if (word.startsWith(' ')) {
      // The indentation is there already, and a line that goes on begins with a word.
      if (this.#used > this.#start) this.#spaces += word;
      return;
    }
    const width = columnsOf(word);
    if (this.#used + this.#spaces.length + width <= this.#columns) {
      this.#text += `${this.#spaces}${word}`;
      this.#used += this.#spaces.length + width;
      this.#spaces = '';
      return;
    }
    if (this.#used > this.#start) this.#break();
    if (this.#used + width > this.#columns) this.#addInPieces(word);
    else {
      this.#text += word;
      this.#used += width;
    }
  }

  end(): readonly string[] {
    return [...this.#lines, this.#text];
  }

  #addInPieces(word: string): void {
    for (const character of word) {
      const width = columnsOfCharacter(character);
      if (this.#used + width > this.#columns) this.#break();
      this.#text += character;
      this.#used += width;
    }
  }

  #break(): void {
    const ends = [...new Set(this.#active.values())].reverse();
    this.#lines.push(`${this.#text}${ends.join('')}`);
    this.#text = `${' '.repeat(this.#hang)}${[...this.#active.keys()].join('')}`;
    this.#used = this.#hang;
    this.#start = this.#hang;
    this.#spaces = '';
  }
}
