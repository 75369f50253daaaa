import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Observation } from '../../../host-agent/executor/report';
import type { Step } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';

/** What one pass of the agent decided and what became of it. */
export interface PassResult {
  readonly refusals: readonly string[];
  readonly outcomes: readonly { readonly id: string; readonly outcome: string }[];
  /** Of all steps that were done. */
  readonly observations: readonly Observation[];
}

/** One pass takes a few boots at most. */
const PASS_MS_MAX = 170_000;

/** The agent as a process inside of a sandbox, where its networks and mounts are, and where it can be killed. */
export class AgentProcess {
  readonly #live: LiveHost;
  #count = 0;
  #bundle: Promise<string> | undefined;

  constructor(live: LiveHost) {
    this.#live = live;
  }

  /** Runs one pass to its end, with these steps instead of the planner's where they are given. */
  async apply(plan: Plan, steps?: readonly Step[]): Promise<PassResult> {
    const child = await this.#start(plan, steps === undefined ? {} : { steps });
    const [output, log] = await Promise.all([text(child.stdout), text(child.stderr)]);
    try {
      const result: PassResult = JSON.parse(output);
      return result;
    } catch (cause) {
      throw new Error(`the agent gave no report: ${log}`, { cause });
    }
  }

  /** Runs a pass that is killed with kill -9 at its `event`th begin or end of a step; false when it ended before. */
  async applyAndKill(plan: Plan, event: number): Promise<boolean> {
    const child = await this.#start(plan, { killAtEvent: event });
    const [output, log] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (log !== '') throw new Error(`the agent failed before it was killed: ${log}`);
    return output === '';
  }

  async #start(
    plan: Plan,
    changes: { readonly killAtEvent?: number; readonly steps?: readonly Step[] } = {},
  ) {
    this.#count += 1;
    const { sandbox, workDirectory } = this.#live;
    const planFile = join(workDirectory, `plan-${this.#count}.json`);
    await writeFile(planFile, JSON.stringify(plan));
    const jobFile = join(workDirectory, `job-${this.#count}.json`);
    const roots = [sandbox.poolDirectory, sandbox.imagesDirectory];
    const stateDirectory = join(workDirectory, 'state');
    await writeFile(jobFile, JSON.stringify({ planFile, stateDirectory, roots, ...changes }));
    this.#bundle ??= this.#build();
    const [enter = 'nsenter', ...words] = sandbox.enter;
    return spawn(enter, [...words, process.execPath, await this.#bundle, jobFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PASS_MS_MAX,
      cwd: '/',
    });
  }

  async #build(): Promise<string> {
    const outfile = join(this.#live.workDirectory, 'agent.cjs');
    await build({
      entryPoints: [join(__dirname, 'inside.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    return outfile;
  }
}

/** Ids of the steps that were not done, with why. */
export function undone(result: PassResult): readonly string[] {
  return result.outcomes
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}
