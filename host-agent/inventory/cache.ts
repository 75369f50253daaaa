import { sha256Hex } from '../../lib/plan';
import { AgentPatience } from './agent-patience';

/** How often XML was taken from the cache and how often it was read anew, since the cache was made. */
export interface InventoryCacheStatistics {
  readonly hits: number;
  readonly parses: number;
}

/**
 * What one reading may take over from the one before. Readings are pure, so what came out of the same bytes last time still
 * holds; entries that a whole reading did not use are dropped after it, so it never holds more than the host's objects.
 */
export class InventoryCache {
  readonly agentPatience = new AgentPatience();
  #previous: ReadonlyMap<string, unknown> = new Map();
  #current = new Map<string, unknown>();
  #hits = 0;
  #parses = 0;

  get statistics(): InventoryCacheStatistics {
    return { hits: this.#hits, parses: this.#parses };
  }

  /** What `read` makes of `xml`; errors pass and are not kept. `kind` names the reader: one kind, one reader. */
  read<Result>(kind: string, xml: string, read: (xml: string) => Result): Result {
    const key = `${kind} ${sha256Hex(new TextEncoder().encode(xml))}`;
    const known = this.#current.get(key) ?? this.#previous.get(key);
    const result = known === undefined ? read(xml) : (known as Result);
    if (known === undefined) this.#parses += 1;
    else this.#hits += 1;
    this.#current.set(key, result);
    return result;
  }

  /** The answer to a question whose answer only changes together with `xml`. Rejections are not kept. */
  async remember<Result>(kind: string, xml: string, ask: () => Promise<Result>): Promise<Result> {
    const key = `${kind} ${sha256Hex(new TextEncoder().encode(xml))}`;
    const known = this.#current.get(key) ?? this.#previous.get(key);
    const result = known === undefined ? await ask() : (known as Result);
    this.#current.set(key, result);
    return result;
  }

  /** Ends a reading: what it did not use is forgotten. */
  endReading(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }
}

/** Keep one for as long as the same host is read again and again; readings with one cache must follow each other. */
export function createInventoryCache(): InventoryCache {
  return new InventoryCache();
}
