import type { Impact } from '../../planner';
import type { PassResult } from '../status/types';

/**
 * What the agent remembers besides the ledger: which release is in force and how far it came. Two copies on disk, like the
 * ledger; lost, the agent begins anew from the marks' generations and what the source offers.
 */
export interface AgentMemory {
  readonly version: 1;
  /** Raised by each write: of two copies the higher one is the newer. */
  readonly sequence: number;
  readonly accepted?: AcceptedRelease;
  /** The last release before `accepted` whose every step had succeeded. */
  readonly previous?: AcceptedRelease;
  readonly attemptedGeneration: number;
  readonly appliedGeneration: number;
  /**
   * Units (`machine web-1`) that have not been as `accepted` says yet: what differs there is no drift. `*` stands for all of
   * them, until the first look under a release.
   */
  readonly unsettled: readonly string[];
  /** Steps that the release or an operator approved, until their unit is as it should be, or the next release. */
  readonly approved: readonly ApprovedStep[];
  readonly suspended?: { readonly reason: string; readonly sinceMs: number };
  readonly gate?: GateMemory;
  readonly results: readonly PassResult[];
}

export interface ApprovedStep {
  readonly step: string;
  /** What the step is part of: `machine web-1`. */
  readonly unit: string;
  readonly impact: Impact;
}

export interface AcceptedRelease {
  readonly digest: string;
  readonly generation: number;
  readonly planDigest: string;
  readonly madeAt: string;
  readonly acceptedAtMs: number;
  readonly revision: string;
  readonly signer?: { readonly principal: string; readonly fingerprint: string };
}

export interface GateMemory {
  readonly kind: 'waiting' | 'failed';
  /** Machines that were ready before the change: uuid-free names as in the plan. */
  readonly machines: readonly string[];
  readonly sinceMs: number;
}
