import { openMemory } from '../memory/open-memory';
import type { AgentEvent, Order, OrderResult, PendingChanges } from '../orders/types';
import { createHands } from '../pass/hands';
import type { AgentStatus } from '../status/types';
import { Board } from './board';
import { noteFindings } from './findings';
import { HealthGate } from './health-gate';
import { HostLink } from './host-link';
import { Orders } from './orders';
import { OwnActivity } from './own-activity';
import type { LoopParts } from './parts';
import { PassEnds } from './pass-end';
import { PassRunner } from './pass-runner';
import { Releases } from './releases';
import { SourceTask } from './source-task';
import { State, StateUnusable } from './state';
import type { Agent, AgentOptions } from './types';
import { Wakes, type Reason } from './wakes';

/** A watchdog is told so often that the agent lives. */
const HEARTBEAT_MS = 5000;

/** The agent on a real host; nothing happens before `run`. */
export function createAgent(options: AgentOptions): Agent {
  const { stateDirectory } = options.configuration;
  return agentOf({
    ...options,
    connectHands: async (signal) =>
      createHands(await options.connect(signal), {
        stateDirectory,
        settings: options.executor,
        clock: options.clock,
        ...(options.environment === undefined ? {} : { environment: options.environment }),
      }),
    openMemory: () => openMemory(stateDirectory),
    alive: options.alive ?? (() => undefined),
  });
}

/** The agent made of these parts. */
export function agentOf(parts: LoopParts): Agent {
  return new AgentLoop(parts);
}

/**
 * Keeps a host as its release says. Level-triggered: whatever wakes it, it looks at everything.
 *
 *     source task --release--> +
 *     host link ----events---> wakes --> turn: gate? --> pass --> what follows
 *     orders, timers --------> +
 */
