import { createInterface } from 'node:readline';
import { paintWith, wantsColour, type Paint } from './paint';
import { safeForTerminal } from './plain';

/** Where a command talks to: answers on standard output, everything else on standard error. */
export interface Terminal {
  /** Writes lines of the answer. */
  print(text: string): void;
  /** Writes lines about the run: problems, progress, hints. */
  note(text: string): void;
  /** Replaces the line of progress; an empty text removes it. Does nothing unless a person watches. */
  progress(text: string): void;
  /** Shows text in place of all that is on the screen, cut at its end; absent where the answer goes to no terminal. */
  screen?(text: string, linesLeftOut: (left: number) => string): void;
  /** Asks a yes-or-no question; anything but yes is no. Only when {@link canAsk}. */
  ask(question: string): Promise<boolean>;
  /** Whether somebody is there to answer and to see progress. */
  readonly canAsk: boolean;
  /** How wide lines of the answer may be; absent where it goes to no terminal, and stays as it is. */
  readonly columns?: number;
  readonly paint: Paint;
  /** Paint for what goes to {@link note}. */
  readonly notePaint: Paint;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const outColour = wantsColour(process.stdout, process.env);
  const errorColour = wantsColour(process.stderr, process.env);
  const canAsk = process.stdin.isTTY && process.stderr.isTTY;
  let progressShown = false;
  const clearProgress = (): void => {
    if (!progressShown) return;
    // Carriage return and "erase to the end of the line" (ECMA-48, EL).
    process.stderr.write('\r\u001b[K');
    progressShown = false;
  };
  return {
    print: (text) => {
      clearProgress();
      process.stdout.write(`${safeForTerminal(text, outColour)}\n`);
    },
    note: (text) => {
      clearProgress();
      process.stderr.write(`${safeForTerminal(text, errorColour)}\n`);
    },
    progress: (text) => {
      if (!process.stderr.isTTY) return;
      clearProgress();
      if (text === '') return;
      // One line only: a line that wraps cannot be taken back.
      const width = Math.max(20, (process.stderr.columns || 80) - 1);
      process.stderr.write(safeForTerminal(text, false).slice(0, width));
      progressShown = true;
    },
    ask: async (question) => {
      clearProgress();
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        const answer = await new Promise<string>((resolve) => {
          lines.once('close', () => resolve(''));
          lines.question(`${safeForTerminal(question, errorColour)} [y/N] `, resolve);
        });
        return /^y(es)?$/i.test(answer.trim());
      } finally {
        lines.close();
      }
    },
    canAsk,
    ...(process.stdout.isTTY
      ? {
          screen: (text: string, linesLeftOut: (left: number) => string): void => {
            // Erase the display and begin at its first line (ECMA-48, ED and CUP); what was scrolled away stays.
            const shown = cutToRows(text.split('\n'), process.stdout.rows || ROWS_UNKNOWN, linesLeftOut);
            process.stdout.write(`\u001b[2J\u001b[H${safeForTerminal(shown.join('\n'), outColour)}\n`);
          },
        }
      : {}),
    // 0 is the word of a terminal that does not know.
    ...(process.stdout.isTTY && process.stdout.columns > 0 ? { columns: process.stdout.columns } : {}),
    paint: paintWith(outColour),
    notePaint: paintWith(errorColour),
  };
}

/** As many as terminals have had since there are any. */
const ROWS_UNKNOWN = 24;

/** Lines that fit on a screen, with a line for the cursor; the last one says how many do not. */
export function cutToRows(
  lines: readonly string[],
  rows: number,
  linesLeftOut: (left: number) => string,
): readonly string[] {
  const room = Math.max(1, rows - 1);
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room - 1), linesLeftOut(lines.length - room + 1)];
}
