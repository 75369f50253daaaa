import { parseArgs, types } from 'node:util';
import { OptionsError } from '../options';
import { WORKS, type Work } from './results';

/** What was asked for. */
export interface PeersOptions {
  readonly works: readonly Work[];
  /** @default each work's own */
  readonly sizes?: readonly number[];
  /** @default each work's own */
  readonly runs?: number;
  readonly minutesMax: number;
  readonly json: boolean;
}

/** Nobody waits longer for a median; a typing error must not start a week of work. */
const RUNS_MAX = 50;

/** Beyond a day it would measure another machine. */
const MINUTES_MAX = 24 * 60;

/** All of it takes about an hour and a half on two processors. */
const MINUTES_DEFAULT = 180;

/** What `--help` prints. */
export const PEERS_HELP = `Usage: npm run bench [-- peers [options]]

Prints one table: what Fleetwright takes beside what its users would pick instead, each row measured in one run, in turn.
Raw numbers are kept in .cache/bench/peers-<work>.json; node scripts/generate-benchmarks-doc.mjs puts them into
docs/benchmarks.md.

Options:
  --work LIST         of ${WORKS.join(', ')} (default: all)
  --sizes LIST        machines or guests (default: each work's own)
  --runs N            how often each is measured (default: each work's own)
  --minutes-max N     begins nothing after so many minutes (default: ${MINUTES_DEFAULT})
  --json              prints the raw results as JSON instead of the table
  --help              prints this

observe, pass, create, grow and destroy need root: they start a libvirt host of their own, and remove it at the end. Peers
come from Debian: scripts/install-prerequisites.sh --bench. One that is not installed has a row that says so.

Examples:
  npm run bench                                                  all of it, an hour and a half
  npm run bench -- peers --work create --sizes 10 --runs 3       one work, one size
  npm run bench -- peers --work plan,parse                       what needs Node alone, some minutes
  npm run bench -- peers --work observe --sizes 100 --json       for other programs

Other benches, each by its name: npm run bench -- agent, inventory, plan, review, synth; npm run bench -- all
`;

/** Reads the words after the bench's name; `help` when that was asked for. @throws OptionsError that says which word is wrong */
export function peersOptions(words: readonly string[]): PeersOptions | 'help' {
  const { values } = parse(words);
  if (values.help === true) return 'help';
  return {
    works: values.work === undefined ? WORKS : listOf(values.work).map(workOf),
    ...(values.sizes === undefined
      ? {}
      : { sizes: listOf(values.sizes).map((word) => countOf('sizes', word, Number.MAX_SAFE_INTEGER)) }),
    ...(values.runs === undefined ? {} : { runs: countOf('runs', values.runs, RUNS_MAX) }),
    minutesMax:
      values['minutes-max'] === undefined
        ? MINUTES_DEFAULT
        : countOf('minutes-max', values['minutes-max'], MINUTES_MAX),
    json: values.json === true,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        work: { type: 'string' },
        sizes: { type: 'string' },
        runs: { type: 'string' },
        'minutes-max': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    const reason = types.isNativeError(cause) ? cause.message : String(cause);
    throw new OptionsError(`${reason}\nSee npm run bench -- --help`, { cause });
  }
}

function listOf(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim());
}

function workOf(word: string): Work {
  const found = WORKS.find((work) => work === word);
  if (found === undefined)
    throw new OptionsError(`--work: there is no work "${word}". There are: ${WORKS.join(', ')}`);
  return found;
}

function countOf(option: string, word: string, most: number): number {
  const value = Number(word);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  const upTo = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`;
  throw new OptionsError(`--${option}: "${word}" is no whole number of at least 1${upTo}`);
}
