import type { Plan } from '../../lib/plan';
import { createInventoryCache, type HostFacts } from '../inventory';
import type { LibvirtHost } from '../libvirt';
import type { ChangePlan, Step } from '../planner';
import { bringBack, rememberRestarts } from './bring-back';
import type { Clock } from './clock';
import type { Ledger } from './ledger/ledger';
import { withAccepted, withReport } from './ledger/records';
import { Mutexes } from './mutexes';
import type { ProgressEvent, Report, StepOutcome } from './report';
import { runStep } from './run-step';
import { runSchedule, type ScheduleResult } from './schedule';
import { removeSecondNames } from './second-names';
import type { ExecutorSettings } from './settings';
import { SharedWork } from './shared-work';
import type { StepContext } from './steps/procedure';
import type { FilesInUse } from './steps/users';

export interface ExecuteOptions {
  readonly changePlan: ChangePlan;
  /** The plan that the change plan leads to. Its paths must have been confined: see `confinePlan`. */
  readonly plan: Plan;
  /** Of the release that is applied. @default 0, a plan applied by hand */
  readonly generation?: number;
  /** A read-write connection to the libvirt of this very host. */
  readonly host: LibvirtHost;
  readonly facts: HostFacts;
  readonly ledger: Ledger;
  readonly settings: ExecutorSettings;
  readonly clock: Clock;
  readonly progress?: (event: ProgressEvent) => void;
  /** Aborted: what runs is ended where that is safe, and nothing more is started. */
  readonly signal?: AbortSignal;
}

/** A fault of ours ended the run; what was done until then is in the report, and in the ledger. */
export class ExecutorFault extends Error {
  override readonly name = 'ExecutorFault';
  readonly report: Report;

  constructor(step: Step, report: Report, cause: unknown) {
    super(`a fault of this program ended the run at ${step.id}`, { cause });
    this.report = report;
  }
}

/**
 * Does the steps of a change plan, and nothing else: independent ones side by side, each read back. One failure does not
 * stop the others; what depends on it is not started.
 *
 * @throws ExecutorFault for a fault of ours
 */
export async function executeChangePlan(options: ExecuteOptions): Promise<Report> {
  const { changePlan, clock, ledger, plan } = options;
  const { planDigest } = changePlan.basis;
  const accepted = { planDigest, generation: options.generation ?? 0, atMs: Math.round(clock.nowMs()) };
  const startedAtMs = clock.nowMs();
  const startedMs = clock.monotonicMs();
  await ledger.update((document) => withAccepted(document, accepted));
  const result = await runAll(options, plan);
  const steps = changePlan.steps.map((step) => ({ step, outcome: outcomeOf(step, result) }));
  const report: Report = {
    planDigest,
    startedAtMs,
    durationMs: Math.round(clock.monotonicMs() - startedMs),
    steps,
    succeeded: steps.every(({ outcome }) => outcome.kind === 'done'),
  };
  await ledger.update((document) =>
    withReport(document, report, { ...accepted, atMs: Math.round(clock.nowMs()) }),
  );
  if (result.fault !== undefined) throw new ExecutorFault(result.fault.step, report, result.fault.cause);
  return report;
}

async function runAll(options: ExecuteOptions, plan: Plan): Promise<ScheduleResult> {
  const { changePlan, clock, facts, host, ledger, settings, signal } = options;
  const { steps } = changePlan;
  const tell = options.progress ?? ((): void => undefined);
  const mutexes = new Mutexes();
  const stop = signal === undefined ? {} : { signal };
  let ended = 0;
  let started = 0;
  const surroundings = {
    plan,
    planDigest: changePlan.basis.planDigest,
    generation: options.generation ?? 0,
    host,
    facts,
    ledger,
    settings,
    clock,
    ...stop,
    mutexes,
    looks: new SharedWork<FilesInUse>(),
    refreshes: new SharedWork<void>(),
    cache: createInventoryCache(),
  };
  const contextOf = (step: Step): Omit<StepContext, 'observe'> => ({
    ...surroundings,
    progress: (text, fraction) => {
      tell({ kind: 'step-progress', step, text, ...(fraction === undefined ? {} : { fraction }) });
    },
  });
  const aside: StepContext = { ...surroundings, progress: () => undefined, observe: () => undefined };
  await removeSecondNames(aside);
  const restarts = await rememberRestarts(aside, steps);
  const result = await runSchedule({
    steps,
    run: (step) => runStep(contextOf(step), step.action),
    started: (step) => {
      started += 1;
      tell({ kind: 'step-started', step, index: started, total: steps.length });
    },
    ended: (step, outcome) => {
      ended += 1;
      tell({ kind: 'step-ended', step, outcome, ended, total: steps.length });
    },
    ...stop,
  });
  return { ...result, outcomes: await bringBack(aside, restarts, result.outcomes) };
}

function outcomeOf(step: Step, result: ScheduleResult): StepOutcome {
  const outcome = result.outcomes.get(step.id);
  if (outcome === undefined) throw new Error(`${step.id} has no outcome`);
  return outcome;
}
