import type { Plan, PlanMachine } from '../../../lib/plan';
import type { ChangePlan } from '../../planner';
import { tryMachineOfUnit, unitOf } from '../decide/units';
import type { Hands } from '../pass/hands';
import type { Board } from './board';
import type { LoopParts } from './parts';
import type { State } from './state';
import type { Wakes } from './wakes';
import { TookTooLong, withinOrOff } from './within';

/** Two seconds: a guest that boots takes longer, and asking costs a few calls. */
const POLL_MS = 2000;

/** Guests asked at once: each may keep a call waiting, and some of those must stay free for the rest. */
const MACHINES_AT_ONCE = 2;

/** Readiness is asked over the network and of guests; one that has not said yes by then is not ready. */
const READY_MS_MAX = 15_000;

/** Watches over machines that were ready before they were changed: goes on when all are ready again, and stops when they are not. */
export class HealthGate {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #state: State;
  readonly #wakes: Wakes;
  /** By the clock that never jumps. */
  #untilMs: number | undefined;

  constructor(parts: LoopParts, board: Board, state: State, wakes: Wakes) {
    this.#parts = parts;
    this.#board = board;
    this.#state = state;
    this.#wakes = wakes;
  }

  /** Notes, durably, which of the machines that will be changed are ready now: these have to be ready afterwards. */
  async close(changePlan: ChangePlan, plan: Plan, world: World): Promise<void> {
    const touched = new Set(changePlan.steps.map(({ subject }) => tryMachineOfUnit(unitOf(subject))));
    const asked = plan.machines.filter((machine) => touched.has(machine.name) && canBeReady(machine));
    const before = this.#state.memory.gate?.machines ?? [];
    const added = (await this.#readyOf(asked, world)).filter((name) => !before.includes(name));
    if (added.length === 0) return;
    const machines = [...before, ...added];
    const sinceMs = Math.round(this.#parts.clock.nowMs());
    await this.#state.update((memory) => ({ ...memory, gate: { kind: 'waiting', machines, sinceMs } }));
    this.#untilMs = undefined;
  }

  /** The change is made: from now on the time counts, and what is done while it does gives no more of it. */
  begin(): void {
    const { gate } = this.#state.memory;
    if (gate?.kind !== 'waiting' || this.#untilMs !== undefined) return;
    const { clock, configuration } = this.#parts;
    const withinMs = configuration.policy.healthGate.readyWithinSeconds * 1000;
    this.#untilMs = clock.monotonicMs() + withinMs;
    this.#board.update({ gateUntilMs: Math.round(clock.nowMs() + withinMs) });
    this.#board.log('info', 'health-gate-waiting', { machines: gate.machines, withinMs });
  }

  /** Looks whether the wait is over. True when the gate has opened or failed, so that there is more to do than waiting. */
  async check(plan: Plan, world: World): Promise<boolean> {
    const { gate } = this.#state.memory;
    if (gate?.kind !== 'waiting') return false;
    // After a restart of the agent the machines get their whole time once more: nobody knows how long it was away.
    this.begin();
    const names = new Set(gate.machines);
    const machines = plan.machines.filter((machine) => names.has(machine.name) && canBeReady(machine));
    const ready = new Set(await this.#readyOf(machines, world));
    // Whoever was being asked has not said no.
    if (world.signal.aborted) return false;
    const missing = machines.flatMap(({ name }) => (ready.has(name) ? [] : [name]));
    if (missing.length === 0) {
      await this.#open(gate.machines);
      return true;
    }
    if (this.#parts.clock.monotonicMs() < (this.#untilMs ?? 0)) {
      this.#wakes.wakeAfter('gate', POLL_MS);
      return false;
    }
    await this.#fail(missing);
    return true;
  }

  async #open(machines: readonly string[]): Promise<void> {
    await this.#state.update(({ gate: _gate, ...memory }) => memory);
    this.#untilMs = undefined;
    this.#board.update({ gateUntilMs: undefined });
    this.#board.log('info', 'health-gate-passed', { machines });
  }

  async #fail(machines: readonly string[]): Promise<void> {
    const sinceMs = Math.round(this.#parts.clock.nowMs());
    await this.#state.update((memory) => ({ ...memory, gate: { kind: 'failed', machines, sinceMs } }));
    this.#untilMs = undefined;
    this.#board.update({ gateUntilMs: undefined });
    this.#board.log('error', 'health-gate-failed', { machines, action: this.#board.view.gateAction });
  }

  async #readyOf(machines: readonly PlanMachine[], world: World): Promise<readonly string[]> {
    const queue = machines.values();
    const ready = new Map<string, boolean>();
    const worker = async (): Promise<void> => {
      for (const machine of queue) ready.set(machine.name, await this.#isReady(machine, world));
    };
    await Promise.all(Array.from({ length: MACHINES_AT_ONCE }, worker));
    this.#board.update({ ready: new Map([...this.#board.view.ready, ...ready]) });
    return machines.flatMap(({ name }) => (ready.get(name) === true ? [name] : []));
  }

  async #isReady(machine: PlanMachine, { hands, signal }: World): Promise<boolean> {
    const bound = { clock: this.#parts.clock, ms: READY_MS_MAX, what: 'A look at a machine', signal };
    try {
      // Called off, or each look at a machine that hangs would leave another call behind.
      return await withinOrOff((ended) => hands.isReady(machine, ended), bound);
    } catch (error) {
      if (error instanceof TookTooLong) return false;
      throw error;
    }
  }
}

/** What the gate looks at. */
interface World {
  readonly hands: Hands;
  readonly signal: AbortSignal;
}

function canBeReady({ powerState, readiness }: PlanMachine): boolean {
  return powerState === 'running' && readiness.checks.length > 0;
}
