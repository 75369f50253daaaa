import { ExecutorFault, type Report } from '../../executor';
import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import { decidePass, type PassDecision, type Standstill } from '../decide/decide-pass';
import { limitAt } from '../decide/limit';
import { isSameAfterLook } from '../decide/settled';
import type { PassOutcome } from '../log/types';
import type { AgentMemory } from '../memory/types';
import type { Hands } from '../pass/hands';
import type { Observation } from '../pass/observe';
import { decideFallback } from '../decide/fallback';
import type { Board } from './board';
import { logChanges } from './changes-log';
import type { HealthGate } from './health-gate';
import { requireWorlds, type HostLink } from './host-link';
import type { LoopParts } from './parts';
import type { ReleaseInForce, Releases } from './releases';
import { StateUnusable, type State } from './state';
import { StepWatch } from './step-watch';
import type { OwnActivity } from './own-activity';
import { TookTooLong, within } from './within';

/** A host of 5,000 machines is read in a minute; what takes far longer hangs, such as a pool on a file server that is away. */
const LOOK_MS_MAX = 300_000;

/** What became of a pass. */
export interface PassEnd {
  readonly outcome: PassOutcome;
  readonly release?: ReleaseInForce;
  readonly decision?: PassDecision;
  /** Present when something was carried out. */
  readonly report?: Report;
  readonly message?: string;
}

/** Everything that a pass works with. */
export interface PassTools {
  readonly parts: LoopParts;
  readonly board: Board;
  readonly state: State;
  readonly releases: Releases;
  readonly link: HostLink;
  readonly gate: HealthGate;
  readonly own: OwnActivity;
}

/** One pass: observe --> decide --> hold back --> carry out. The world's faults are its outcome. */
export class PassRunner {
  readonly #tools: PassTools;
  /** What was killed is a process, so once in the life of this one is enough. */
  #isTidy = false;

  constructor(tools: PassTools) {
    this.#tools = tools;
  }

  /** @throws only faults of ours */
  async run(
    options: { readonly refreshPools: boolean; readonly retry: boolean },
    signal: AbortSignal,
  ): Promise<PassEnd> {
    const { board, link } = this.#tools;
    const { hands } = link;
    if (hands === undefined) {
      return {
        outcome: 'unreachable',
        message: board.view.libvirtTrouble ?? 'Not connected to libvirt yet.',
      };
    }
    board.update({ phase: 'observing' });
    try {
      await this.#tools.state.open();
      const observation = await this.#bounded(hands.observe(options));
      link.note({});
      return await this.#decide(observation, options, { hands, signal });
    } catch (error) {
      if (error instanceof StateUnusable) return this.#lookOnly(hands, error);
      const failure = requireWorlds(error);
      link.note({ failure });
      if (failure instanceof TookTooLong) link.reconnect();
      return { outcome: 'unreachable', message: failure.message };
    }
  }

