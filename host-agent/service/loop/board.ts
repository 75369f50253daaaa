import type { Clock } from '../../executor';
import { recordOf } from '../log/record-of';
import type { Log } from '../log/types';
import type { AgentEvent } from '../orders/types';
import { conditionsOf } from '../status/conditions';
import { statusOf } from '../status/status-of';
import type { AgentStatus } from '../status/types';
import type { StatusView } from '../status/view';

/** What the parts of the agent know of each other and show to the outside; whoever changes it tells everybody. */
export class Board {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listeners = new Set<(event: AgentEvent) => void>();
  #view: StatusView;

  constructor(view: StatusView, surroundings: { readonly clock: Clock; readonly log: Log }) {
    this.#view = view;
    this.#clock = surroundings.clock;
    this.#log = surroundings.log;
  }

  get view(): StatusView {
    return this.#view;
  }

  update(change: Partial<StatusView>): void {
    const changed = { ...this.#view, ...change };
    // Conditions are dated when they change, not when somebody asks.
    this.#view = { ...changed, conditions: conditionsOf(changed, this.#nowMs()) };
    this.#tell({ kind: 'status' });
  }

  status(): AgentStatus {
    return statusOf(this.#view, this.#nowMs());
  }

  readonly log: Log = (level, code, fields) => {
    this.#log(level, code, fields);
    this.#tell({ kind: 'log', record: recordOf({ atMs: this.#nowMs(), level, code, fields }) });
  };

  subscribe(listener: (event: AgentEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #nowMs(): number {
    return Math.round(this.#clock.nowMs());
  }

  #tell(event: AgentEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
