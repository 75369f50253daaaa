import type { ProgressEvent } from '../../executor';
import type { Terminal } from '../terminal/terminal';
import { stepInWords } from '../wording';

/** Shows on one line what is under way: how much is done, the newest step, and how many run beside it. */
export function progressLine(terminal: Terminal): (event: ProgressEvent) => void {
  const running = new Map<string, string>();
  let ended = 0;
  let total = 0;
  return (event) => {
    const { id, action } = event.step;
    if (event.kind !== 'step-progress') total = event.total;
    if (event.kind === 'step-ended') {
      running.delete(id);
      ended = event.ended;
    } else {
      const text = event.kind === 'step-progress' ? ` (${event.text}${percent(event.fraction)})` : '';
      // Deleted first, so that the newest is the last.
      running.delete(id);
      running.set(id, `${stepInWords(action)}${text}`);
    }
    const newest = [...running.values()].at(-1);
    const beside = running.size > 1 ? ` (and ${running.size - 1} more)` : '';
    terminal.progress(newest === undefined ? '' : `[${ended}/${total}] ${newest}${beside}`);
  };
}

function percent(fraction: number | undefined): string {
  return fraction === undefined ? '' : `, ${Math.floor(fraction * 100)} %`;
}
