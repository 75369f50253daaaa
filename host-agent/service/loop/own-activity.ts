import type { ProgressEvent } from '../../executor';
import type { Step } from '../../planner';

/** An event of what a step did may come a little after the step has ended. */
const ECHO_MS = 5000;

/** Which machines the agent itself is changing right now: what they do is no surprise. */
export class OwnActivity {
  readonly #until = new Map<string, number>();

  note(event: ProgressEvent, monotonicMs: number): void {
    if (event.kind === 'step-progress') return;
    for (const name of machinesOf(event.step)) {
      this.#until.set(name, event.kind === 'step-started' ? Infinity : monotonicMs + ECHO_MS);
    }
  }

  /** Everything is over, whether or not its end was seen. */
  end(monotonicMs: number): void {
    for (const [name, untilMs] of this.#until) {
      if (untilMs === Infinity) this.#until.set(name, monotonicMs + ECHO_MS);
    }
  }

  at(monotonicMs: number): ReadonlySet<string> {
    for (const [name, untilMs] of this.#until) {
      if (untilMs < monotonicMs) this.#until.delete(name);
    }
    return new Set(this.#until.keys());
  }
}

function machinesOf({ action, subject }: Step): readonly string[] {
  const named =
    'machine' in action ? [typeof action.machine === 'string' ? action.machine : action.machine.name] : [];
  const former = action.kind === 'rename-machine' ? [action.from] : [];
  const ofSubject = subject.kind === 'machine' ? [subject.name] : [];
  return [...named, ...former, ...ofSubject, ...(subject.machine === undefined ? [] : [subject.machine])];
}
