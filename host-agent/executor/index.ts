/**
 * Does exactly the steps of a change plan, verifies each by reading back, keeps the ledger, and reports.
 *
 *     CHANGE PLAN --> schedule (what `after` allows, side by side) --> steps/ (one file a family)
 *                                                                        look --> is it ours? --> write --> read back
 *                                                                          |             |
 *                                                                       libvirt       files of pools: image/ seed/ (with secrets/) trash/
 *                     REPORT <-- outcomes <-------------------------------+
 *                     ledger/ <-- what is ours, what was accepted, what became of it
 */
export { executeChangePlan, ExecutorFault, type ExecuteOptions } from './execute-change-plan';
export type { Observation, ProgressEvent, Report, StepFailure, StepOutcome, StepReport } from './report';
export type { StepFailureCode } from './failure';
export { systemClock, type Clock } from './clock';
export { DEFAULT_WAIT_SETTINGS, executorSettings, type ExecutorSettings } from './settings';
export { encryptForRecipients, isAgeRecipient } from './secrets/age';
export { SECRET_BYTES_MAX } from './secrets/secret-file';
export type { FetchSettings } from './image/fetch-settings';
export { LedgerCorrupt, openLedger, readLedger, type Ledger } from './ledger/ledger';
export type { LedgerDocument, LedgerPlan, LedgerReport } from './ledger/document';
export { removeIfThere, writeFileDurably } from './files/durable';
export { openTwoCopies, type KeptDocument } from './files/two-copies';
export { removeSecondNames } from './second-names';
export { isReady } from './readiness/is-ready';
export { listTrash } from './trash/list-trash';
export { acquireAgentLock, AgentLockHeld, agentLockName, type AgentLock } from './agent-lock';
export { confinePlan, type ConfinementProblem } from './configuration/confine-plan';
