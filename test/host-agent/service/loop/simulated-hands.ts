import type { Plan, PlanMachine } from '../../../../lib/plan';
import { openLedger, readLedger, type Report, type StepReport } from '../../../../host-agent/executor';
import { withAccepted, withReport } from '../../../../host-agent/executor/ledger/records';
import type { Inventory } from '../../../../host-agent/inventory';
import { LibvirtDisconnected, type LibvirtEvent } from '../../../../host-agent/libvirt';
import type { Hands, Work } from '../../../../host-agent/service/pass/hands';
import type { Observation } from '../../../../host-agent/service/pass/observe';
import {
  execute,
  SimulatedFailure,
  type SimulatedHost,
  type SimulatedMachine,
} from '../../../support/simulated-host';
import type { FakeClock } from './fake-clock';

/** Hands on a simulated host: carries steps out one by one, keeps a real ledger, and can be cut off. */
export class SimulatedHands implements Hands {
  readonly #host: SimulatedHost;
  readonly #clock: FakeClock;
  readonly #stateDirectory: string;
  readonly #listeners = new Set<(event: LibvirtEvent) => void>();
  /** Names of machines that never become ready, whatever is done. */
  readonly sick = new Set<string>();
  /** Every step that was carried out, in its order. */
  readonly done: string[] = [];
  looks = 0;
  tidied = 0;
  /** libvirt does not answer. */
  isAway = false;
  close: () => Promise<void> = () => Promise.resolve();
  /** Called before each step: throws, or never resolves, where a kill is to happen. */
  beforeStep: (step: string) => Promise<void> = () => Promise.resolve();

  constructor(host: SimulatedHost, clock: FakeClock, stateDirectory: string) {
    this.#host = host;
    this.#clock = clock;
    this.#stateDirectory = stateDirectory;
  }

  async observe(): Promise<Observation> {
    this.#requireHere();
    this.looks += 1;
    const ledger = await readLedger(this.#stateDirectory);
    return {
      inventory: this.#host.inventory(),
      owned: this.#host.owned(),
      attempts: ledger.attempts,
      trash: this.#host.trashed(),
    };
  }

  look(): Promise<Inventory> {
    this.#requireHere();
    return Promise.resolve(this.#host.inventory());
  }

  async execute({ changePlan, plan, generation, progress, signal }: Work): Promise<Report> {
    const ledger = await openLedger(this.#stateDirectory);
    const { planDigest } = changePlan.basis;
    const atMs = Math.round(this.#clock.nowMs());
    await ledger.update((document) => withAccepted(document, { planDigest, generation, atMs }));
    const steps: StepReport[] = [];
    const failed = new Set<string>();
    const total = changePlan.steps.length;
    for (const [index, step] of changePlan.steps.entries()) {
      const because = signal.aborted ? 'the run was stopped' : step.after.find((id) => failed.has(id));
      progress({ kind: 'step-started', step, index: index + 1, total });
      await this.beforeStep(step.id);
      const outcome =
        because === undefined ? this.#try(plan, step) : ({ kind: 'not-started', because } as const);
      if (outcome.kind !== 'done') failed.add(step.id);
      steps.push({ step, outcome });
      progress({ kind: 'step-ended', step, outcome, ended: index + 1, total });
    }
    const succeeded = failed.size === 0;
    const report: Report = { planDigest, startedAtMs: atMs, durationMs: 1, steps, succeeded };
    await ledger.update((document) => withReport(document, report, { planDigest, generation, atMs }));
    return report;
  }

  async tidy(): Promise<void> {
    this.tidied += 1;
  }

  isReady({ name, powerState }: PlanMachine, _signal?: AbortSignal): Promise<boolean> {
    const machine = this.#find(name);
    return Promise.resolve(powerState === 'running' && machine?.state === 'running' && !this.sick.has(name));
  }

  async probe(): Promise<void> {
    this.#requireHere();
  }

  async *events(signal: AbortSignal): AsyncGenerator<LibvirtEvent> {
    const queue: LibvirtEvent[] = [];
    let wake = (): void => undefined;
    const listen = (event: LibvirtEvent): void => {
      queue.push(event);
      wake();
    };
    this.#listeners.add(listen);
    signal.addEventListener('abort', () => wake(), { once: true });
    while (!signal.aborted) {
      const event = queue.shift();
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => void (wake = resolve));
    }
    this.#listeners.delete(listen);
  }

  /** Tells that something happened to a machine. */
  tell(name: string, event: string): void {
    const uuid = this.#find(name)?.uuid ?? '';
    for (const listener of this.#listeners)
      listener({ kind: 'domain-lifecycle', domain: { name, uuid, id: 1 }, event, detail: 0 });
  }

  #try(plan: Plan, step: Work['changePlan']['steps'][number]): StepReport['outcome'] {
    try {
      this.#requireHere();
      execute(this.#host, plan, step.action);
      this.done.push(step.id);
      return { kind: 'done', durationMs: 1, alreadyTrue: false };
    } catch (error) {
      if (error instanceof LibvirtDisconnected) {
        const failure = { code: 'libvirt-unreachable', message: error.message };
        return { kind: 'failed', durationMs: 1, failure };
      }
      if (!(error instanceof SimulatedFailure)) throw error;
      return { kind: 'failed', durationMs: 1, failure: { code: 'libvirt', message: error.message } };
    }
  }

  #find(name: string): SimulatedMachine | undefined {
    return [...this.#host.machines.values()].find((machine) => machine.name === name);
  }

  #requireHere(): void {
    if (this.isAway) throw new LibvirtDisconnected('the daemon is gone');
  }
}
