import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import type { LogRecord } from '../log/types';
import type { AgentStatus } from '../status/types';

/** What an operator may ask of the agent, over the unix socket only. */
export type Order =
  /** Look at source and host now, whatever the timers say; also forgets how often looking has failed. */
  | { readonly kind: 'sync' }
  /** Observe and report, but change nothing, until told otherwise; survives restarts. */
  | { readonly kind: 'suspend'; readonly reason: string }
  | { readonly kind: 'resume' }
  /** Do what is held back now, if it is still exactly this. */
  | { readonly kind: 'approve'; readonly changePlanDigest: string };

export type OrderResult =
  | { readonly ok: true }
  /** `changed`: what would be done is not what was approved. */
  | { readonly ok: false; readonly code: 'changed' | 'nothing-held-back'; readonly actualDigest?: string };

/** Everything that the last look found, for the page's preview. */
export interface PendingChanges {
  readonly plan: Plan;
  readonly inventory: Inventory;
  /** All that would be done if everything were allowed. */
  readonly changePlan: ChangePlan;
  readonly approvalDigest: string;
}

/** The agent as others see it: the socket, the page and the metrics. */
export interface RunningAgent {
  status(): AgentStatus;
  /** Absent before the first look, and where no release was accepted. */
  pending(): PendingChanges | undefined;
  order(order: Order): Promise<OrderResult>;
  /** Each log line as it happens, and a word whenever the status has changed; gives the function that ends it. */
  subscribe(listener: (event: AgentEvent) => void): () => void;
}

export type AgentEvent = { readonly kind: 'log'; readonly record: LogRecord } | { readonly kind: 'status' };
