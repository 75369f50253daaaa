import type { Report } from '../../executor';
import type { LogFields } from '../log/types';
import type { PassResult } from '../status/types';
import { backoffMs } from './backoff';
import type { Board } from './board';
import type { LoopParts } from './parts';
import type { PassEnd } from './pass-runner';
import { StateUnusable, type State } from './state';
import type { Reason, Wakes } from './wakes';

/** What people want to see at a glance. */
const RESULTS_MAX = 5;

/** A pass that found the same as the one before is logged so often, to show that the agent lives. */
const LOG_AGAIN_MS = 3_600_000;

/** Passes in a row that change something: more than any release takes, so somebody or something undoes what they do. */
const BUSY_PASSES_MAX = 10;

/** A tenth by chance: hosts that were switched on together must not look at the same moment for ever. */
const JITTER = 0.1;

/** What follows from a pass: the log, what is remembered of it, and when the next one is due. */
export class PassEnds {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #state: State;
  readonly #wakes: Wakes;
  #failures = 0;
  #busyPasses = 0;
  #logged: { readonly key: string; readonly atMs: number } | undefined;

  constructor(parts: LoopParts, board: Board, state: State, wakes: Wakes) {
    this.#parts = parts;
    this.#board = board;
    this.#state = state;
    this.#wakes = wakes;
  }

  /** Forgets how often passes have failed. */
  forgetFailures(): void {
    this.#failures = 0;
    this.#busyPasses = 0;
  }

  async conclude(
    end: PassEnd,
    about: {
      readonly startedAtMs: number;
      readonly durationMs: number;
      readonly reasons: ReadonlySet<Reason>;
    },
  ): Promise<void> {
    const result = resultOf(end, about);
    this.#log(end, result, about.reasons);
    this.#tally(end, result);
    await this.#remember(end, result);
    this.#schedule(end, result);
    const isWaiting = this.#board.view.memory?.gate?.kind === 'waiting';
    this.#board.update({ phase: isWaiting ? 'waiting-for-health' : 'idle' });
    if (isWaiting) this.#wakes.wake('gate');
    this.#parts.rules.status(this.#board.status(), Math.round(this.#parts.clock.nowMs()));
  }

