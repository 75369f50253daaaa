import { build } from 'esbuild';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { join } from 'node:path';
import type { ChangePlan, Policy, Step } from '../../../host-agent/planner';
import type { PlanInput } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';

export interface PassRequest {
  readonly plan: PlanInput;
  readonly policy?: Policy;
  /** Decides, and does nothing. */
  readonly look?: boolean;
  /** Does exactly what has this digest, or nothing. */
  readonly approve?: string;
  readonly stateDirectory: string;
  readonly roots: readonly string[];
}

/** What one pass announced, and what became of it. */
export interface PassAnswer extends Pick<ChangePlan, 'refusals' | 'warnings'> {
  readonly steps: readonly Pick<Step, 'id' | 'subject' | 'impact' | 'changes'>[];
  /** The digest that approves exactly this. */
  readonly approval: string;
  /** What `fleetwright inventory --json` would have written; only for a look. */
  readonly inventoryDocument?: string;
  readonly outcomes: readonly {
    readonly id: string;
    /** `done`, `not-started`, or the failure's code and message. */
    readonly outcome: string;
    readonly observations: Readonly<Record<string, number>>;
  }[];
}

type AgentChild = ChildProcessByStdio<Writable, Readable, Readable>;

/** The agent as one process inside of a sandbox that makes pass after pass: starting Node for each would take most of the time. */
export class SandboxAgent {
  readonly #live: LiveHost;
  readonly #child: AgentChild;
  readonly #answers: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;
  #log = '';

  private constructor(live: LiveHost, child: AgentChild) {
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    // Writing to a process that has gone is noticed when no answer comes.
    child.stdin.on('error', () => undefined);
    this.#live = live;
    this.#child = child;
    const lines: Interface = createInterface({ input: child.stdout });
    this.#answers = lines[Symbol.asyncIterator]();
    child.stderr.on('data', (data: Buffer) => (this.#log += data.toString()));
  }

  static async start(live: LiveHost): Promise<SandboxAgent> {
    const outfile = join(live.workDirectory, 'agent-server.cjs');
    await build({
      entryPoints: [join(__dirname, 'agent-server.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    const [enter = 'nsenter', ...words] = live.sandbox.enter;
    const child = spawn(enter, [...words, process.execPath, outfile], {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: '/',
    });
    return new SandboxAgent(live, child);
  }

  /** Makes one pass. */
  async apply(plan: PlanInput, policy: Policy = {}): Promise<PassAnswer> {
    return this.#ask({ plan, policy });
  }

  /** Makes one pass that does what was approved. @throws Error when that is not what would be done */
  async applyApproved(plan: PlanInput, approve: string): Promise<PassAnswer> {
    return this.#ask({ plan, approve });
  }

  /** What a pass would do. */
  async diff(plan: PlanInput, policy: Policy = {}): Promise<PassAnswer> {
    return this.#ask({ plan, policy, look: true });
  }

  /** Ends the process, which a sandbox that went away may have done already. */
  async stop(): Promise<void> {
    this.#child.stdin.end();
    await this.#ended;
  }

  async #ask(question: Pick<PassRequest, 'plan' | 'policy' | 'look' | 'approve'>): Promise<PassAnswer> {
    const { sandbox, workDirectory } = this.#live;
    const request: PassRequest = {
      ...question,
      stateDirectory: join(workDirectory, 'state'),
      roots: [sandbox.poolDirectory, sandbox.imagesDirectory],
    };
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#answers.next();
    if (done === true) throw new Error(`the agent ended: ${this.#log}`);
    const answer = JSON.parse(value) as PassAnswer | { readonly fault: string };
    if ('fault' in answer) throw new Error(answer.fault);
    return answer;
  }
}

/** Steps that were not done, with why. */
export function undone(answer: PassAnswer): readonly string[] {
  return answer.outcomes
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, outcome }) => `${id} ${outcome}`);
}
