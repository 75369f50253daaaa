import { join } from 'node:path';
import {
  DEFAULT_WAIT_SETTINGS,
  executeChangePlan,
  openLedger,
  systemClock,
  type ExecutorSettings,
  type Report,
} from '../../../host-agent/executor';
import { readInventory } from '../../../host-agent/inventory';
import { connectLibvirt } from '../../../host-agent/libvirt';
import type { Step } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import { changePlanOf } from './lab';

export function stateDirectoryOf(live: LiveHost): string {
  return join(live.workDirectory, 'state');
}

/** Executes hand-made steps on the sandbox with a connection and ledger of their own, as a new process would. */
export async function execute(
  live: LiveHost,
  plan: Plan,
  steps: readonly Step[],
  changes: Partial<ExecutorSettings> & {
    readonly signal?: AbortSignal;
    readonly stateDirectory?: string;
  } = {},
): Promise<Report> {
  const { signal, stateDirectory, ...settings } = changes;
  const host = await connectLibvirt(live.uri);
  try {
    const { host: facts } = await readInventory(host);
    return await executeChangePlan({
      changePlan: changePlanOf(plan, steps),
      plan,
      host,
      facts,
      ledger: await openLedger(stateDirectory ?? stateDirectoryOf(live)),
      settings: {
        ...DEFAULT_WAIT_SETTINGS,
        poolRoots: [live.sandbox.poolDirectory, live.workDirectory],
        imageRoots: [live.sandbox.imagesDirectory, live.workDirectory],
        secrets: {
          directory: join(live.workDirectory, 'secrets'),
          identityFile: join(live.workDirectory, 'age-identity'),
        },
        ...settings,
      },
      clock: systemClock,
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await host.close();
  }
}

/** What became of each step, in one line each: what tests compare. */
export function outcomes(report: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    report.steps.map(({ step, outcome }) => {
      if (outcome.kind === 'done') return [step.id, outcome.alreadyTrue ? 'already true' : 'done'];
      return [
        step.id,
        outcome.kind === 'failed' ? `failed: ${outcome.failure.code}` : `not started: ${outcome.because}`,
      ];
    }),
  );
}

/** Messages of failed steps, for the output of a failed test. */
export function failures(report: Report): readonly string[] {
  return report.steps.flatMap(({ step, outcome }) =>
    outcome.kind === 'failed' ? [`${step.id}: ${outcome.failure.message}`] : [],
  );
}
