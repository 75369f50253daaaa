/** One line of the agent's log: a stable code and facts; the sentence that goes with it is the commands' business. */
export type LogRecord = {
  readonly [Code in LogCode]: {
    readonly atMs: number;
    readonly level: LogLevel;
    readonly code: Code;
    readonly fields: LogFields[Code];
  };
}[LogCode];

export type LogLevel = 'info' | 'warning' | 'error';
export type LogCode = keyof LogFields;
export type Log = <Code extends LogCode>(level: LogLevel, code: Code, fields: LogFields[Code]) => void;

type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Codes are kept: programs and alert rules match them. Durations are milliseconds, digests whole. */
export interface LogFields {
  readonly 'agent-started': {
    readonly fleet: string;
    readonly host: string;
    readonly version: string;
    readonly source: string;
    readonly uri: string;
  };
  readonly 'agent-stopping': { readonly signal: string };
  readonly 'agent-fault': { readonly message: string; readonly stack: string };
  /** The state folder, the status socket or another thing that the agent itself needs cannot be used. */
  readonly 'state-unusable': { readonly message: string };
  /** systemd could not be told that the agent is ready, lives or ends; logged once. */
  readonly 'service-manager-unreachable': { readonly message: string };
  readonly 'libvirt-connected': { readonly uri: string };
  readonly 'libvirt-unreachable': { readonly message: string; readonly retryAfterMs: number };
  readonly 'fetch-failed': {
    readonly source: string;
    readonly code: string;
    readonly message: string;
    readonly failures: number;
    readonly retryAfterMs: number;
  };
  readonly 'fetch-recovered': { readonly source: string };
  readonly 'release-accepted': {
    readonly generation: number;
    readonly release: string;
    readonly plan: string;
    readonly revision: string;
    /** Principal and key; `unsigned` where this host allows that. */
    readonly signer: string;
  };
  /** Logged once for each release that is refused, not at each look. */
  readonly 'release-refused': {
    readonly reason: string;
    readonly message: string;
    readonly generation: number | 'unknown';
    readonly revision: string;
  };
  /** The release that is in force is not to be trusted any more: a key was withdrawn, or its copy is damaged. */
  readonly 'trust-lost': { readonly reason: string; readonly message: string };
  readonly 'pass-ended': {
    readonly result: PassOutcome;
    readonly durationMs: number;
    readonly woken: readonly string[];
    readonly release: string;
    readonly generation: number;
    readonly done: number;
    readonly failed: number;
    readonly notStarted: number;
    readonly heldBack: number;
    readonly refused: number;
    readonly drifted: number;
  };
  readonly 'step-ended': {
    readonly step: string;
    readonly kind: string;
    readonly impact: string;
    readonly result: 'done' | 'already-true' | 'failed' | 'not-started';
    readonly durationMs: number;
    readonly release: string;
    /** Of a failure; empty otherwise. */
    readonly reason: string;
    readonly message: string;
  };
  readonly drift: {
    readonly subject: string;
    readonly field: string;
    readonly wanted: string;
    readonly found: string;
    readonly policy: 'correct' | 'report' | 'ask';
  };
  readonly 'drift-ended': { readonly subject: string; readonly field: string };
  readonly 'held-back': {
    readonly step: string;
    readonly impact: string;
    readonly because: 'policy' | 'drift-policy' | 'health-gate' | 'suspended' | 'rollout';
  };
  readonly 'health-gate-waiting': { readonly machines: readonly string[]; readonly withinMs: number };
  readonly 'health-gate-passed': { readonly machines: readonly string[] };
  readonly 'health-gate-failed': {
    readonly machines: readonly string[];
    readonly action: 'stop' | 'previous';
  };
  readonly suspended: { readonly reason: string };
  readonly resumed: Facts;
  readonly approved: {
    readonly changePlan: string;
    readonly by: 'release' | 'operator';
    readonly steps: number;
  };
  /** Every call that changes something in libvirt: on whose word, what, and what came of it. */
  readonly audit: {
    readonly call: string;
    readonly target: string;
    readonly release: string;
    readonly outcome: 'done' | 'failed' | 'unknown';
    readonly durationMs: number;
    /** libvirt's error code; 0 where there is none. */
    readonly libvirtCode: number;
  };
  /** Something out of the ordinary, by one of the rules in docs/monitoring. */
  readonly abnormal: {
    readonly rule: string;
    readonly subject: string;
    readonly value: string;
    readonly limit: string;
  };
  readonly 'abnormal-ended': { readonly rule: string; readonly subject: string };
}

/**
 * `unchanged`: nothing to do. `corrected`: steps were done, all of them. `failed`: at least one failed. `held-back`: nothing was done
 * although something differs. `unreachable`: libvirt could not be asked. `blocked`: the agent's own state cannot be used.
 */
export const PASS_OUTCOMES = [
  'unchanged',
  'corrected',
  'failed',
  'held-back',
  'unreachable',
  'blocked',
] as const;
export type PassOutcome = (typeof PASS_OUTCOMES)[number];
