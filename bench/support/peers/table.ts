import { tookMs, verdictsOf, type Verdict } from './goals';
import { OURS, type Outcome, type SizeResult, type WorkResult } from './results';
import { median } from '../rounds';

/** A table, and what its letters in the last column stand for. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Sentences, each after its letter. */
  readonly notes: readonly (readonly [string, string])[];
}

const HEAD = ['work', 'size', 'against', 'ours', 'theirs', 'theirs ÷ ours', 'runs', 'goal', 'notes'];

/** One row for each that ours was measured beside: what each took, and how many times ours took of it. */
export function tableOf(results: readonly WorkResult[]): Table {
  const letters = new Map<string, string>();
  const letterOf = (note: string): string => {
    const known = letters.get(note) ?? LETTERS[letters.size] ?? '…';
    letters.set(note, known);
    return known;
  };
  const rows = results.flatMap(({ work, sizes }) =>
    sizes.flatMap((size) => {
      const ours = size.outcomes.find(({ name }) => name === OURS);
      const verdicts = verdictsOf(work, size);
      return size.outcomes
        .filter((outcome) => outcome !== ours)
        .map((outcome) => [
          work,
          grouped(size.size),
          outcome.name,
          shownTime(tookMs(ours)),
          shownTime(tookMs(outcome)),
          shownQuotient(tookMs(outcome), tookMs(ours)),
          String(outcome.samplesMs.length),
          verdicts
            .filter(({ besides }) => besides === outcome.name)
            .map(shownVerdict)
            .join('; '),
          notesOf(outcome, ours, size).map(letterOf).join(' '),
        ]);
    }),
  );
  return { head: HEAD, rows, notes: [...letters].map(([note, letter]) => [letter, note]) };
}

/** One for each note; there are a dozen. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function shownVerdict({ quotient, limit, isMost, value, isMet }: Verdict): string {
  return `${quotient} at ${isMost ? 'most' : 'least'} ${limit}: ${value.toFixed(2)}, ${isMet ? 'met' : 'MISSED'}`;
}

function notesOf(outcome: Outcome, ours: Outcome | undefined, { clock }: SizeResult): readonly string[] {
  const { part, remark, missing } = outcome;
  return [
    missing,
    part === undefined ? undefined : `scaled from ${grouped(part.done)}`,
    downtimeOf(outcome, 'theirs'),
    ours === undefined ? undefined : downtimeOf(ours, 'ours'),
    clock === 'processor' ? 'processor time' : undefined,
    remark,
  ].filter((text) => text !== undefined);
}

function downtimeOf({ downtime }: Outcome, whose: string): string | undefined {
  if (downtime === undefined) return undefined;
  const { restarted, secondsEach } = downtime;
  if (secondsEach.length === 0) return `${whose}: no guest was restarted`;
  return `${whose}: ${grouped(median(restarted))} guests restarted, each away for ${median(secondsEach).toFixed(1)} s`;
}

/** Three digits say all that a median of a few runs is worth. */
function shownTime(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '–';
  if (milliseconds < 1000) return `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 100_000 ? 2 : 0)} s`;
}

function shownQuotient(over: number | undefined, under: number | undefined): string {
  if (over === undefined || under === undefined) return '–';
  const value = over / under;
  return value < 100 ? value.toFixed(2) : value.toFixed(0);
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** Columns that hold numbers stand to the right. */
const RIGHT: ReadonlySet<string> = new Set(
  HEAD.filter((title) => !['work', 'against', 'goal', 'notes'].includes(title)),
);

/** The table for a terminal. */
export function textTable({ head, rows, notes }: Table): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [head, ...rows].map((row) =>
    head
      .map((title, column) => {
        const [cell = '', width = 0] = [row[column], widths[column]];
        return RIGHT.has(title) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [...lines, '', ...notes.map(([letter, note]) => `${letter}  ${note}`)].join('\n');
}

/** The same for a document. */
export function markdownTable({ head, rows, notes }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  const rule = head.map((title) => (RIGHT.has(title) ? '---:' : '---'));
  const table = [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)];
  return [...table, '', ...notes.map(([letter, note]) => `- **${letter}**: ${escaped(note)}`)].join('\n');
}

/** What a failed program said may hold anything. */
function escaped(cell: string): string {
  return cell.replaceAll(/[\\|<>`*_]/g, (character) => `\\${character}`);
}
