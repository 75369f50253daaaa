import type { Policy } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { Fault, FaultScenario } from '../types';
import type { PassResult } from './agent';
import { makeCheckpoint, type Checkpoint } from './checkpoint';
import { plansOf, type Form } from './course';
import type { Ground } from './ground';
import { writeMarkers, type Marker } from './markers';
import { differences, lookAtWorld, runningProcesses, type Processes, type World } from './world';

/** Passes in which a host must have reached its plan after one with a fault. */
export const FURTHER_PASSES_MAX = 2;

/** What one way from `before` to `after` without a fault looks like. */
export interface Reference {
  readonly libvirtCalls: readonly string[];
  readonly fileCalls: readonly string[];
  /** The host afterwards. */
  readonly world: World;
  /** What a pass says when there is nothing to do: 0, or 3 where the plan is partly refused, as it should be. */
  readonly idleExitCode: number | null;
  readonly refusals: readonly string[];
}

/** What became of one point. */
export interface TrialResult {
  /** The call to which the fault happened; undefined when the pass ended before its point. */
  readonly firedAt: string | undefined;
  /** Further passes that did something. */
  readonly furtherPasses: number;
  /** What should not be; empty when all promises were kept. */
  readonly problems: readonly string[];
}

/** Where a fault finds the host, and what to look for afterwards. */
interface Start {
  readonly after: Plan;
  readonly expected: {
    readonly plans: readonly Plan[];
    readonly markers: readonly Marker[];
    readonly processes: Processes;
  };
}

/** One scenario in one form on one ground. */
export class Trials {
  readonly #ground: Ground;
  readonly #scenario: FaultScenario;
  readonly #form: Form;
  #checkpoint: { readonly restored: Checkpoint; readonly start: Start } | undefined;

  constructor(ground: Ground, scenario: FaultScenario, form: Form) {
    this.#ground = ground;
    this.#scenario = scenario;
    this.#form = form;
  }

  /** Goes the way without a fault. @throws Error when even that does not arrive */
  async reference(): Promise<Reference> {
    const { proxy, agent } = this.#ground;
    const start = await this.#reachBefore();
    proxy.arm();
    const pass = await agent.apply({ plan: start.after, ...this.#policy });
    const libvirtCalls = proxy.calls();
    requireDone(pass, 'the way without a fault');
    const idle = await agent.apply({ plan: start.after, ...this.#policy });
    if (idle.steps?.length !== 0) {
      throw new Error(`${this.#scenario.name} needs more than one pass without a fault: ${told(idle)}`);
    }
    return {
      libvirtCalls,
      fileCalls: pass.fileCalls,
      world: await lookAtWorld(this.#ground, start.expected),
      idleExitCode: idle.exitCode,
      refusals: idle.refusals,
    };
  }

  /** Goes the way with this fault, then without, and compares with the way that had none. */
  async try(fault: Fault, reference: Reference): Promise<TrialResult> {
    const { proxy, agent } = this.#ground;
    const start = await this.#reachBefore();
    proxy.arm(fault);
    const first = await agent.apply({ plan: start.after, ...this.#policy, fault });
    await this.#ground.settle();
    const firedAt =
      proxy.firedAt() ?? first.fileCalls.find((name) => name.startsWith('!'))?.slice(1) ?? undefined;
    proxy.arm();
    const problems: string[] = [...passProblems('the pass with the fault', first)];
    let furtherPasses = 0;
    let last: PassResult | undefined;
    for (; furtherPasses <= FURTHER_PASSES_MAX; furtherPasses += 1) {
      last = await agent.apply({ plan: start.after, ...this.#policy });
      problems.push(...passProblems(`further pass ${furtherPasses + 1}`, last));
      if (last.steps?.length === 0) break;
    }
    if (last?.steps?.length !== 0) {
      problems.push(
        `after ${FURTHER_PASSES_MAX} further passes there is still something to do: ${told(last)}`,
      );
    } else if (
      last.exitCode !== reference.idleExitCode ||
      last.refusals.join() !== reference.refusals.join()
    ) {
      problems.push(`in the end it says ${told(last)}`);
    }
    problems.push(...differences(reference.world, await lookAtWorld(this.#ground, start.expected)));
    return { firedAt, furtherPasses: Math.min(furtherPasses, FURTHER_PASSES_MAX), problems };
  }

  get #policy(): { readonly policy?: Policy } {
    return this.#scenario.policy === undefined ? {} : { policy: this.#scenario.policy };
  }

  async #reachBefore(): Promise<Start> {
    const ground = this.#ground;
    ground.proxy.arm();
    await ground.reset();
    if (this.#checkpoint !== undefined) {
      await this.#checkpoint.restored.restore();
      return this.#checkpoint.start;
    }
    const start = await this.#walkToBefore();
    // Machines that run cannot be copied, and an empty host need not be.
    if (this.#form === 'stopped' && start.expected.plans.length > 1)
      this.#checkpoint = { restored: await makeCheckpoint(ground), start };
    return start;
  }

  async #walkToBefore(): Promise<Start> {
    const ground = this.#ground;
    const stage = await ground.stage(this.#form === 'guests');
    const { before, after } = plansOf(this.#scenario, this.#form, stage);
    let markers: readonly Marker[] = [];
    if (before !== undefined) {
      requireDone(await ground.agent.apply({ plan: before }), 'the plan before');
      markers = await writeMarkers(ground, before);
    }
    await this.#scenario.prepare?.(stage);
    const { machines: processes } = await runningProcesses(ground);
    return { after, expected: { plans: before ? [before, after] : [after], markers, processes } };
  }
}

function requireDone(pass: PassResult, what: string): void {
  const isDone = pass.exitCode === 0 || (pass.exitCode === 3 && pass.failures.length === 0);
  if (!isDone) throw new Error(`${what} was not reached: ${told(pass)}`);
}

/** What no pass may do, whatever happens to it. */
function passProblems(which: string, pass: PassResult): readonly string[] {
  return [
    ...(pass.hung ? [`${which} did not end`] : []),
    // A stack trace stands for a fault of the agent's own.
    ...(/^ {4}at /m.test(pass.stderr) ? [`${which} broke: ${pass.stderr.slice(0, 600)}`] : []),
  ];
}

function told(pass: PassResult | undefined): string {
  if (pass === undefined) return 'nothing';
  const { exitCode, steps = [], refusals, failures, stderr } = pass;
  const parts = [
    `exit code ${exitCode ?? 'none'}`,
    ...(steps.length === 0 ? [] : [`steps ${steps.join(', ')}`]),
    ...(refusals.length === 0 ? [] : [`refusals ${refusals.join(', ')}`]),
    ...failures,
    stderr.slice(0, 600),
  ];
  return parts.filter(Boolean).join('; ');
}