  /** Without the agent's own records nothing can be decided; what stands on the host is shown all the same. */
  async #lookOnly(hands: Hands, trouble: StateUnusable): Promise<PassEnd> {
    const { board } = this.#tools;
    try {
      board.update({ inventory: await this.#bounded(hands.look()) });
    } catch (error) {
      this.#tools.link.note({ failure: requireWorlds(error) });
    }
    return { outcome: 'blocked', message: trouble.message };
  }

  async #decide(
    observation: Observation,
    { retry }: { readonly retry: boolean },
    world: { readonly hands: Hands; readonly signal: AbortSignal },
  ): Promise<PassEnd> {
    const { parts, board, state, releases } = this.#tools;
    const { policy } = parts.configuration;
    const nowMs = Math.round(parts.clock.nowMs());
    const { inventory } = observation;
    const { maxImpact, next } = limitAt(policy, nowMs);
    const maintenance = { maxImpact, ...(next === undefined ? {} : { next }) };
    const seen = { inventory, maintenance, ready: stillReady(board.view.ready, inventory) };
    const release = await releases.current();
    if (release === undefined) {
      board.update({ ...seen, look: undefined });
      return { outcome: state.memory.accepted === undefined ? 'unchanged' : 'held-back' };
    }
    const { plan, accepted, approval } = release;
    const standstill = standstillOf(state.memory);
    const decision = decidePass({
      target: { plan, planDigest: accepted.planDigest },
      observation,
      memory: state.memory,
      policy,
      ...(approval === undefined ? {} : { approval }),
      retry,
      ...(standstill === undefined ? {} : { standstill }),
      drift: board.view.look?.decision.drift ?? [],
      nowMs,
    });
    logChanges(board, decision);
    board.update({ ...seen, look: { plan, decision } });
    parts.rules.look({ plan, inventory }, nowMs);
    await this.#remember(release, decision);
    const fallback = await this.#fallback(release, observation, nowMs);
    const todo = fallback ?? { changePlan: decision.allowed, plan };
    const found = { release, decision };
    await this.#tidy(todo, world.hands);
    if (todo.changePlan.steps.length === 0 || world.signal.aborted)
      return { ...found, outcome: decision.full.steps.length > 0 ? 'held-back' : 'unchanged' };
    return { ...found, ...(await this.#carryOut(todo, release, observation, world)) };
  }

  async #tidy({ changePlan: { steps, refusals }, plan }: Todo, hands: Hands): Promise<void> {
    // What is refused may be somebody else's folder.
    if (this.#isTidy || steps.length > 0 || refusals.length > 0) return;
    await this.#bounded(hands.tidy(plan));
    this.#isTidy = true;
  }

  /** After a failed gate the values of the release before may be wanted back. */
  async #fallback(
    { accepted }: ReleaseInForce,
    observation: Observation,
    nowMs: number,
  ): Promise<Todo | undefined> {
    const { state, releases, board } = this.#tools;
    const { memory } = state;
    if (memory.gate?.kind !== 'failed' || memory.suspended !== undefined) return undefined;
    if (board.view.gateAction !== 'previous') return undefined;
    const plan = await releases.tryFindPrevious();
    if (plan === undefined) return undefined;
    return {
      plan,
      changePlan: decideFallback({ plan, planDigest: accepted.planDigest }, observation, nowMs),
    };
  }

  /** What a look has settled, and what was approved, is remembered before anything is done. */
  async #remember({ accepted }: ReleaseInForce, { after, full }: PassDecision): Promise<void> {
    const { state } = this.#tools;
    const isApplied = after.unsettled.length === 0 && full.refusals.length === 0;
    const { appliedGeneration, attemptedGeneration } = state.memory;
    const applied = isApplied ? accepted.generation : appliedGeneration;
    // A release that needs no step is begun and done at once.
    const attempted = Math.max(attemptedGeneration, applied);
    const isSame =
      isSameAfterLook(state.memory, after) &&
      applied === appliedGeneration &&
      attempted === attemptedGeneration;
    if (isSame) return;
    const generations = { appliedGeneration: applied, attemptedGeneration: attempted };
    // Another release may have been accepted while this one was looked at.
    await state.update((memory) =>
      memory.accepted?.digest === accepted.digest ? { ...memory, ...after, ...generations } : memory,
    );
  }

  async #carryOut(
    { changePlan, plan }: Todo,
    { accepted }: ReleaseInForce,
    { inventory }: Observation,
    world: { readonly hands: Hands; readonly signal: AbortSignal },
  ): Promise<Pick<PassEnd, 'outcome' | 'report' | 'message'>> {
    const { parts, board, state, gate, own } = this.#tools;
    if (state.memory.gate?.kind !== 'failed') await gate.close(changePlan, plan, world);
    await state.update((memory) =>
      memory.attemptedGeneration === accepted.generation
        ? memory
        : { ...memory, attemptedGeneration: accepted.generation },
    );
    board.update({ phase: 'executing' });
    const watch = new StepWatch({ board, own, clock: parts.clock, release: accepted.digest });
    try {
      const report = await state.guard(() =>
        world.hands.execute({
          changePlan,
          plan,
          generation: accepted.generation,
          facts: inventory.host,
          progress: watch.progress,
          signal: world.signal,
        }),
      );
      return { outcome: report.succeeded ? 'corrected' : 'failed', report };
    } catch (error) {
      if (!(error instanceof ExecutorFault)) throw error;
      const cause = error.cause instanceof Error ? error.cause : error;
      board.log('error', 'agent-fault', { message: cause.message, stack: cause.stack ?? '' });
      return { outcome: 'failed', report: error.report, message: error.message };
    } finally {
      watch.end();
      gate.begin();
    }
  }

  #bounded<Result>(work: Promise<Result>): Promise<Result> {
    return within(work, { clock: this.#tools.parts.clock, ms: LOOK_MS_MAX, what: 'A look at the host' });
  }
}

interface Todo {
  readonly changePlan: ChangePlan;
  readonly plan: Plan;
}

/** What was said of a machine ends when it does: after the next start it has to be asked anew. */
function stillReady(
  ready: ReadonlyMap<string, boolean>,
  { machines }: Inventory,
): ReadonlyMap<string, boolean> {
  const running = new Set(machines.flatMap(({ name, state }) => (state === 'running' ? [name] : [])));
  return new Map([...ready].filter(([name]) => running.has(name)));
}

function standstillOf({ suspended, gate }: AgentMemory): Standstill | undefined {
  if (suspended !== undefined) return 'suspended';
  return gate?.kind === 'failed' ? 'health-gate' : undefined;
}
