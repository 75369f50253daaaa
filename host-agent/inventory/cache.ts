import { sha256Hex } from '../../lib/plan';
import { AgentPatience } from './agent-patience';

/** How often XML was taken from the cache and how often it was read anew, since the cache was made. */
export interface InventoryCacheStatistics {
  readonly hits: number;
  /** By kind of XML: `domain`, `network`, `pool`, `volume`, `capabilities`. */
  readonly parses: Readonly<Record<string, number>>;
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
  readonly #parses = new Map<string, number>();

  get statistics(): InventoryCacheStatistics {
    return { hits: this.#hits, parses: Object.fromEntries(this.#parses) };
  }

  /** What `read` makes of `xml`; errors pass and are not kept. `kind` names the reader: one kind, one reader. */
  read<Result extends object>(kind: string, xml: string, read: (xml: string) => Result): Result {
    const key = keyOf(kind, xml);
    const known = this.#tryFind<Result>(key);
    if (known !== undefined) {
      this.#hits += 1;
      return known;
    }
    const result = read(xml);
    this.#parses.set(kind, (this.#parses.get(kind) ?? 0) + 1);
    this.#current.set(key, result);
    return result;
  }

  /** The answer to a question that has the same answer for as long as `basis` is the same. Rejections are not kept. */
  async remember<Answer extends object>(
    kind: string,
    basis: string,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const key = keyOf(kind, basis);
    const known = this.#tryFind<Answer>(key);
    if (known !== undefined) return known;
    const answer = await ask();
    this.#current.set(key, answer);
    return answer;
  }

  #tryFind<Known>(key: string): Known | undefined {
    const known = this.#current.get(key) ?? this.#previous.get(key);
    if (known === undefined) return undefined;
    this.#current.set(key, known);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one kind has one reader, so one type
    return known as Known;
  }

  /** Ends a reading: what it did not use is forgotten. */
  endReading(): void {
    this.#previous = this.#current;
    this.#current = new Map();
  }
}

function keyOf(kind: string, text: string): string {
  return `${kind} ${sha256Hex(new TextEncoder().encode(text))}`;
}

/** Keep one for as long as the same host is read again and again; readings with one cache must follow each other. */
export function createInventoryCache(): InventoryCache {
  return new InventoryCache();
}
