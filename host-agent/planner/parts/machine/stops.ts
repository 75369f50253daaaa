import type { Step } from '../../change-plan';
import { byNumber } from '../../view/ordering';
import { stopStepId, type MachinePart } from './steps';

/** All machines' own steps; those that stop together go down in the opposite order of their starts: dependants first. */
export function stopInOrder(parts: readonly MachinePart[]): readonly Step[] {
  const stopping = parts.filter(({ decision }) => decision.stop !== undefined);
  if (stopping.length === 0) return parts.flatMap((part) => part.steps);
  const ranks = [...new Set(stopping.map(rankOf))].sort(byNumber);
  return parts.flatMap((part) => {
    const higher = ranks.find((rank) => rank > rankOf(part));
    const first = stopping
      .filter((other) => rankOf(other) === higher)
      .map(({ draft }) => stopStepId(draft.subject));
    return part.steps.map((step) =>
      step.action.kind === 'stop-machine' ? { ...step, after: [...step.after, ...first] } : step,
    );
  });
}

function rankOf({ draft }: MachinePart): number {
  return draft.machine.startOrder.rank;
}
