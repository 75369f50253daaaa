import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FULL_DOCUMENT } from '../../host-agent/inventory/document/full-document';
import { bundledProgram } from '../../host-agent/commands/command-line';
import { samplePlan } from '../../lib/plan/sample-plan';
import { LibvirtTrap } from '../support/command-line';
import { corpusFolder, readCases } from '../support/corpus';
import { contentOf, writeContent } from '../support/judge';
import type { Ingredients } from '../support/recipe';

/** Made larger than a start of Node on a machine that does much else. */
const RUN_MS_MAX = 60_000;

/** Two seconds are for refusing; a start of the program takes another. */
const WORK_MS_MAX = 4_000;

/** The program alone takes 90 MiB, and what it refuses at most 300 more. */
const MEMORY_MIB_MAX = 400;

/**
 * Written by the process itself when it ends, because nobody can look afterwards.
 *
 * Not `maxRSS`, which counts what the process was before its exec as well: the whole of this one (getrusage(2), VmHWM in proc(5)).
 */
const REPORT_USE = `process.on('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const [, peakKiB] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  writeSync(3, JSON.stringify({ memoryMiB: peakKiB / 1024, workMs: (userCPUTime + systemCPUTime) / 1000 }));
});`;

const folder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-program-'));
const trap = new LibvirtTrap(folder);
beforeAll(async () => {
  await trap.listen();
  writeFileSync(join(folder, 'report-use.cjs'), REPORT_USE);
  writeFileSync(join(folder, 'agent.json'), '{"poolRoots":["/var/lib/fleetwright"],"imageRoots":["/srv"]}');
  mkdirSync(join(folder, 'plans/kvm-1'), { recursive: true });
  writeFileSync(join(folder, 'plans/kvm-1/plan.json'), JSON.stringify(samplePlan()));
}, RUN_MS_MAX);
afterAll(async () => {
  await trap.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Use {
  readonly memoryMiB: number;
  readonly workMs: number;
}

/** The real program in a process of its own. */
function run(
  words: readonly string[],
): Promise<Use & { readonly exitCode: number | null; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      // A collector that has to wait for other threads leaves more garbage the busier the machine is.
      ['--single-threaded-gc', '--require', join(folder, 'report-use.cjs'), bundledProgram(), ...words],
      {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
        timeout: RUN_MS_MAX,
        env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
      },
    );
    const gathered = ['', ''];
    const [shown, use] = [[child.stdout, child.stderr], child.stdio[3]];
    for (const stream of shown) stream?.on('data', (data: Buffer) => (gathered[0] += data.toString()));
    use?.on('data', (data: Buffer) => (gathered[1] += data.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const [text = '', report = ''] = gathered;
      resolve({ exitCode, text, ...(JSON.parse(report) as Use) });
    });
  });
}

/** How each kind reaches the program, and the code that it ends with. */
const ROADS: Readonly<
  Record<
    string,
    {
      readonly ingredients: Ingredients;
      readonly words: (file: string) => readonly string[];
      readonly exitCodes: readonly number[];
    }
  >
> = {
  plans: {
    ingredients: { good: { plan: samplePlan() } },
    words: (file) => ['diff', '--plan', file, '--connect', trap.uri],
    exitCodes: [1],
  },
  inventories: {
    ingredients: { good: { inventory: FULL_DOCUMENT } },
    words: (file) => ['review', '--base', 'plans', '--head', 'plans', '--inventory', `kvm-1=${file}`],
    exitCodes: [1],
  },
  configurations: {
    ingredients: { good: {} },
    words: (file) => ['agent', 'check-config', file],
    exitCodes: [1],
  },
  releases: {
    ingredients: { good: {} },
    words: (file) => ['verify', file, '--config', 'agent.json'],
    exitCodes: [1, 3],
  },
};

/** The heaviest and the oddest of each kind. */
const SAMPLE: Readonly<Record<string, string>> = {
  plans:
    'size-blanks size-values size-objects size-machines depth-objects depth-cloud-init number-digits-millions unknown-key-terminal key-turned bytes-zeros prototype-key',
  inventories: 'size-blanks size-values size-machines depth-arrays command-terminal web-page',
  configurations: 'size depth-unclosed depth-flow-more zeros directive web-page json-cut',
  releases: 'size zeros statement-depth web-page git-lfs empty',
};

const CASES = Object.entries(SAMPLE).flatMap(([kind, names]) =>
  names.split(' ').map((name) => [kind, name] as const),
);

describe('the program itself', () => {
  it.each(CASES)(
    'refuses of the %s %s, soon and with little, and before it asks anybody',
    async (kind, name) => {
      const road = ROADS[kind];
      const found = readCases(corpusFolder(kind)).find((entry) => entry.name === name);
      if (road === undefined || found === undefined) throw new Error('there is no such case');
      const file = join(folder, `${kind}-${name}`);
      writeContent(file, contentOf(found, road.ingredients));
      const { exitCode, text, memoryMiB, workMs } = await run(road.words(file));
      rmSync(file);
      expect(road.exitCodes).toContain(exitCode);
      expect(text).not.toMatch(/fault of fleetwright|[^\P{Control}\n]|\p{Format}/u);
      expect(text.length).toBeGreaterThan(40);
      expect(trap.connections).toBe(0);
      expect({
        memory: memoryMiB < MEMORY_MIB_MAX || memoryMiB,
        work: workMs < WORK_MS_MAX || workMs,
      }).toEqual({
        memory: true,
        work: true,
      });
    },
    RUN_MS_MAX,
  );

  it(
    'is told apart from one that takes what it gets',
    async () => {
      const { exitCode } = await run(['diff', '--plan', 'plans/kvm-1/plan.json', '--connect', trap.uri]);
      expect([exitCode, trap.connections > 0]).toEqual([1, true]);
    },
    RUN_MS_MAX,
  );
});
