import type { Finding } from '../status/types';
import type { RuleName } from './names';

/** Findings of one rule at a time; a thousand subjects of one kind are one trouble, which the first ones show. */
export const FINDINGS_PER_RULE_MAX = 1000;

/** Names and values from outside are cut: findings become labels and log lines. */
const TEXT_LENGTH_MAX = 200;

interface Entry {
  readonly finding: Finding;
  /** Wall clock; `Infinity` until somebody ends it. */
  readonly endsAtMs: number;
  readonly raisedAtMs: number;
}

/** What one rule has found and not ended yet: one finding for each subject. */
export class FindingBook {
  readonly #rule: RuleName;
  readonly #entries = new Map<string, Entry>();

  constructor(rule: RuleName) {
    this.#rule = rule;
  }

  /** Begins a finding, or says anew what it is about; it goes on until it is ended, or for `forMs`. */
  raise(
    subject: string,
    {
      value,
      limit,
      forMs = Infinity,
    }: { readonly value: string; readonly limit: string; readonly forMs?: number },
    nowMs: number,
  ): void {
    const key = cut(subject);
    const present = this.#entries.get(key);
    if (present === undefined && this.#entries.size >= FINDINGS_PER_RULE_MAX) return;
    const sinceMs = present?.finding.sinceMs ?? nowMs;
    this.#entries.set(key, {
      finding: { rule: this.#rule, subject: key, value: cut(value), limit: cut(limit), sinceMs },
      endsAtMs: nowMs + forMs,
      raisedAtMs: nowMs,
    });
  }

  /** Ends a finding, at once or after `afterMs`. */
  end(subject: string, nowMs: number, afterMs = 0): void {
    const key = cut(subject);
    const present = this.#entries.get(key);
    if (present === undefined) return;
    if (afterMs === 0) this.#entries.delete(key);
    else if (present.endsAtMs === Infinity) {
      this.#entries.set(key, { ...present, endsAtMs: nowMs + afterMs, raisedAtMs: nowMs });
    }
  }

  /** Ends all that is about other subjects. */
  keepOnly(subjects: ReadonlySet<string>, nowMs: number, afterMs = 0): void {
    const kept = new Set(Array.from(subjects, cut));
    for (const subject of this.#entries.keys()) if (!kept.has(subject)) this.end(subject, nowMs, afterMs);
  }

  list(nowMs: number): readonly Finding[] {
    for (const [subject, { endsAtMs, raisedAtMs }] of this.#entries) {
      // A clock that was set back must not keep a finding for years.
      if (nowMs >= endsAtMs || (endsAtMs !== Infinity && nowMs < raisedAtMs)) this.#entries.delete(subject);
    }
    return Array.from(this.#entries.values(), ({ finding }) => finding);
  }
}

function cut(text: string): string {
  return text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX - 1)}…`;
}
