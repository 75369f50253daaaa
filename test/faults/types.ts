import type { Policy } from '../../host-agent/planner';
import type { Plan } from '../../lib/plan';

/** What differs between the simulated host and a real one. */
export interface Stage {
  readonly sandbox: { readonly poolDirectory: string };
  readonly guest: {
    readonly kernel: string;
    readonly initrd: string;
    readonly image: string;
    readonly sha256: { readonly kernel: string; readonly initrd: string; readonly image: string };
  };
}

/** A change of one host that is tried with a fault at every point. */
export interface FaultScenario {
  /** For command lines and tables, such as `grow-live`. */
  readonly name: string;
  /** What a user calls it. */
  readonly title: string;
  /** Whether what it promises can only be seen in guests that run. */
  readonly needsGuests: boolean;
  /** `before` is reached without a fault (absent: the host is empty); the way to `after` is the one with faults. */
  plans(stage: Stage): { readonly before?: Plan; readonly after: Plan };
  /** What somebody else does to the host once `before` is reached; what it makes stays. */
  prepare?(stage: Stage): Promise<void>;
  /** What an operator allows beyond the plan. */
  readonly policy?: Policy;
  /** How many machines may be down at once; absent: as many as the plan's order lets. */
  readonly machinesAtOnce?: number;
}

/** Where something happens: before a call is passed on, or after it was carried out and before anybody hears of it. */
export type Moment = 'before' | 'after';

/** One thing that goes wrong. `point` counts from 1: the calls to libvirt, or those to the file system. */
export type Fault =
  | {
      readonly kind: 'agent-killed';
      readonly at: 'libvirt' | 'files';
      readonly moment: Moment;
      readonly point: number;
    }
  | { readonly kind: 'connection-cut'; readonly moment: Moment; readonly point: number }
  /** No answer to this call and to none after it on this connection. */
  | { readonly kind: 'no-answer'; readonly point: number }
  | { readonly kind: 'answer-late'; readonly point: number }
  /** The answers to this call and the next one change places. */
  | { readonly kind: 'answers-swapped'; readonly point: number }
  /** libvirt refuses the call with this number of virErrorNumber. */
  | { readonly kind: 'error'; readonly code: number; readonly point: number }
  /** Absent `at`: counted by calls to libvirt. */
  | { readonly kind: 'disk-full'; readonly at?: 'libvirt' | 'files'; readonly point: number }
  | { readonly kind: 'libvirt-killed'; readonly moment: Moment; readonly point: number }
  | { readonly kind: 'guests-paused'; readonly point: number };
