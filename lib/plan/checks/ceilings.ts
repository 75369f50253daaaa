import type { PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';

/** What a machine may grow to is at least what it has, and what it boots with. */
export const ceilings: Check = (plan) =>
  collect(plan.machines, ({ name, key, vcpus, memory }, index) => {
    const { currentMiB, bootMiB } = memory;
    // One problem for one ceiling: the larger of the two says what it must be.
    const leastMiB = Math.max(currentMiB, bootMiB);
    if (vcpus.maximum >= vcpus.current && memory.maximumMiB >= leastMiB) return NONE;
    const atLeast = (ceiling: {
      readonly part: string;
      readonly maximum: number;
      readonly least: number;
      readonly what: string;
    }): readonly PlanProblem[] => {
      if (ceiling.maximum >= ceiling.least) return NONE;
      const at = { path: `$.machines[${index}].${ceiling.part}`, key };
      const message = `machine "${name}" ${ceiling.what} and may have at most ${ceiling.maximum}`;
      const advice = `Raise the maximum to ${ceiling.least} or more.`;
      return [problem('maximum-below-current', at, message, advice)];
    };
    return [
      ...atLeast({
        part: 'vcpus.maximum',
        maximum: vcpus.maximum,
        least: vcpus.current,
        what: `has ${vcpus.current} vCPUs`,
      }),
      ...atLeast({
        part: 'memory.maximumMiB',
        maximum: memory.maximumMiB,
        least: leastMiB,
        what:
          currentMiB >= bootMiB ? `has ${currentMiB} MiB of memory` : `boots with ${bootMiB} MiB of memory`,
      }),
    ];
  });
