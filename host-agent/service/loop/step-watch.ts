import type { Clock, ProgressEvent, StepOutcome } from '../../executor';
import type { LogFields } from '../log/types';
import type { Board } from './board';
import type { OwnActivity } from './own-activity';

/** Shows and logs what becomes of the steps while they are carried out. */
export class StepWatch {
  readonly #options: StepWatchOptions;

  constructor(options: StepWatchOptions) {
    this.#options = options;
  }

  readonly progress = (event: ProgressEvent): void => {
    const { board, own, clock, release } = this.#options;
    own.note(event, clock.monotonicMs());
    if (event.kind === 'step-progress') return;
    const { step, total } = event;
    const done = event.kind === 'step-ended' ? event.ended : (board.view.progress?.done ?? 0);
    board.update({ progress: { done, total, step: step.id } });
    if (event.kind !== 'step-ended') return;
    this.#noteReady(event);
    const fields = { step: step.id, kind: step.action.kind, impact: step.impact, release };
    const ended = endOf(event.outcome);
    board.log(ended.result === 'failed' ? 'warning' : 'info', 'step-ended', { ...fields, ...ended });
  };

  /** Whoever waited for a machine knows best whether it is ready: its word takes the place of an older one. */
  #noteReady({ step: { action }, outcome }: Extract<ProgressEvent, { kind: 'step-ended' }>): void {
    if (action.kind !== 'await-machine' || outcome.kind === 'not-started') return;
    const { board } = this.#options;
    const ready = new Map(board.view.ready).set(action.machine.name, outcome.kind === 'done');
    board.update({ ready });
  }

  end(): void {
    const { board, own, clock } = this.#options;
    own.end(clock.monotonicMs());
    board.update({ progress: undefined });
  }
}

interface StepWatchOptions {
  readonly board: Board;
  readonly own: OwnActivity;
  readonly clock: Clock;
  readonly release: string;
}

function endOf(
  outcome: StepOutcome,
): Pick<LogFields['step-ended'], 'result' | 'durationMs' | 'reason' | 'message'> {
  switch (outcome.kind) {
    case 'done':
      return {
        result: outcome.alreadyTrue ? 'already-true' : 'done',
        durationMs: outcome.durationMs,
        reason: '',
        message: '',
      };
    case 'failed': {
      const { code, message } = outcome.failure;
      return { result: 'failed', durationMs: outcome.durationMs, reason: code, message };
    }
    case 'not-started':
      return { result: 'not-started', durationMs: 0, reason: 'not-started', message: outcome.because };
  }
}
