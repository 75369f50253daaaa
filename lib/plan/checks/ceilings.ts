import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';

/** What a machine may grow to is at least what it has, and what it boots with. */
export const ceilings: Check = (plan) =>
  plan.machines.flatMap((machine, index) => {
    const { vcpus, memory } = machine;
    const atLeast = (ceiling: {
      readonly part: string;
      readonly maximum: number;
      readonly least: number;
      readonly what: string;
    }): readonly PlanProblem[] => {
      if (ceiling.maximum >= ceiling.least) return [];
      const at = { path: `$.machines[${index}].${ceiling.part}`, key: machine.key };
      const message = `machine "${machine.name}" ${ceiling.what} and may have at most ${ceiling.maximum}`;
      const advice = `Raise the maximum to ${ceiling.least} or more.`;
      return [problem('maximum-below-current', at, message, advice)];
    };
    const { currentMiB, bootMiB } = memory;
    return [
      ...atLeast({
        part: 'vcpus.maximum',
        maximum: vcpus.maximum,
        least: vcpus.current,
        what: `has ${vcpus.current} vCPUs`,
      }),
      // One problem for one ceiling: the larger of the two says what it must be.
      ...atLeast({
        part: 'memory.maximumMiB',
        maximum: memory.maximumMiB,
        least: Math.max(currentMiB, bootMiB),
        what:
          currentMiB >= bootMiB ? `has ${currentMiB} MiB of memory` : `boots with ${bootMiB} MiB of memory`,
      }),
    ];
  });