class AgentLoop implements Agent {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #state: State;
  readonly #wakes: Wakes;
  readonly #releases: Releases;
  readonly #source: SourceTask;
  readonly #link: HostLink;
  readonly #gate: HealthGate;
  readonly #runner: PassRunner;
  readonly #ends: PassEnds;
  readonly #orders: Orders;
  #lookWaiters: (() => void)[] = [];
  #hasLooked: () => void = () => undefined;
  readonly #firstLook: Promise<void>;

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#board = new Board(firstView(parts), parts);
    const own = new OwnActivity();
    this.#state = new State(parts, this.#board);
    this.#wakes = new Wakes(parts.clock);
    this.#releases = new Releases(parts, this.#board, this.#state);
    this.#source = new SourceTask(parts, this.#board, this.#releases, this.#wakes);
    this.#link = new HostLink(parts, this.#board, this.#wakes, own);
    this.#gate = new HealthGate(parts, this.#board, this.#state, this.#wakes);
    this.#runner = new PassRunner({
      parts,
      board: this.#board,
      state: this.#state,
      releases: this.#releases,
      link: this.#link,
      gate: this.#gate,
      own,
    });
    this.#ends = new PassEnds(parts, this.#board, this.#state, this.#wakes);
    this.#orders = new Orders({
      state: this.#state,
      board: this.#board,
      wakes: this.#wakes,
      clock: parts.clock,
      lookAtSource: () => this.#source.lookNow(),
      lookAtHost: () => this.#lookNow(),
    });
    this.#firstLook = new Promise((resolve) => {
      this.#hasLooked = resolve;
    });
  }

  status(): AgentStatus {
    return this.#board.status();
  }

  get releaseDigest(): string {
    return this.#board.view.memory?.accepted?.digest ?? '';
  }

  pending(): PendingChanges | undefined {
    const { look, inventory } = this.#board.view;
    if (look === undefined || inventory === undefined) return undefined;
    const { full, approvalDigest } = look.decision;
    return { plan: look.plan, inventory, changePlan: full, approvalDigest };
  }

  order(order: Order): Promise<OrderResult> {
    return this.#orders.take(order);
  }

  subscribe(listener: (event: AgentEvent) => void): () => void {
    return this.#board.subscribe(listener);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { identity, version, source, configuration } = this.#parts;
    this.#board.log('info', 'agent-started', {
      ...identity,
      version,
      source: source.description,
      uri: configuration.libvirtUri,
    });
    const stop = new AbortController();
    const end = (): void => stop.abort();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    // Steps under way need libvirt until they have ended.
    const hangUp = new AbortController();
    const loop = this.#loop(stop.signal).finally(() => {
      hangUp.abort();
      this.#orders.end();
    });
    const tasks = [loop, this.#link.run(hangUp.signal), this.#beat(stop.signal), this.#pull(stop.signal)];
    try {
      await Promise.all(tasks);
    } finally {
      // A fault in one part ends them all; nothing goes on unseen.
      end();
      this.#hasLooked();
      await Promise.allSettled(tasks);
      signal.removeEventListener('abort', end);
    }
  }

  async #loop(signal: AbortSignal): Promise<void> {
    for (;;) {
      const reasons = await this.#wakes.next(signal);
      if (signal.aborted) break;
      await this.#turn(reasons, signal);
    }
    this.#board.update({ phase: 'stopping' });
    // Nobody waits for a look that does not come.
    for (const resolve of this.#lookWaiters) resolve();
    this.#hasLooked();
  }

  async #turn(reasons: ReadonlySet<Reason>, signal: AbortSignal): Promise<void> {
    const waiters = this.#lookWaiters;
    this.#lookWaiters = [];
    const { clock } = this.#parts;
    const hasChanged = await this.#checkGate(signal);
    const isOnlyGate = [...reasons].every((reason) => reason === 'gate');
    if (isOnlyGate && !hasChanged) return;
    if (reasons.has('sync')) this.#ends.forgetFailures();
    const startedAtMs = Math.round(clock.nowMs());
    const startedMs = clock.monotonicMs();
    const refreshPools = ![...reasons].every((reason) => reason === 'event' || reason === 'gate');
    const end = await this.#runner.run({ refreshPools, retry: reasons.has('sync') }, signal);
    if (this.#board.view.inventory !== undefined) this.#hasLooked();
    const durationMs = Math.round(clock.monotonicMs() - startedMs);
    await this.#ends.conclude(end, { startedAtMs, durationMs, reasons });
    noteFindings(this.#parts, this.#board);
    for (const resolve of waiters) resolve();
  }

  async #checkGate(signal: AbortSignal): Promise<boolean> {
    const { hands } = this.#link;
    const { memory, look } = this.#board.view;
    if (hands === undefined || look === undefined || memory?.gate?.kind !== 'waiting') return false;
    try {
      return await this.#gate.check(look.plan, { hands, signal });
    } catch (error) {
      // The pass that follows says so.
      if (error instanceof StateUnusable) return true;
      throw error;
    }
  }

  #lookNow(): Promise<void> {
    return new Promise((resolve) => {
      this.#lookWaiters.push(resolve);
      this.#wakes.wake('sync');
    });
  }

  /** The marks on the host say how old a release may be at most, so the host is looked at first. */
  async #pull(signal: AbortSignal): Promise<void> {
    await this.#firstLook;
    await this.#source.run(signal);
  }

  async #beat(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#parts.alive();
      noteFindings(this.#parts, this.#board);
      await this.#parts.clock.sleep(HEARTBEAT_MS, signal);
    }
  }
}

function firstView(parts: LoopParts): Board['view'] {
  const { identity, version, source, clock, configuration } = parts;
  const { policy, libvirtUri } = configuration;
  return {
    agentVersion: version,
    ...identity,
    uri: libvirtUri,
    startedAtMs: Math.round(clock.nowMs()),
    phase: 'starting',
    source: { description: source.description, failures: 0 },
    observedGeneration: 0,
    gateAction: policy.healthGate.onFailure,
    ready: new Map(),
    maintenance: { maxImpact: policy.maxImpact },
    findings: [],
    conditions: [],
  };
}
