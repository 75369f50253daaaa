import type { Plan } from '../../../lib/plan';
import {
  executeChangePlan,
  ExecutorFault,
  executorSettings,
  openLedger,
  systemClock,
  type Report,
} from '../../executor';
import type { LibvirtHost } from '../../libvirt';
import type { ChangePlan } from '../../planner';
import { plainLines } from '../terminal/plain';
import type { CommandContext } from '../context';
import type { Terminal } from '../terminal/terminal';
import type { Observation } from './observe';
import { progressLine } from './progress';
import type { HostSettings } from './settings';

/** Does the steps, shows what is under way, and gives the report; a fault of ours is noted and still gives one. */
export async function execute(work: {
  readonly changePlan: ChangePlan;
  readonly observation: Observation;
  readonly plan: Plan;
  readonly settings: HostSettings;
  readonly libvirt: LibvirtHost;
  readonly terminal: Terminal;
  readonly environment: CommandContext['environment'];
  readonly signal: AbortSignal;
}): Promise<Report> {
  const { configuration } = work.settings;
  try {
    return await executeChangePlan({
      changePlan: work.changePlan,
      plan: work.plan,
      host: work.libvirt,
      facts: work.observation.inventory.host,
      ledger: await openLedger(configuration.stateDirectory),
      settings: executorSettings(configuration, work.environment),
      clock: systemClock,
      progress: progressLine(work.terminal),
      signal: work.signal,
    });
  } catch (error) {
    if (!(error instanceof ExecutorFault)) throw error;
    const { cause } = error;
    work.terminal.note(plainLines(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)));
    return error.report;
  }
}
