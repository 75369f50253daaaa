/**
 * What the work costs beside what users would pick instead, in one table: `npm run bench`, or with a choice
 * `npm run bench -- peers --work create --sizes 10 --runs 3`; `--help` says the rest.
 */
import { execFileSync } from 'node:child_process';
import { release } from 'node:os';
import { PEERS_HELP, peersOptions, type PeersOptions } from './support/peers/options';
import { progressTo, type Progress } from './support/peers/progress';
import type { SizeResult, Work, WorkResult } from './support/peers/results';
import { tableOf, textTable } from './support/peers/table';
import { checkSizes, MEASURINGS, type Measuring } from './support/peers/works';
import { keepRaw, surroundings, type Surroundings } from './support/report';
import { runBench } from './support/run-bench';

const MS_PER_MINUTE = 60_000;

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const options = peersOptions(words);
  if (options === 'help') {
    process.stdout.write(PEERS_HELP);
    return;
  }
  checkSizes(options.works, options.sizes ?? []);
  const progress = progressTo(process.stderr);
  const deadlineMs = Date.now() + options.minutesMax * MS_PER_MINUTE;
  const results: WorkResult[] = [];
  const failures: unknown[] = [];
  for (const measuring of MEASURINGS.filter(({ works }) =>
    works.some((work) => options.works.includes(work)),
  )) {
    try {
      results.push(...(await measureAll(measuring, { options, progress, deadlineMs })));
    } catch (error) {
      // What was measured before still counts, and the other works have nothing to do with it.
      failures.push(error);
      progress.say(
        `${measuring.works.join(', ')}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  if (options.json) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  else print(results);
  if (failures.length > 0) throw failures[0];
}

async function measureAll(
  measuring: Measuring,
  run: { readonly options: PeersOptions; readonly progress: Progress; readonly deadlineMs: number },
): Promise<readonly WorkResult[]> {
  const { options, progress, deadlineMs } = run;
  const wanted = new Set(measuring.works.filter((work) => options.works.includes(work)));
  const where = here();
  const runs = options.runs ?? measuring.runs;
  const sizes = options.sizes ?? measuring.sizes;
  const bySize: Partial<Readonly<Record<Work, SizeResult>>>[] = [];
  for (const size of sizes) {
    if (Date.now() > deadlineMs) continue;
    const startedAtMs = Date.now();
    bySize.push(await measuring.measure(size, { runs, wanted, progress, deadlineMs }));
    const minutes = ((Date.now() - startedAtMs) / MS_PER_MINUTE).toFixed(1);
    progress.say(`${[...wanted].join(', ')} ${size}: measured in ${minutes} minutes`);
  }
  return [...wanted].map((work) => {
    const result = {
      work,
      command: `npm run bench -- peers --work ${work} --sizes ${sizes.join(',')} --runs ${runs}`,
      surroundings: where,
      sizes: bySize.flatMap((measured) => measured[work] ?? []),
    };
    keepRaw(`peers-${work}`, { ...result }, (line) => progress.say(line));
    return result;
  });
}

function here(): Surroundings {
  return surroundings({
    kernel: release(),
    virsh: versionOf('virsh', ['--version']),
    qemu: versionOf('qemu-system-x86_64', ['--version']),
    ansible: versionOf('ansible', ['--version']),
    'virt-install': versionOf('virt-install', ['--version']),
    vagrant: versionOf('vagrant', ['--version']),
  });
}

/** The first number with dots that a program says of itself. */
function versionOf(program: string, words: readonly string[]): string {
  try {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const text = execFileSync(program, [...words], {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? 'unknown';
  } catch {
    return 'not installed';
  }
}

function print(results: readonly WorkResult[]): void {
  for (const where of new Set(results.map((result) => result.surroundings))) {
    const facts = Object.entries(where).map(([name, value]) => `${name} ${value}`);
    const works = results.filter((result) => result.surroundings === where).map(({ work }) => work);
    process.stdout.write(`${works.join(', ')}: ${facts.join(' · ')}\n`);
  }
  process.stdout.write(`\n${textTable(tableOf(results))}\n`);
}

runBench('peers', main);
