import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { LibvirtEvent } from '../../libvirt';
import type { AgentStatus, Finding } from '../status/types';
import type { UseSample } from '../use/types';

/** One rule: told of what it cares for, asked what goes on. Pure given what it is told; what it keeps has a bound. */
export interface Rule {
  /** An event about a machine of ours; `isOwn`: the agent is changing that machine at this moment. */
  event?(
    event: MachineEvent,
    machine: string,
    seen: { readonly isOwn: boolean; readonly nowMs: number },
  ): void;
  look?(look: Look, nowMs: number): void;
  /** Only machines of ours are in it. */
  sample?(sample: UseSample, nowMs: number): void;
  status?(status: AgentStatus, nowMs: number): void;
  findings(nowMs: number): readonly Finding[];
}

export type MachineEvent = Extract<
  LibvirtEvent,
  { readonly kind: 'domain-lifecycle' | 'domain-reboot' | 'disk-error' }
>;

/** What a look at the host found, and whose machines are ours: by UUID, with their names. */
export interface Look {
  readonly plan: Plan;
  readonly inventory: Inventory;
  readonly machines: ReadonlyMap<string, string>;
}

/**
 * How long a finding stays that an event has made: events are over at once, but a scrape each minute and a person who was called
 * must still see it.
 */
export const EVENT_FINDING_MS = 15 * 60_000;

export const MINUTE_MS = 60_000;

/** Bounds what is kept of machines to those that are ours now. */
export function forgetOthers(byUuid: Map<string, unknown>, { machines }: Look): void {
  for (const uuid of byUuid.keys()) if (!machines.has(uuid)) byUuid.delete(uuid);
}
