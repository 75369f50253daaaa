import type { AgentStatus, LogRecord, MachineRates, PendingChanges } from '../../service';

/** What the agent's page is made from. */
export interface StatusFacts {
  readonly status: AgentStatus;
  /** Absent before the first look, and where no release was accepted. */
  readonly pending?: PendingChanges;
  /** What machines use now; those that do not run have none. */
  readonly rates: readonly MachineRates[];
  /** The last lines of the log, the oldest first. */
  readonly events: readonly LogRecord[];
}
