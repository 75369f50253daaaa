import type { Step, StepKind } from '../planner';
import type { StepOutcome } from './report';

/** Steps that change something at the same time: libvirtd has 20 workers, but disks and DHCP are shared by all of them. */
export const WORKING_STEPS_MAX = 4;

/** Steps that mostly wait at the same time: they hold a timer and ask a few questions, and one stuck guest must not delay others. */
export const WAITING_STEPS_MAX = 64;

const WAITING_KINDS: ReadonlySet<StepKind> = new Set([
  'await-machine',
  'wait-start-delay',
  'stop-machine',
  // One call each, and then the guest is waited for, which may take as long as it likes.
  'set-vcpus',
  'set-guest-vcpus',
  'set-memory',
  'detach-disk',
  'detach-nic',
  'attach-disk',
  'grow-attached-disk',
  'change-medium',
]);

export interface ScheduleOptions {
  readonly steps: readonly Step[];
  /** Must turn the world's faults into outcomes; a rejection is a fault of ours and ends the run. */
  readonly run: (step: Step) => Promise<StepOutcome>;
  readonly started?: (step: Step) => void;
  readonly ended?: (step: Step, outcome: StepOutcome) => void;
  /** No step is started once this is aborted; those under way are waited for. */
  readonly signal?: AbortSignal;
  /** @default WORKING_STEPS_MAX */
  readonly workingMax?: number;
}

export interface ScheduleResult {
  readonly outcomes: ReadonlyMap<string, StepOutcome>;
  /** The first fault of ours, with the step that met it; all other steps were still settled. */
  readonly fault?: { readonly step: Step; readonly cause: unknown };
}

/**
 * Runs steps side by side: one starts when all steps of its `after` have succeeded and there is room, in the order of the
 * list. What depends on a failed step is not started. Resolves when every step has an outcome.
 *
 * @throws Error when `after` names an unknown step or goes in a circle: the planner's fault, found before anything runs.
 */
export function runSchedule(options: ScheduleOptions): Promise<ScheduleResult> {
  requireOrder(options.steps);
  return new Promise((resolve) => {
    new Run(options, resolve).advance();
  });
}

class Run {
  readonly #options: ScheduleOptions;
  readonly #resolve: (result: ScheduleResult) => void;
  readonly #outcomes = new Map<string, StepOutcome>();
  #pending: readonly Step[];
  #working = 0;
  #waiting = 0;
  #fault: { readonly step: Step; readonly cause: unknown } | undefined;

  constructor(options: ScheduleOptions, resolve: (result: ScheduleResult) => void) {
    this.#options = options;
    this.#resolve = resolve;
    this.#pending = options.steps;
  }

  advance(): void {
    // One walk settles everything that a failure or stop rules out, because dependants come later in the list.
    this.#pending = this.#pending.filter((step) => !this.#settledOrStarted(step));
    if (this.#pending.length === 0 && this.#working + this.#waiting === 0) {
      const fault = this.#fault;
      this.#resolve({ outcomes: this.#outcomes, ...(fault === undefined ? {} : { fault }) });
    }
  }

  #settledOrStarted(step: Step): boolean {
    const because = this.#whyNotAtAll(step);
    if (because !== undefined) {
      this.#end(step, { kind: 'not-started', because });
      return true;
    }
    const ready = step.after.every((id) => this.#outcomes.get(id)?.kind === 'done');
    if (!ready || !this.#hasRoom(step)) return false;
    this.#start(step);
    return true;
  }

  #whyNotAtAll(step: Step): string | undefined {
    if (this.#fault !== undefined) return `the run ended at ${this.#fault.step.id}`;
    if (this.#options.signal?.aborted === true) return 'the run was stopped';
    const blocked = step.after.find((id) => {
      const kind = this.#outcomes.get(id)?.kind;
      return kind === 'failed' || kind === 'not-started';
    });
    if (blocked === undefined) return undefined;
    return this.#outcomes.get(blocked)?.kind === 'failed'
      ? `${blocked} failed`
      : `${blocked} was not started`;
  }

  #hasRoom(step: Step): boolean {
    return WAITING_KINDS.has(step.action.kind)
      ? this.#waiting < WAITING_STEPS_MAX
      : this.#working < (this.#options.workingMax ?? WORKING_STEPS_MAX);
  }

  #start(step: Step): void {
    const waits = WAITING_KINDS.has(step.action.kind);
    if (waits) this.#waiting += 1;
    else this.#working += 1;
    this.#options.started?.(step);
    void this.#finish(step, waits);
  }

  async #finish(step: Step, waits: boolean): Promise<void> {
    const outcome = await this.#settle(step);
    if (waits) this.#waiting -= 1;
    else this.#working -= 1;
    this.#end(step, outcome);
    this.advance();
  }

  async #settle(step: Step): Promise<StepOutcome> {
    try {
      return await this.#options.run(step);
    } catch (cause) {
      this.#fault ??= { step, cause };
      const message = 'A fault of this program ended the run; its cause is in the log. Please report it.';
      return { kind: 'failed', durationMs: 0, failure: { code: 'internal-fault', message } };
    }
  }

  #end(step: Step, outcome: StepOutcome): void {
    this.#outcomes.set(step.id, outcome);
    this.#options.ended?.(step, outcome);
  }
}

/** The planner promises a list that may be executed one by one: then every `after` names an earlier step, and no circle can be. */
function requireOrder(steps: readonly Step[]): void {
  const earlier = new Set<string>();
  for (const step of steps) {
    if (earlier.has(step.id)) throw new Error(`two steps are called ${step.id}`);
    const unknown = step.after.find((id) => !earlier.has(id));
    if (unknown !== undefined) throw new Error(`${step.id} comes after ${unknown}, which is no earlier step`);
    earlier.add(step.id);
  }
}
