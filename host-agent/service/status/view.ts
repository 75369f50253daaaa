import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { PassDecision } from '../decide/decide-pass';
import type { AgentMemory } from '../memory/types';
import type { AgentStatus, Condition, Finding, Phase, RefusedReleaseStatus, SourceStatus } from './types';

/** Everything that the status is made of, as the agent knows it at one moment. */
export interface StatusView {
  readonly agentVersion: string;
  readonly fleet: string;
  readonly host: string;
  readonly uri: string;
  readonly startedAtMs: number;
  readonly phase: Phase;
  readonly progress?: AgentStatus['progress'] | undefined;
  /** Absent while it cannot be used. */
  readonly memory?: AgentMemory | undefined;
  /** Set while the agent's own files cannot be used. */
  readonly stateTrouble?: string | undefined;
  /** Set while the release in force is not to be trusted. */
  readonly trustLost?: string | undefined;
  /** Set while libvirt does not answer. */
  readonly libvirtTrouble?: string | undefined;
  readonly source: SourceStatus;
  readonly refusedRelease?: RefusedReleaseStatus | undefined;
  readonly observedGeneration: number;
  readonly retry?: AgentStatus['retry'] | undefined;
  /** When waiting for machines to become ready ends. */
  readonly gateUntilMs?: number | undefined;
  readonly gateAction: 'stop' | 'previous';
  /** Of the last look at the host. */
  readonly inventory?: Inventory | undefined;
  /** What the last look came to; absent before the first, and without a release. */
  readonly look?: { readonly plan: Plan; readonly decision: PassDecision } | undefined;
  /** By name, as far as anybody asked. */
  readonly ready: ReadonlyMap<string, boolean>;
  readonly maintenance: AgentStatus['maintenance'];
  readonly findings: readonly Finding[];
  /** As they were, so that what has not changed keeps its time. */
  readonly conditions: readonly Condition[];
}
