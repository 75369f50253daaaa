import type { Plan } from '../../../lib/plan';
import {
  executeChangePlan,
  isReady,
  openLedger,
  removeSecondNames,
  type Clock,
  type ExecutorSettings,
  type ProgressEvent,
  type Report,
} from '../../executor';
import { createInventoryCache, type HostEnvironment, type HostFacts, type Inventory } from '../../inventory';
import type { LibvirtEvent, LibvirtHost } from '../../libvirt';
import type { ChangePlan } from '../../planner';
import { lookAtHost, observe, type Observation } from './observe';

/** What is carried out, and on the word of which release. */
export interface Work {
  readonly changePlan: ChangePlan;
  readonly plan: Plan;
  readonly generation: number;
  readonly facts: HostFacts;
  readonly progress: (event: ProgressEvent) => void;
  readonly signal: AbortSignal;
}

/** All that a pass does with a host: tests put a simulated one behind it. */
export interface Hands {
  /** @throws LedgerCorrupt, LibvirtFailure */
  observe(options: { readonly refreshPools: boolean }): Promise<Observation>;
  /** Without the agent's own records. @throws LibvirtFailure */
  look(): Promise<Inventory>;
  /** @throws ExecutorFault, and errors of the agent's own files */
  execute(work: Work): Promise<Report>;
  /** Takes away what a run that was killed has left, where there is nothing to carry out. @throws errors of the pool's files */
  tidy(plan: Plan): Promise<void>;
  isReady(machine: Plan['machines'][number], signal: AbortSignal): Promise<boolean>;
  /** Whether libvirt answers at all. @throws LibvirtFailure */
  probe(): Promise<void>;
  events(signal: AbortSignal): AsyncIterable<LibvirtEvent>;
  close(): Promise<void>;
}

/** Hands on a libvirt of this machine; what it read is kept, so that only what has changed is read anew. */
export function createHands(
  host: LibvirtHost,
  options: {
    readonly stateDirectory: string;
    readonly environment?: HostEnvironment;
    readonly settings: ExecutorSettings;
    readonly clock: Clock;
  },
): Hands {
  const { stateDirectory, settings, clock } = options;
  const reading = {
    cache: createInventoryCache(),
    ...(options.environment === undefined ? {} : { environment: options.environment }),
  };
  return {
    observe: ({ refreshPools }) => observe(host, { ...reading, stateDirectory, refreshPools }),
    look: () => lookAtHost(host, { ...reading, refreshPools: false }),
    execute: async ({ changePlan, plan, generation, facts, progress, signal }) =>
      executeChangePlan({
        changePlan,
        plan,
        generation,
        host,
        facts,
        ledger: await openLedger(stateDirectory),
        settings,
        clock,
        progress,
        signal,
      }),
    tidy: (plan) => removeSecondNames({ plan, host }),
    isReady: (machine, signal) => isReady({ host, clock, signal }, machine),
    probe: async () => {
      await host.node.libvirtVersion();
    },
    events: (signal) => host.events({ signal }),
    close: () => host.close(),
  };
}
