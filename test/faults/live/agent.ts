import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Policy } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import { bundledProgram } from '../../host-agent/commands/command-line';
import type { LiveHost } from '../../support/start-live-host';
import type { Fault } from '../types';

/** What the slowest pass takes on a busy machine: three guests that are restarted one after the other, or a silent libvirt. */
const PASS_MS_MAX = 240_000;

const FILE_HOOKS = join(__dirname, 'file-hooks.cjs');

/** What one run of `fleetwright apply` gave. */
export interface PassResult {
  /** Null when it was killed. */
  readonly exitCode: number | null;
  /** True when it had to be ended because it did not end by itself. */
  readonly hung: boolean;
  /** Steps that it saw a need for; undefined when it gave no answer. */
  readonly steps: readonly string[] | undefined;
  readonly refusals: readonly string[];
  /** Steps that failed, with why, or the error with which the command ended. */
  readonly failures: readonly string[];
  readonly stderr: string;
  /** Calls that change files, in order; the one at which the fault happened begins with "!". */
  readonly fileCalls: readonly string[];
}

/** What differs between passes. */
export interface PassOptions {
  readonly plan: Plan;
  readonly policy?: Policy;
  readonly fault?: Fault;
}

/** `fleetwright apply` as a process inside of the sandbox, with its state and its libvirt behind a proxy. */
export class Agent {
  readonly stateDirectory: string;
  readonly #live: LiveHost;
  readonly #uri: string;
  /** Seen from outside. */
  #processId: number | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(live: LiveHost, uri: string) {
    this.#live = live;
    this.#uri = uri;
    this.stateDirectory = join(live.workDirectory, 'state');
  }

  /** Runs one pass to its end, however that comes. */
  async apply(options: PassOptions): Promise<PassResult> {
    const { workDirectory, sandbox } = this.#live;
    const counts = join(workDirectory, 'file-calls');
    await rm(counts, { force: true });
    const [enter = 'nsenter', ...words] = sandbox.enter;
    const child = spawn(
      enter,
      [
        ...words,
        process.execPath,
        '--require',
        FILE_HOOKS,
        bundledProgram(),
        ...(await this.#words(options)),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: '/',
        env: { PATH: process.env['PATH'], FAULT_FILES: this.#fileFaults(counts, options.fault) },
        timeout: PASS_MS_MAX,
        killSignal: 'SIGKILL',
      },
    );
    this.#processId = child.pid;
    const ended = new Promise<{ readonly code: number | null }>((resolve) =>
      child.once('close', (code) => resolve({ code })),
    );
    this.#ended = ended;
    const startedAt = Date.now();
    const [{ code }, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    this.#processId = undefined;
    return {
      exitCode: code,
      hung: Date.now() - startedAt >= PASS_MS_MAX,
      ...answerOf(stdout),
      stderr,
      fileCalls: await linesOf(counts),
    };
  }

  /** Ends the process as kill -9 does, and waits until it is gone. */
  async kill(): Promise<void> {
    const entered = this.#processId;
    if (entered === undefined) return;
    // The one that entered the sandbox has a child in it, which is the agent.
    for (const processId of [...childrenOf(entered), entered]) signal(processId);
    await this.#ended;
  }

  async #words({ plan, policy }: PassOptions): Promise<readonly string[]> {
    const { workDirectory, sandbox } = this.#live;
    const [planFile, configuration] = [join(workDirectory, 'plan.json'), join(workDirectory, 'agent.yaml')];
    await writeFile(planFile, JSON.stringify(plan));
    const secrets = join(workDirectory, 'secrets');
    await writeFile(
      configuration,
      JSON.stringify({
        poolRoots: [sandbox.poolDirectory],
        imageRoots: [sandbox.imagesDirectory],
        stateDirectory: this.stateDirectory,
        secrets: { directory: secrets, identityFile: join(secrets, 'age-identity') },
      }),
    );
    const replaced = (policy?.replace ?? []).flatMap((disk) => ['--replace', disk]);
    const limits = ['--yes', '--max-impact', 'destroy', ...replaced];
    return [
      'apply',
      '--json',
      ...limits,
      '--connect',
      this.#uri,
      '--plan',
      planFile,
      '--config',
      configuration,
    ];
  }

  #fileFaults(counts: string, fault: Fault | undefined): string {
    const isAtFiles = fault?.kind === 'disk-full' || (fault?.kind === 'agent-killed' && fault.at === 'files');
    return JSON.stringify({
      folders: [this.#live.sandbox.poolDirectory, this.stateDirectory],
      counts,
      ...(isAtFiles ? { fault } : {}),
    });
  }
}

interface ApplyAnswer {
  readonly steps?: readonly { readonly id: string }[];
  readonly refusals?: readonly { readonly code: string; readonly subject: { readonly name: string } }[];
  readonly report?: {
    readonly steps: readonly {
      readonly id: string;
      readonly kind: string;
      readonly failure?: { readonly code: string; readonly message: string };
    }[];
  };
  readonly error?: { readonly code: string; readonly message: string };
}

function answerOf(stdout: string): Pick<PassResult, 'steps' | 'refusals' | 'failures'> {
  const answer = tryParse(stdout);
  if (answer === undefined) return { steps: undefined, refusals: [], failures: [] };
  const { steps, refusals = [], report, error } = answer;
  return {
    steps: steps?.map(({ id }) => id),
    refusals: refusals.map(({ code, subject }) => `${code} ${subject.name}`),
    failures: [
      ...(error === undefined ? [] : [`${error.code}: ${error.message}`]),
      ...(report?.steps ?? []).flatMap(({ id, failure }) =>
        failure === undefined ? [] : [`${id} ${failure.code}: ${failure.message}`],
      ),
    ],
  };
}

function tryParse(stdout: string): ApplyAnswer | undefined {
  try {
    return JSON.parse(stdout) as ApplyAnswer;
  } catch {
    // One that was killed has said nothing, or half of it.
    return undefined;
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  return (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
}

function childrenOf(processId: number): readonly number[] {
  try {
    const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8');
    return children.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    // It has ended by itself.
    return [];
  }
}

function signal(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
