import type {
  AgentEvent,
  Order,
  OrderResult,
  RunningAgent,
} from '../../../../host-agent/service/orders/types';
import type { AgentStatus } from '../../../../host-agent/service/status/types';

/** A status without anything in it. */
export const BARE_STATUS: AgentStatus = {
  version: 1,
  agentVersion: '0.1.0',
  fleet: 'lab',
  host: 'kvm-1',
  uri: 'qemu:///system',
  startedAtMs: 1_767_000_000_000,
  writtenAtMs: 1_767_000_100_000,
  phase: 'idle',
  conditions: [{ name: 'Ready', status: 'true', reason: 'AsReleased', sinceMs: 1_767_000_000_000 }],
  source: { description: 'folder /srv/releases', failures: 0 },
  generations: { observed: 1, accepted: 1, attempted: 1, applied: 1 },
  maintenance: { maxImpact: 'live' },
  drift: [],
  heldBack: [],
  refusals: [],
  warnings: [],
  pendingRestarts: [],
  results: [],
  machines: [],
  unmanagedMachines: [],
  findings: [],
};

/** An agent that remembers what it was told; its status and answers can be set. */
export class FakeAgent implements RunningAgent {
  current: AgentStatus = BARE_STATUS;
  readonly orders: Order[] = [];
  result: OrderResult = { ok: true };
  readonly #listeners = new Set<(event: AgentEvent) => void>();

  get listeners(): number {
    return this.#listeners.size;
  }

  status(): AgentStatus {
    return this.current;
  }

  pending(): undefined {
    return undefined;
  }

  order(order: Order): Promise<OrderResult> {
    this.orders.push(order);
    return Promise.resolve(this.result);
  }

  subscribe(listener: (event: AgentEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: AgentEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** A log record with this text in it. */
  emitReason(reason: string): void {
    this.emit({
      kind: 'log',
      record: { atMs: 1_767_000_000_000, level: 'info', code: 'suspended', fields: { reason } },
    });
  }
}