  #tally({ decision }: PassEnd, { outcome: result, durationMs }: PassResult): void {
    const { clock, tallies } = this.#parts;
    const isWhole = decision?.heldBack.length === 0 && decision.full.refusals.length === 0;
    const isAsReleased = isWhole && (result === 'unchanged' || result === 'corrected');
    tallies?.pass({ result, durationMs, isAsReleased, atMs: Math.round(clock.nowMs()) });
  }

  /** Passes that found nothing new are not worth a line each: a log must not grow while nothing happens. */
  #log({ decision, report, release }: PassEnd, result: PassResult, reasons: ReadonlySet<Reason>): void {
    const fields: LogFields['pass-ended'] = {
      result: result.outcome,
      durationMs: result.durationMs,
      woken: [...reasons],
      release: release?.accepted.digest ?? '',
      generation: result.generation,
      done: result.done,
      failed: result.failed,
      notStarted: result.notStarted,
      heldBack: decision?.heldBack.length ?? 0,
      refused: decision?.full.refusals.length ?? 0,
      drifted: decision?.drift.length ?? 0,
    };
    const key = JSON.stringify({ ...fields, durationMs: 0, woken: [], message: result.message });
    const nowMs = this.#parts.clock.monotonicMs();
    const before = this.#logged;
    const isNews = report !== undefined || before?.key !== key || nowMs - before.atMs >= LOG_AGAIN_MS;
    if (!isNews) return;
    this.#logged = { key, atMs: nowMs };
    this.#board.log(LEVELS[result.outcome], 'pass-ended', fields);
  }

  /** Among the last results, what was done and each new kind of trouble; that all is well again shows by itself. */
  async #remember({ report }: PassEnd, result: PassResult): Promise<void> {
    const { memory } = this.#board.view;
    if (result.outcome === 'blocked' || memory === undefined) return;
    const last = memory.results[0];
    const isSame = last?.outcome === result.outcome && last.generation === result.generation;
    const isTrouble = result.outcome !== 'unchanged' && result.outcome !== 'held-back';
    if (report === undefined && (isSame || !isTrouble)) return;
    try {
      await this.#state.update((before) => ({
        ...before,
        results: [result, ...before.results].slice(0, RESULTS_MAX),
      }));
    } catch (error) {
      // Shown and logged already; the next pass says so as its outcome.
      if (!(error instanceof StateUnusable)) throw error;
    }
  }

  #schedule({ decision, report }: PassEnd, { outcome, done }: PassResult): void {
    const { clock, configuration, random } = this.#parts;
    const resyncMs = configuration.policy.resyncIntervalSeconds * 1000;
    this.#wakes.wakeAfter('resync', resyncMs * (1 + JITTER * random()));
    const nowMs = clock.nowMs();
    const { changesAtMs } = decision?.limit ?? {};
    if (changesAtMs !== undefined) this.#wakes.wakeAfter('window', Math.max(0, changesAtMs - nowMs));
    const hasDoneNothing = report !== undefined && done === 0;
    const isFailing = outcome === 'unreachable' || outcome === 'blocked' || hasDoneNothing;
    this.#failures = isFailing ? this.#failures + 1 : 0;
    this.#busyPasses = report === undefined ? 0 : this.#busyPasses + 1;
    if (report !== undefined && !hasDoneNothing) this.#verify();
    this.#retry(isFailing ? backoffMs(this.#failures, random()) : waitOf(decision?.retryAtMs, nowMs));
  }

  /** What was done is looked at at once; only when that never ends, less and less often. */
  #verify(): void {
    const tooMany = this.#busyPasses - BUSY_PASSES_MAX;
    this.#wakes.wakeAfter('verify', tooMany > 0 ? backoffMs(tooMany, this.#parts.random()) : 0);
  }

  #retry(ms: number | undefined): void {
    if (ms === undefined) {
      this.#wakes.cancel('retry');
      this.#board.update({ retry: undefined });
      return;
    }
    this.#wakes.wakeAfter('retry', ms);
    const atMs = Math.round(this.#parts.clock.nowMs() + ms);
    this.#board.update({ retry: { failures: Math.max(1, this.#failures), atMs } });
  }
}

const LEVELS = {
  unchanged: 'info',
  corrected: 'info',
  'held-back': 'info',
  failed: 'warning',
  unreachable: 'warning',
  blocked: 'error',
} as const;

/** A second at least: a clock that jumps must not make the loop spin. */
function waitOf(atMs: number | undefined, nowMs: number): number | undefined {
  return atMs === undefined ? undefined : Math.max(1000, atMs - nowMs);
}

function resultOf(
  { outcome, release, report, message }: PassEnd,
  about: { readonly startedAtMs: number; readonly durationMs: number },
): PassResult {
  const failure = message ?? (report === undefined ? undefined : firstFailure(report));
  return {
    release: release?.accepted.digest ?? '',
    generation: release?.accepted.generation ?? 0,
    startedAtMs: about.startedAtMs,
    durationMs: about.durationMs,
    outcome,
    done: countOf(report, 'done'),
    failed: countOf(report, 'failed'),
    notStarted: countOf(report, 'not-started'),
    ...(failure === undefined ? {} : { message: failure.slice(0, MESSAGE_LENGTH_MAX) }),
  };
}

/** A sentence or two; what a guest or a server added to them is cut off. */
const MESSAGE_LENGTH_MAX = 1024;

function countOf(report: Report | undefined, kind: string): number {
  return report?.steps.filter(({ outcome }) => outcome.kind === kind).length ?? 0;
}

function firstFailure({ steps }: Report): string | undefined {
  return steps.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.failure.message] : []))[0];
}
