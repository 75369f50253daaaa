import type { Clock } from '../../../host-agent/executor';
import type { StepContext } from '../../../host-agent/executor/steps/procedure';
import { EMPTY_LEDGER } from '../../../host-agent/executor/ledger/document';
import { Mutexes } from '../../../host-agent/executor/mutexes';
import { SharedWork } from '../../../host-agent/executor/shared-work';
import { createInventoryCache } from '../../../host-agent/inventory';
import {
  writeDomain,
  type DomainApi,
  type DomainDefinition,
  type DomainReference,
  type DomainState,
  type InterfaceAddresses,
  type LibvirtHost,
} from '../../../host-agent/libvirt';
import { describeMachine } from '../../../lib/describe';
import { markOfMachine, planDigest, type Plan, type PlanMachine } from '../../../lib/plan';

/** A clock that a test sees through: sleeping moves it on at once. */
export class ManualClock implements Clock {
  #nowMs = 1_000_000;
  /** Called after each sleep, with the time since the start. */
  onTick: (elapsedMs: number) => void = () => undefined;

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  sleep(ms: number): Promise<void> {
    this.#nowMs += ms;
    this.onTick(this.#nowMs - 1_000_000);
    return Promise.resolve();
  }
}

/** One machine of ours in memory, for tests of what is asked when; whether it is right is for the live tests. */
export class FakeMachine {
  readonly machine: PlanMachine;
  readonly clock = new ManualClock();
  readonly calls: string[] = [];
  state: DomainState = 'running';
  addresses: readonly InterfaceAddresses[] = [];
  /** What the running definition says otherwise than the plan. */
  edit: (running: DomainDefinition) => DomainDefinition = (running) => running;
  /** Further calls that libvirt answers, or other answers. */
  more: Partial<DomainApi> = {};
  /** What the guest agent answers to a command. */
  answer: (command: string) => string = () => '{"return":{}}';
  /** Instead of what a call does. */
  failing: Partial<Record<'start' | 'shutdown' | 'destroy' | 'list', () => void>> = {};
  readonly #plan: Plan;

  constructor(plan: Plan, machine: PlanMachine) {
    this.#plan = plan;
    this.machine = machine;
  }

  context(signal?: AbortSignal): StepContext {
    const host: Pick<LibvirtHost, 'uri' | 'domains'> = { uri: 'test:///fake', domains: this.#domains() };
    return {
      plan: this.#plan,
      planDigest: planDigest(this.#plan),
      generation: 0,
      // Only machines are asked for in these tests.
      host: host as LibvirtHost,
      facts: { emulators: [] } as unknown as StepContext['facts'],
      ledger: { current: EMPTY_LEDGER, update: () => Promise.resolve() },
      settings: {
        poolRoots: [],
        imageRoots: [],
        secrets: { directory: '/nowhere', identityFile: '/nowhere' },
        fetch: { imageBytesMax: 1, idleTimeoutMs: 1, attemptsMax: 1, retryDelayMs: 1 },
        pollIntervalMs: 1000,
        shutdownRepeatMs: 5000,
      },
      clock: this.clock,
      mutexes: new Mutexes(),
      looks: new SharedWork(),
      refreshes: new SharedWork(),
      cache: createInventoryCache(),
      progress: () => undefined,
      observe: () => undefined,
      ...(signal === undefined ? {} : { signal }),
    };
  }

  #domains(): DomainApi {
    const reference = (): DomainReference => ({
      name: this.machine.name,
      uuid: this.machine.uuid,
      id: this.state === 'shutoff' ? -1 : 1,
    });
    const note = async (call: 'start' | 'shutdown' | 'destroy', then: () => void): Promise<void> => {
      this.calls.push(call);
      (this.failing[call] ?? then)();
    };
    const domains: Partial<DomainApi> = {
      tryFindByName: async () => reference(),
      tryFindByUuid: async () => {
        this.failing.list?.();
        return reference();
      },
      getXml: async (_domain, options) => this.#xml(options?.inactive !== true),
      getState: async () => ({ state: this.state, reason: 0 }),
      start: () => note('start', () => (this.state = 'running')),
      shutdown: () => note('shutdown', () => undefined),
      destroy: () => note('destroy', () => (this.state = 'shutoff')),
      interfaceAddresses: async () => this.addresses,
      agentCommand: async (_domain, command) => this.answer(command),
      ...this.more,
    };
    return domains as DomainApi;
  }

  #xml(runs: boolean): string {
    const mark = markOfMachine(this.#plan, this.machine, {
      generation: 0,
      planDigest: planDigest(this.#plan),
    });
    const stored = describeMachine(this.machine, { plan: this.#plan, acceleration: 'tcg', mark });
    return writeDomain(runs ? this.edit(stored) : stored);
  }
}
