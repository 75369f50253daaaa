import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { HostileCase } from './corpus';
import { collectGarbage, forgetPeak, peakMiB } from './peak-memory';
import { prepare, type Change, type Content, type Ingredients } from './recipe';

/** A hostile input, ready to be handed to the product. */
export interface HostileInput {
  readonly name: string;
  /** A file with it, alone in a folder. */
  readonly file: string;
  readonly folder: string;
  /** Further words for a command line, as the recipe says. */
  readonly words: readonly string[];
}

/** What became of it. */
export interface Meeting {
  /** Whether it was taken for what it is not. */
  readonly isTaken: boolean;
  /** What users are told, as they see it. */
  readonly text: string;
  /** What else went wrong, such as that something was asked before the input was refused. */
  readonly faults?: readonly string[];
}

/** Hands an input to the product by an entry point that users meet. */
export type Meet = (input: HostileInput) => Promise<Meeting> | Meeting;

/** A kind of hostile input. */
export interface HostileKind extends Ingredients {
  /** Name of the file that the product is given. */
  readonly fileName: string;
  /** Says where the fault is: every refusal must match. */
  readonly place: RegExp;
  /** What makes a good document whole, such as a signature; recipes that want it say so themselves. */
  readonly whole?: readonly Change[];
  readonly meet: Meet;
}

/** Two seconds of work: nobody waits for a refusal. Of this process, because others may keep the machine busy. */
const WORK_MS_MAX = 2_000;

/** As much as the largest document that is read takes; more would grow with what is sent. */
const MEMORY_MIB_MAX = 300;

/** A line of a terminal or of a log may be so long before nobody reads it. */
const LINE_LENGTH_MAX = 700;

/** A hundred problems with their places. */
const TEXT_LENGTH_MAX = 48 * 1024;

/** What moves a cursor, colours a screen, turns text around or cannot be seen; line ends are the product's own. */
const UNSEEN = /[^\P{Control}\n]|[\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/u;

/** Everything that is wrong with how a case is met; empty: it is refused as it should be. */
export async function judgeCase(
  hostileCase: HostileCase,
  kind: HostileKind,
  folder: string,
): Promise<readonly string[]> {
  const file = join(folder, kind.fileName);
  writeContent(file, contentOf(hostileCase, kind));
  try {
    const { recipe, name } = hostileCase;
    const meet = (): ReturnType<Meet> => kind.meet({ name, file, folder, words: recipe?.words ?? [] });
    const first = await measure(meet);
    // What takes much for once was slowed by others, or left its garbage lying; what takes much takes it again.
    const measured = isTooMuch(first) ? await measureAgain(meet) : first;
    if ('threw' in measured) return [`it made the product throw: ${measured.threw}`];
    const { meeting, workMs, memoryMiB } = measured;
    return [
      ...(meeting.isTaken ? ['it was taken'] : []),
      ...(meeting.faults ?? []),
      ...(workMs > WORK_MS_MAX ? [`refusing it took ${Math.round(workMs)} ms`] : []),
      ...(memoryMiB > MEMORY_MIB_MAX ? [`refusing it took ${Math.round(memoryMiB)} MiB`] : []),
      ...textFaults(meeting.text, kind),
      ...expectationFaults(hostileCase, meeting.text),
    ];
  } finally {
    rmSync(file, { force: true });
  }
}

/** Makes the input of a case. */
export function contentOf({ file, recipe }: HostileCase, ingredients: Ingredients): Content {
  return recipe === undefined ? [readFileSync(file)] : prepare(recipe, ingredients);
}

/** Holes stay holes. */
export function writeContent(file: string, content: Content): void {
  const handle = openSync(file, 'w');
  try {
    let position = 0;
    for (const piece of content) {
      position += typeof piece === 'number' ? piece : writeSync(handle, piece, 0, piece.length, position);
    }
    ftruncateSync(handle, position);
  } finally {
    closeSync(handle);
  }
}

type Measured =
  | { readonly meeting: Meeting; readonly workMs: number; readonly memoryMiB: number }
  | { readonly threw: string };

async function measure(meet: () => Promise<Meeting> | Meeting): Promise<Measured> {
  forgetPeak();
  const before = peakMiB();
  const started = process.cpuUsage();
  try {
    const meeting = await meet();
    const { user, system } = process.cpuUsage(started);
    return { meeting, workMs: (user + system) / 1000, memoryMiB: peakMiB() - before };
  } catch (error) {
    return { threw: String(error) };
  }
}

function measureAgain(meet: () => Promise<Meeting> | Meeting): Promise<Measured> {
  collectGarbage();
  return measure(meet);
}

function isTooMuch(measured: Measured): boolean {
  if ('threw' in measured) return false;
  return measured.workMs > WORK_MS_MAX || measured.memoryMiB > MEMORY_MIB_MAX;
}

function textFaults(text: string, { place }: HostileKind): readonly string[] {
  const unseen = UNSEEN.exec(text)?.[0];
  const longest = Math.max(...text.split('\n').map((line) => line.length));
  return [
    ...(unseen === undefined ? [] : [`it shows ${JSON.stringify(unseen)} as it is`]),
    ...(longest > LINE_LENGTH_MAX ? [`it says a line of ${longest} characters`] : []),
    ...(text.length > TEXT_LENGTH_MAX ? [`it says ${text.length} characters`] : []),
    ...(place.test(text) ? [] : ['it does not say where']),
    ...(/fault of fleetwright/.test(text) ? ['it calls itself at fault'] : []),
  ];
}

/** With FLEETWRIGHT_UPDATE_GOLDEN=1 what is said is written down instead, to be read by whoever commits it. */
function expectationFaults({ expected, expectedFile }: HostileCase, text: string): readonly string[] {
  if (process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1') {
    writeFileSync(expectedFile, `${text}\n`);
    return [];
  }
  if (expected === undefined) return ['nobody has written down what it says'];
  return expected === `${text}\n` ? [] : [`it says something else than was expected:\n${text}`];
}
