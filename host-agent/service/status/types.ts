import type { DriftPolicy } from '../../configuration';
import type { MachineState } from '../../inventory';
import type { Allocation, FieldValue, Impact, Refusal, Subject, Warning } from '../../planner';
import type { PassOutcome } from '../log/types';

export const STATUS_VERSION = 1;

/** What is true of the agent and its host, for people, alerts and programs; times are milliseconds since 1970. */
export interface AgentStatus {
  readonly version: typeof STATUS_VERSION;
  readonly agentVersion: string;
  readonly fleet: string;
  readonly host: string;
  readonly uri: string;
  readonly startedAtMs: number;
  readonly writtenAtMs: number;
  readonly phase: Phase;
  /** Of the steps under way; absent when none is. */
  readonly progress?: { readonly done: number; readonly total: number; readonly step: string };
  readonly conditions: readonly Condition[];
  readonly source: SourceStatus;
  /** The release in force; absent before the first. */
  readonly release?: ReleaseStatus;
  /** What the source offers and this host refuses. */
  readonly refusedRelease?: RefusedReleaseStatus;
  readonly generations: {
    /** Newest that was seen, trusted or not; 0: none yet (as for the others). */
    readonly observed: number;
    readonly accepted: number;
    /** Newest with whose steps was begun, or that needed none. */
    readonly attempted: number;
    /** Newest whose every step succeeded. */
    readonly applied: number;
  };
  readonly suspended?: { readonly reason: string; readonly sinceMs: number };
  readonly gate?: GateStatus;
  /** Set while passes fail: when the next one is tried. */
  readonly retry?: { readonly failures: number; readonly atMs: number };
  readonly maintenance: {
    /** The worst that may be done to running guests now. */
    readonly maxImpact: Impact;
    /** The next window that allows more; absent when there is none. */
    readonly next?: { readonly fromMs: number; readonly toMs: number; readonly maxImpact: Impact };
  };
  /** Digest that an operator may approve, for what is held back now. */
  readonly approvable?: string;
  readonly drift: readonly DriftStatus[];
  readonly heldBack: readonly HeldBack[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly pendingRestarts: readonly { readonly machine: string; readonly fields: readonly string[] }[];
  /** Newest first, five at most. */
  readonly results: readonly PassResult[];
  readonly capacity?: {
    readonly used: Allocation;
    readonly limit: { readonly vcpus: number; readonly memoryMiB: number };
    readonly pools: readonly {
      readonly name: string;
      readonly capacityMiB: number;
      readonly availableMiB: number;
    }[];
  };
  readonly machines: readonly MachineStatus[];
  /** Machines on the host that carry no mark of this fleet's. */
  readonly unmanagedMachines: readonly string[];
  readonly findings: readonly Finding[];
}

export type Phase = 'starting' | 'idle' | 'observing' | 'executing' | 'waiting-for-health' | 'stopping';

export type ConditionName = 'Ready' | 'Reconciling' | 'Stalled' | 'Suspended' | 'Trusted';

export interface Condition {
  readonly name: ConditionName;
  readonly status: 'true' | 'false' | 'unknown';
  readonly reason: ConditionReason;
  readonly sinceMs: number;
}

export const CONDITION_REASONS = [
  /** Ready: the host is as the release says. */
  'AsReleased',
  /** Nothing was accepted yet. */
  'NoRelease',
  /** Steps are under way or will be. */
  'Changing',
  /** Something differs that policy, a window or an approval holds back. */
  'HeldBack',
  /** Something differs that nobody released, and the drift policy leaves it. */
  'Drifted',
  /** The planner refuses something. */
  'Refused',
  'StepsFailed',
  /** Tried too often; nothing more is tried until the release or the host changes, or an operator says so. */
  'AttemptsExhausted',
  'HealthGateFailed',
  'LibvirtUnreachable',
  /** Ledger, memory or state folder. */
  'StateUnusable',
  'SuspendedByOperator',
  'NotSuspended',
  'Idle',
  /** Trusted: by whom is in the release's status. */
  'SignatureTrusted',
  'UnsignedAllowed',
  /** The source offers something that is refused; what was accepted before stays in force. */
  'ReleaseRefused',
  /** What is in force is not to be trusted any more; nothing is changed. */
  'TrustLost',
  'SourceFailing',
] as const;
export type ConditionReason = (typeof CONDITION_REASONS)[number];

export interface SourceStatus {
  readonly description: string;
  readonly lastLookAtMs?: number;
  readonly lastSuccessAtMs?: number;
  readonly nextLookAtMs?: number;
  readonly revision?: string;
  /** In a row. */
  readonly failures: number;
  readonly lastFailure?: { readonly code: string; readonly message: string; readonly atMs: number };
}

export interface ReleaseStatus {
  readonly digest: string;
  readonly generation: number;
  readonly planDigest: string;
  readonly madeAt: string;
  readonly acceptedAtMs: number;
  readonly revision: string;
  readonly signer?: { readonly principal: string; readonly fingerprint: string };
}

export interface RefusedReleaseStatus {
  readonly code: string;
  readonly message: string;
  readonly revision: string;
  readonly generation?: number;
  readonly sinceMs: number;
}

export type GateStatus =
  | { readonly kind: 'waiting'; readonly machines: readonly string[]; readonly untilMs: number }
  | {
      readonly kind: 'failed';
      readonly machines: readonly string[];
      readonly sinceMs: number;
      readonly action: 'stop' | 'previous';
    };

/** One field that differs although a pass had made it as the release says. */
export interface DriftStatus {
  readonly subject: Subject;
  readonly field: string;
  readonly wanted?: FieldValue;
  readonly found?: FieldValue;
  readonly impact: Impact;
  readonly policy: DriftPolicy;
  readonly sinceMs: number;
}

export interface HeldBack {
  readonly step: string;
  readonly subject: Subject;
  readonly impact: Impact;
  /** `rollout`: its turn comes when the machines before it are ready. */
  readonly because: 'policy' | 'drift-policy' | 'health-gate' | 'suspended' | 'rollout';
}

export interface PassResult {
  readonly release: string;
  readonly generation: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly outcome: PassOutcome;
  readonly done: number;
  readonly failed: number;
  readonly notStarted: number;
  /** Of the first failure. */
  readonly message?: string;
}

export interface MachineStatus {
  readonly name: string;
  readonly uuid: string;
  /** What the release wants; `absent` for one that is to go, or that is only kept. */
  readonly wanted: 'running' | 'stopped' | 'absent';
  readonly actual: MachineState | 'absent';
  /** By its readiness checks, at the last look that asked; absent when it has none or was not asked. */
  readonly ready?: boolean;
  readonly vcpus?: number;
  readonly memoryMiB?: number;
  readonly diskMiB?: number;
  readonly addresses: readonly string[];
  readonly protected: boolean;
}

/** Something out of the ordinary that goes on: one rule, one subject. */
export interface Finding {
  readonly rule: string;
  readonly subject: string;
  readonly value: string;
  readonly limit: string;
  readonly sinceMs: number;
}
