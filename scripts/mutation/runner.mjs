// A test runner for Stryker that stays in one process: what is mutated is loaded once, and a mutant is a switch in it. Starting jest's
// sandbox for each mutant takes seconds, which are hours for a room.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import * as circus from 'jest-circus';
import { TestModules } from './test-modules.mjs';

/** Where instrumented code looks for the mutant that is switched on, and counts (see Stryker's `INSTRUMENTER_CONSTANTS`). */
const stryker = (globalThis.__stryker__ ??= {});

/** A test that works longer is left out: every mutant that is missed pays for all of them. What it alone would notice counts as missed. */
const TEST_CPU_MS_MAX = 100;

/** In the name of a test, because the process that runs it need not be the one that found it. */
const AFTER_FILE = '#';

class InProcessRunner {
  static inject = tokens(commonTokens.options);
  #options;
  #modules;
  /** Paths below the checkout. */
  #testFiles = [];

  constructor(options) {
    this.#options = options.inProcess;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  init() {
    this.#modules = new TestModules(process.cwd(), this.#options);
    this.#testFiles = readdirSync(this.#options.tests, { recursive: true })
      .filter((name) => name.endsWith('.test.ts') && !/\.(live|browser)\.test\.ts$/.test(name))
      .map((name) => join(this.#options.tests, name));
  }

  async dryRun() {
    const found = [];
    for (const file of this.#testFiles) found.push(...(await this.#runFile(file)));
    // One that has failed is kept, for Stryker to say so.
    const tests = found.filter(
      ({ status, cpuMs }) => status === TestStatus.Failed || cpuMs <= TEST_CPU_MS_MAX,
    );
    const ids = new Set(tests.map(({ id }) => id));
    const { static: whenLoaded, perTest } = stryker.mutantCoverage;
    const kept = Object.entries(perTest).filter(([id]) => ids.has(id));
    // Tests prepare with what they test, and what is broken is loaded only once: a mutant that tests reach needs no process of its own.
    const reached = new Set(kept.flatMap(([, counts]) => Object.keys(counts)));
    const unreached = Object.entries(whenLoaded).filter(([mutant]) => !reached.has(mutant));
    const mutantCoverage = { static: Object.fromEntries(unreached), perTest: Object.fromEntries(kept) };
    return { status: DryRunStatus.Complete, tests, mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    const tests = [];
    for (const file of this.#filesOf(testFilter, sandboxFileName)) {
      stryker.activeMutant = activeMutant.id;
      const results = await this.#runFile(file, testFilter);
      stryker.activeMutant = undefined;
      tests.push(...results);
      const limit = determineHitLimitReached(stryker.hitCount, hitLimit);
      if (limit !== undefined) return limit;
      const failure = results.find(({ status }) => status === TestStatus.Failed);
      if (failure === undefined) continue;
      await this.#requireSound(file, failure);
      break;
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests }, false);
  }

  /** The nearest first: what is made for the broken file notices most, and the first failure ends it. */
  #filesOf(testFilter, brokenFile) {
    const files = new Set(testFilter?.map((id) => id.slice(0, id.indexOf(AFTER_FILE))) ?? this.#testFiles);
    const broken = join('test', relative(process.cwd(), brokenFile)).replace(/\.ts$/, '');
    const nearness = (file) => {
      const end = [...broken].findIndex((character, at) => file[at] !== character);
      return end === -1 ? broken.length : end;
    };
    return [...files].toSorted((one, other) => nearness(other) - nearness(one));
  }

  /** A mutant may leave something behind that lets others fail: Stryker then tries again in a new process. */
  async #requireSound(file, { id }) {
    stryker.hitLimit = undefined;
    const again = await this.#runFile(file, id === file ? [] : [id]);
    if (again.some(({ status }) => status === TestStatus.Failed))
      throw new Error(`${id} fails without any mutant too`);
  }

  /** Until the first failure. A file that cannot even be read is a test that failed. */
  async #runFile(file, wantedIds) {
    circus.resetState();
    this.#modules.forgetTests();
    try {
      this.#modules.load(file);
    } catch (error) {
      return [{ id: file, name: file, timeSpentMs: 0, ...failedBecause(error) }];
    }
    const ids = idsOf(circus.getState().rootDescribeBlock, file);
    const wanted = wantedIds === undefined ? undefined : new Set(wantedIds);
    for (const [test, id] of ids) if (wanted?.has(id) === false) test.mode = 'skip';
    const results = [];
    let startedAt;
    const handler = ({ name, test }) => {
      if (name === 'test_start') {
        if (results.some(({ status }) => status === TestStatus.Failed)) test.mode = 'skip';
        stryker.currentTestId = ids.get(test);
        startedAt = process.cpuUsage();
      } else if (name === 'test_done' && test.mode !== 'skip') {
        const { user, system } = process.cpuUsage(startedAt);
        results.push({ ...resultOf(ids.get(test), test), cpuMs: (user + system) / 1000 });
      }
    };
    circus.addEventHandler(handler);
    try {
      const { unhandledErrors } = await circus.run();
      for (const error of unhandledErrors.slice(0, 1))
        results.push({ id: file, name: file, timeSpentMs: 0, ...failedBecause(error) });
      return results;
    } finally {
      stryker.currentTestId = undefined;
      circus.removeEventHandler(handler);
    }
  }
}

/** Names of tests may be given twice: their place among all of their file tells them apart. */
function idsOf(block, file, ids = new Map()) {
  for (const child of block.children) {
    if (child.type === 'describeBlock') idsOf(child, file, ids);
    else ids.set(child, `${file}${AFTER_FILE}${ids.size} ${child.name}`);
  }
  return ids;
}

function resultOf(id, { duration, errors: [failure] }) {
  const outcome = failure === undefined ? { status: TestStatus.Success } : failedBecause(failure);
  return { id, name: id, timeSpentMs: duration ?? 0, ...outcome };
}

function failedBecause(failure) {
  const [error] = Array.isArray(failure) ? failure : [failure];
  return { status: TestStatus.Failed, failureMessage: String(error?.message ?? error) };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
