import { parseArgs } from 'node:util';
import { faultScenarios } from '../scenarios';
import { FORMS } from './course';
import { commandFor, appendResult, readResults, RESULTS_FILE, type FaultResult } from './results';
import { runFaults, type Selection } from './run-faults';
import { tableOf } from './table';

const HELP = `Usage: npm run faults -- [options]

Lets something go wrong at every call that the agent makes to libvirt and to the file system, on a real libvirt
host of its own (root, libvirt and QEMU are needed), and looks whether the agent keeps its promises afterwards.
Every result is written to .cache/faults/results.jsonl as it comes: a run that was ended goes on where it was.

Options:
  --scenario <names>  only these, between commas: ${faultScenarios.map(({ name }) => name).join(', ')}
  --form <form>       guests: with machines that run; stopped: the same with machines that are made and not
                      started, which is faster (default: both)
  --kind <kinds>      only these, between commas: agent-killed, connection-cut, no-answer, answer-late,
                      answers-swapped, error, disk-full, libvirt-killed, guests-paused; or more exactly, such as
                      agent-killed/files/after or error/38
  --points <numbers>  only at these calls, between commas, counted from 1
  --changing          of the calls to libvirt only those that may change something; most only look
  --sample <number>   this many of each scenario and form instead of all, of every kind
  --seed <number>     which ones (default: 1)
  --fresh             try again what has a result already
  --json              a JSON object for each result, and one with the sum, instead of text
  --help              this

Examples:
  $ npm run faults                                            every point; takes many hours, and can be ended
  $ npm run faults -- --form stopped --sample 50              some of every kind
  $ npm run faults -- --scenario create-lab --kind agent-killed
  $ npm run faults -- --scenario grow-live --form guests --kind error/38 --points 40,41

Exit codes: 0 all promises were kept, 1 some were not, or the run failed.
`;

/** A word of the command line that cannot be used. */
class UsageError extends Error {}

const write = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      form: { type: 'string' },
      kind: { type: 'string' },
      points: { type: 'string' },
      changing: { type: 'boolean', default: false },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      fresh: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    write(HELP);
    return;
  }
  const selection = selectionOf(values);
  const earlier = await readResults();
  // What failed is tried again: it may have been mended.
  const known = [...earlier].filter(([, { problems }]) => problems.length === 0).map(([key]) => key);
  const results: FaultResult[] = [];
  let left = 0;
  await runFaults(selection, new Set(values.fresh ? [] : known), {
    counted: ({ scenario, form, reference, chosen, known: knownCount }) => {
      left = chosen - knownCount;
      if (values.json) return;
      const calls = `${reference.libvirtCalls.length} calls to libvirt, ${reference.fileCalls.length} to the file system`;
      write(`${scenario} (${form}): ${calls}; ${chosen} points, ${knownCount} of them known`);
    },
    tried: async (result) => {
      results.push(result);
      left -= 1;
      await appendResult(result);
      write(values.json ? JSON.stringify({ ...result, command: commandFor(result) }) : lineOf(result, left));
    },
  });
  const failed = results.filter(({ problems }) => problems.length > 0);
  if (values.json) {
    write(JSON.stringify({ tried: results.length, failed: failed.length }));
  } else {
    write(`\n${tableOf([...(await readResults()).values()])}\n\nResults: ${RESULTS_FILE}`);
    for (const result of failed) {
      write(`\n${commandFor(result)}`);
      for (const problem of result.problems) write(`  ${problem}`);
    }
  }
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function lineOf(
  { fault, point, call, furtherPasses, problems, durationMs }: FaultResult,
  left: number,
): string {
  const verdict = problems.length > 0 ? 'FAILED' : call === undefined ? 'not reached' : 'ok';
  const seconds = (durationMs / 1000).toFixed(1);
  const head = `  ${verdict.padEnd(11)} ${fault} ${point} ${call ?? ''}`;
  const tail = `${furtherPasses} further, ${seconds} s, ${left} left`;
  return [`${head}: ${tail}`, ...problems.map((problem) => `      ${problem}`)].join('\n');
}

function selectionOf(values: {
  readonly scenario?: string | undefined;
  readonly form?: string | undefined;
  readonly kind?: string | undefined;
  readonly points?: string | undefined;
  readonly changing: boolean;
  readonly sample?: string | undefined;
  readonly seed: string;
}): Selection {
  const names = listOf(values.scenario);
  const unknown = names.filter((name) => !faultScenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0) throw new UsageError(`There is no scenario ${unknown.join(', ')}: see --help.`);
  const forms = FORMS.filter((form) => values.form === undefined || listOf(values.form).includes(form));
  if (forms.length === 0) throw new UsageError(`There is no form ${values.form ?? ''}: see --help.`);
  return {
    scenarios: faultScenarios.filter(({ name }) => names.length === 0 || names.includes(name)),
    forms,
    kinds: listOf(values.kind),
    points: listOf(values.points).map(wholeNumber),
    changing: values.changing,
    ...(values.sample === undefined ? {} : { sample: wholeNumber(values.sample) }),
    seed: wholeNumber(values.seed),
  };
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((part) => part.trim());
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new UsageError(`"${text}" is no whole number: see --help.`);
  return number;
}

/** Where a fault of this program is, its stack says; who has mistyped an option need not read one. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isUsage =
    error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  return isUsage ? error.message : (error.stack ?? error.message);
}

main().catch((error: unknown) => {
  process.stderr.write(`${textOf(error)}\n`);
  process.exitCode = 1;
});
