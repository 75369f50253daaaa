import type { Impact, RefusalCode, StepKind, Subject } from '../../planner';
import type { ChangeCounts, Mark } from '../rendering/change-view';
import type { TopologyOfChange } from './topology-of-change';

/**
 * What is said of changes, before it is laid out. Every format (terminal, Markdown, page) shows these and adds nothing but its layout,
 * so that all of them say the same. Texts are words for people on one line, with control characters spelled out; whoever lays them
 * out in a language with markup escapes that. `kind` leads each back to what it is about.
 */
export interface ToldLine {
  /** Kind of step, code of a refusal, warning, concern or assumption, or path of a field. */
  readonly kind: string;
  readonly text: string;
  readonly subject?: Subject;
}

/** All that happens to one object: one entry of a list. */
export interface ToldObject {
  readonly mark: Mark;
  readonly subject: Subject;
  /** `machine web`. */
  readonly name: string;
  /** The worst of its steps; absent when everything is refused. */
  readonly impact?: Impact;
  /** That impact in words; empty where the mark says it all. */
  readonly label: string;
  /** What becomes different. Nothing for what is made or taken away. */
  readonly changes: readonly ToldChange[];
  /** What a new object has. Where there is any, it says more than the steps. */
  readonly facts: readonly ToldLine[];
  readonly steps: readonly ToldStep[];
  readonly refusals: readonly ToldRefusal[];
}

/** One field, with values in readable units. */
export interface ToldChange {
  /** Path of the field. */
  readonly kind: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly impact: Impact;
  readonly label: string;
}

export interface ToldStep {
  readonly id: string;
  readonly kind: StepKind;
  /** Its place among all steps of the host, from 1. */
  readonly position: number;
  readonly text: string;
  readonly impact: Impact;
  readonly subject: Subject;
  /** Ids of steps that come before. */
  readonly after: readonly string[];
  /** What else is to be known, such as who is cut off meanwhile. */
  readonly notes: readonly string[];
}

export interface ToldRefusal {
  readonly kind: RefusalCode;
  readonly subject: Subject;
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
}

/** How much of one thing is given; texts in readable units, numbers for drawing. */
export interface ToldAllocation {
  readonly kind: 'vcpus' | 'memoryMiB' | 'diskMiB';
  /** `vCPUs`, `memory`, `disk, pool default`. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What the host has; `?` where nobody says. */
  readonly capacity: string;
  /** `×4`. */
  readonly overcommit: string;
  /** What may be promised; `?` where nobody says. */
  readonly limit: string;
  readonly numbers: {
    readonly before: number;
    readonly after: number;
    readonly capacity?: number;
    readonly limit?: number;
  };
}

/** One network and family. */
export interface ToldAddresses {
  readonly network: string;
  /** Each is one text, or `from → to`. */
  readonly subnet: string;
  readonly fixed: string;
  readonly dynamic: string;
  readonly free: string;
}

export interface ToldHost {
  readonly kind: 'kept' | 'new';
  readonly name: string;
  readonly fleet: string;
  /** Whole; absent for a new host. */
  readonly baseDigest?: string;
  readonly headDigest: string;
  /** What it stands on: an inventory, or plans alone. */
  readonly basis: ToldLine;
  readonly counts: ChangeCounts;
  /** The counts in words, or that nothing is done. */
  readonly summary: string;
  /** Whether anything is done or refused. */
  readonly isChanged: boolean;
  readonly objects: readonly ToldObject[];
  /** All steps, in the order in which they may be done one by one. */
  readonly steps: readonly ToldStep[];
  /** What a reviewer should not overlook. */
  readonly concerns: readonly ToldLine[];
  /** What would be done without the newer plan too. */
  readonly drift: readonly ToldLine[];
  readonly pendingRestarts: readonly ToldLine[];
  readonly warnings: readonly ToldLine[];
  readonly assumptions: readonly ToldLine[];
  readonly allocations: readonly ToldAllocation[];
  /** How many more machines would fit. */
  readonly fit: ToldLine;
  readonly addresses: readonly ToldAddresses[];
  /** For pictures; drawn only where one is wanted. */
  readonly topology: TopologyOfChange;
}

/** A host without a plan from now on. */
export interface ToldGoneHost {
  readonly kind: 'gone';
  readonly name: string;
  readonly fleet: string;
  readonly baseDigest: string;
  /** What that means, and what to do. */
  readonly lines: readonly ToldLine[];
}

export interface ToldReview {
  /** Where the older and the newer plans come from. */
  readonly base: string;
  readonly head: string;
  readonly hosts: readonly (ToldHost | ToldGoneHost)[];
  /** Where conditions to fail on are met. */
  readonly failing: readonly ToldLine[];
  /** Conditions that cannot be told. */
  readonly unchecked: readonly ToldLine[];
  /** The whole in one line. */
  readonly closing: string;
}
