/**
 * The agent as a service: keeps its host equal to its last trusted release, and says what it does.
 *
 *     source --look--> release --judge--> accepted --+
 *     libvirt events, timers, orders ----------------+--> pass: observe --> decide --> allow --> execute --> report
 *                                                              |                                     |
 *                                                           status, findings --> socket, page, metrics, log
 */
export { createAgent } from './loop/agent';
export type { Agent, AgentOptions } from './loop/types';
export { approvalDigest, decide, lookAtHost, observe, type Observation } from './pass/observe';
export type { LogCode, LogFields, LogLevel, LogRecord, PassOutcome } from './log/types';
export type { Order, OrderResult, PendingChanges } from './orders/types';
export type {
  AgentStatus,
  Condition,
  ConditionName,
  ConditionReason,
  DriftStatus,
  Finding,
  GateStatus,
  HeldBack,
  MachineStatus,
  PassResult,
  Phase,
} from './status/types';
export { STATUS_VERSION } from './status/types';
export type { MachineRates, UseSample } from './use/types';
export { createLog } from './log/create-log';
export { serveAgent, type StatusServer } from './server/serve-agent';
export type { StatusAnswers } from './server/request-listener';
export { StatusServerError } from './server/status-server-error';
export { createUseSampler, type UseSampler } from './use/use-sampler';
export { auditOf } from './libvirt/audit';
export { instrumentLibvirt } from './libvirt/instrument';
export { createRules } from './rules/create-rules';
export { ratesBetween } from './use/rates';
export { createMetrics, type Metrics } from './metrics/create-metrics';
export { MemoryCorrupt, readMemory } from './memory/open-memory';
export type { AgentMemory } from './memory/types';
export { SOCKET_PATH_BYTES_MAX } from './server/bounds';
export { findGroup } from './server/find-group';
export { checkCertificates } from './server/network-listener';
