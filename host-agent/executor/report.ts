import type { Step } from '../planner';

/** What became of one step. */
export type StepOutcome =
  | {
      readonly kind: 'done';
      readonly durationMs: number;
      /** What the world showed already: nothing had to be done. */
      readonly alreadyTrue: boolean;
      /** What was seen while doing it. */
      readonly observations?: readonly Observation[];
    }
  | { readonly kind: 'failed'; readonly durationMs: number; readonly failure: StepFailure }
  /** Not begun, because a step that it needs failed or the run was stopped. */
  | { readonly kind: 'not-started'; readonly because: string };

/** Something worth reporting of a step that was done: what the guest itself shows, how long a link was cut. */
export interface Observation {
  /**
   * `guest-vcpus` (online in the guest), `guest-memory-mib` (MemTotal), `guest-disk-bytes`, `guest-root-bytes` (size of the file
   * system at `/`), `link-cut-ms` (the longest of a network's guests), `guest-silent` (1: no agent answered, so only libvirt confirms).
   */
  readonly fact:
    | 'guest-vcpus'
    | 'guest-memory-mib'
    | 'guest-disk-bytes'
    | 'guest-root-bytes'
    | 'link-cut-ms'
    | 'guest-silent';
  readonly value: number;
}

export interface StepFailure {
  /** Stable code for programs: `not-ready`, `stop-timeout`, `digest-mismatch`, `no-space`, `libvirt`, … (StepFailureCode). */
  readonly code: string;
  /** What happened, where and what to do, in one or two sentences. */
  readonly message: string;
  /** libvirt's error code where there is one. */
  readonly libvirtCode?: number;
}

export interface StepReport {
  readonly step: Step;
  readonly outcome: StepOutcome;
}

/** What became of a change plan. */
export interface Report {
  readonly planDigest: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** In the change plan's order; every step is among them. */
  readonly steps: readonly StepReport[];
  readonly succeeded: boolean;
}

/** Progress while a change plan runs, for terminals and logs. */
export type ProgressEvent =
  | { readonly kind: 'step-started'; readonly step: Step; readonly index: number; readonly total: number }
  | {
      readonly kind: 'step-progress';
      readonly step: Step;
      /** 0 to 1, absent when unknown. */
      readonly fraction?: number;
      readonly text: string;
    }
  | {
      readonly kind: 'step-ended';
      readonly step: Step;
      readonly outcome: StepOutcome;
      readonly ended: number;
      readonly total: number;
    };
