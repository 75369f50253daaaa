import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { LibvirtEvent } from '../../libvirt';
import type { AgentStatus, Finding } from '../status/types';
import type { UseSample } from '../use/types';

/** What is out of the ordinary on this host: explicit rules, fed with all that the agent sees; bounded in memory. */
export interface Rules {
  /** An event of libvirt's. `own`: machines that the agent itself is changing at this moment; what they do is no surprise. */
  event(event: LibvirtEvent, own: ReadonlySet<string>, nowMs: number): void;
  /** What a look at the host found. */
  look(look: { readonly plan: Plan; readonly inventory: Inventory }, nowMs: number): void;
  sample(sample: UseSample, nowMs: number): void;
  /** Refused releases and drift stand in the status. */
  status(status: AgentStatus, nowMs: number): void;
  /** What goes on now. */
  findings(nowMs: number): readonly Finding[];
}
