import { afterEach, beforeEach, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import type { Plan } from '../../../../lib/plan';
import { DEFAULT_AGENT_CONFIGURATION, type PolicyConfiguration } from '../../../../host-agent/configuration';
import { openMemory, readMemory } from '../../../../host-agent/service/memory/open-memory';
import type { AgentMemory } from '../../../../host-agent/service/memory/types';
import type { LogCode, LogFields, LogRecord } from '../../../../host-agent/service/log/types';
import { agentOf } from '../../../../host-agent/service/loop/agent';
import type { LoopParts } from '../../../../host-agent/service/loop/parts';
import type { Agent } from '../../../../host-agent/service/loop/types';
import type { AgentStatus, ConditionName } from '../../../../host-agent/service/status/types';
import { stopMachine, type SimulatedHost, type SimulatedMachine } from '../../../support/simulated-host';
import { emptyHost } from '../../planner/apply';
import { FLEET, HOST } from '../../planner/sample-plan';
import { FakeClock } from './fake-clock';
import { FakeSource, releaseOf } from './fake-source';
import { SimulatedHands } from './simulated-hands';

/** Rounds of Node's loop in which nothing is read or written: then everybody waits for the clock. */
const QUIET_ROUNDS = 4;

/** An agent on a simulated host, with a clock, a source and a state folder of the test's own. */
export class AgentWorld {
  readonly directory: string;
  readonly clock = new FakeClock();
  readonly host: SimulatedHost = emptyHost();
  readonly hands: SimulatedHands;
  readonly source = new FakeSource();
  readonly logged: LogRecord[] = [];
  policy: PolicyConfiguration = { ...DEFAULT_AGENT_CONFIGURATION.policy, maxImpact: 'restart' };
  /** Replaces parts for agents that are started from now on. */
  parts: Partial<LoopParts> = {};
  #fault: unknown;
  #running:
    { readonly agent: Agent; readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  constructor(directory: string) {
    this.directory = directory;
    this.hands = new SimulatedHands(this.host, this.clock, directory);
  }

  get agent(): Agent {
    if (this.#running === undefined) throw new Error('no agent runs');
    return this.#running.agent;
  }

  get status(): AgentStatus {
    return this.agent.status();
  }

  start(): void {
    const stop = new AbortController();
    const agent = agentOf({
      configuration: {
        ...DEFAULT_AGENT_CONFIGURATION,
        poolRoots: ['/pools'],
        stateDirectory: this.directory,
        trust: { allowedSignersFile: join(this.directory, 'allowed_signers'), allowUnsigned: true },
        policy: this.policy,
      },
      identity: { fleet: FLEET, host: HOST },
      version: '1.2.3',
      source: this.source,
      pollIntervalSeconds: 60,
      fetchTimeoutSeconds: 30,
      clock: this.clock,
      random: () => 0.5,
      log: (level, code, fields) => {
        this.logged.push({ atMs: this.clock.nowMs(), level, code, fields } as LogRecord);
      },
      rules: { event: nothing, look: nothing, sample: nothing, status: nothing, findings: () => [] },
      connectHands: () => Promise.resolve(this.hands),
      openMemory: () => openMemory(this.directory),
      alive: nothing,
      ...this.parts,
    });
    this.#fault = undefined;
    // Sources know only of this process what was settled.
    this.source.settled = undefined;
    this.#running = { agent, stop, ended: agent.run(stop.signal) };
    this.#running.ended.catch((error: unknown) => {
      this.#fault = error;
    });
  }

  /** Ends it properly. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    running?.stop.abort();
    await running?.ended;
  }

  /** Forgets about it where it is, as kill -9 does; whatever it waits for must never come. */
  abandon(): void {
    this.#running = undefined;
  }

  release(plan: Plan, generation: number, more: Parameters<typeof releaseOf>[2] = {}): string {
    const { bytes, digest } = releaseOf(plan, generation, more);
    this.source.offered = bytes;
    return digest;
  }

  /** Lets time pass until the condition holds; at most so much of it. */
  async until(condition: () => boolean, what: string, mostMs = 900_000): Promise<void> {
    const endMs = this.clock.monotonicMs() + mostMs;
    for (;;) {
      await settled();
      if (this.#fault !== undefined) throw new Error('the agent ended', { cause: this.#fault });
      if (condition()) return;
      if (this.#running === undefined) throw new Error('no agent runs');
      if (this.clock.monotonicMs() >= endMs)
        throw new Error(`waited in vain: ${what}\n${JSON.stringify(this.logged.slice(-10), undefined, 1)}`);
      this.clock.advanceToNext(endMs - this.clock.monotonicMs());
    }
  }

  /** Lets so much time pass. */
  async pass(ms: number): Promise<void> {
    const endMs = this.clock.monotonicMs() + ms;
    await this.until(() => this.clock.monotonicMs() >= endMs, 'time passes', ms + 1);
  }

  /** Until this generation was applied and nothing differs. */
  async untilApplied(generation: number): Promise<void> {
    const isDone = (): boolean =>
      this.status.generations.applied === generation &&
      this.reason('Ready') === 'AsReleased' &&
      this.status.phase === 'idle';
    await this.until(isDone, `generation ${generation} is applied`);
  }

  /** Stops a machine behind the agent's back; libvirt tells. */
  stopByHand(name: string): void {
    stopMachine(this.host, this.machine(name));
    this.hands.tell(name, 'stopped');
  }

  machine(name: string): SimulatedMachine {
    const found = [...this.host.machines.values()].find((machine) => machine.name === name);
    if (found === undefined) throw new Error(`there is no machine ${name}`);
    return found;
  }

  stateOf(name: string): string {
    return this.machine(name).state;
  }

  /** Until a condition of the status has this reason. */
  untilReason(name: ConditionName, reason: string): Promise<void> {
    return this.until(() => this.reason(name) === reason, `${name} is ${reason}`);
  }

  reason(name: ConditionName): string | undefined {
    return this.status.conditions.find((condition) => condition.name === name)?.reason;
  }

  logs<Code extends LogCode>(code: Code): readonly LogFields[Code][] {
    return this.logged.flatMap((record) => (record.code === code ? [record.fields as LogFields[Code]] : []));
  }

  memory(): Promise<AgentMemory> {
    return readMemory(this.directory);
  }
}

/** Until the agent has done all that it can do at this moment of the fake clock. */
async function settled(): Promise<void> {
  for (let quiet = 0; quiet < QUIET_ROUNDS; quiet += 1) {
    await nextRound();
    if (process.getActiveResourcesInfo().some((name) => /^(FSReq|CloseReq)/.test(name))) quiet = -1;
  }
}

/** A world for each test of a file; gone after it. */
export function useAgentWorld(): () => AgentWorld {
  jest.setTimeout(60_000);
  let world: AgentWorld | undefined;
  beforeEach(async () => {
    world = new AgentWorld(await mkdtemp(join(tmpdir(), 'fleetwright-loop-')));
  });
  afterEach(async () => {
    await world?.stop();
    if (world !== undefined) await rm(world.directory, { recursive: true, force: true });
  });
  return () => {
    if (world === undefined) throw new Error('the world exists inside tests only');
    return world;
  };
}

function nothing(): void {}
