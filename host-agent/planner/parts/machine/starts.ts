import type { Step } from '../../change-plan';
import { makeStep } from '../../order/step';
import { powerChange } from './changes';
import type { MachinePart } from './steps';

/**
 * Starts in ascending rank, each followed by waiting for readiness where the plan asks for that. The next rank waits for all
 * starts of the one before and then for its longest delay; machines of one rank do not wait for each other.
 */
export function startSteps(parts: readonly MachinePart[]): readonly Step[] {
  const starting = parts.filter((part) => part.decision.start);
  const ranks = [...new Set(starting.map((part) => part.draft.machine.startOrder.rank))].sort(
    (a, b) => a - b,
  );
  const steps: Step[] = [];
  let earlier: readonly string[] = [];
  for (const [index, rank] of ranks.entries()) {
    const members = starting.filter((part) => part.draft.machine.startOrder.rank === rank);
    const starts = members.map((part) => startStep(part, earlier));
    steps.push(...starts, ...members.flatMap(awaitSteps));
    earlier = starts.map(({ id }) => id);
    const seconds = Math.max(...members.map((part) => part.draft.machine.startOrder.delaySeconds));
    if (seconds > 0 && index < ranks.length - 1) {
      const wait = waitStep(rank, seconds, earlier);
      steps.push(wait);
      earlier = [wait.id];
    }
  }
  return steps;
}

function startStep(part: MachinePart, earlier: readonly string[]): Step {
  const { machine, subject } = part.draft;
  return makeStep({
    action: { kind: 'start-machine', machine },
    subject,
    impact: 'live',
    changes: [powerChange(part.draft)],
    after: [...part.startAfter, ...earlier],
  });
}

function awaitSteps({ draft: { machine, subject } }: MachinePart): readonly Step[] {
  if (machine.readiness.checks.length === 0) return [];
  return [
    makeStep({
      action: { kind: 'await-machine', machine },
      subject,
      impact: 'live',
      after: [`start-machine:${subject.name}`],
    }),
  ];
}

function waitStep(rank: number, seconds: number, after: readonly string[]): Step {
  return makeStep({
    action: { kind: 'wait-start-delay', rank, seconds },
    subject: { kind: 'host', name: 'start-order' },
    impact: 'live',
    suffix: String(rank),
    after,
  });
}
