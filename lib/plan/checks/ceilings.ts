import { problem, type Check } from './check';

/** What a machine may grow to is at least what it has. */
export const ceilings: Check = (plan) =>
  plan.machines.flatMap((machine, index) => {
    const { vcpus, memory } = machine;
    const below = (part: string, what: string, advice: string) =>
      problem(
        'maximum-below-current',
        { path: `$.machines[${index}].${part}`, key: machine.key },
        `machine "${machine.name}" has ${what}`,
        advice,
      );
    return [
      ...(vcpus.maximum >= vcpus.current
        ? []
        : [
            below(
              'vcpus.maximum',
              `${vcpus.current} vCPUs and may have at most ${vcpus.maximum}`,
              `Raise the maximum to ${vcpus.current} or more.`,
            ),
          ]),
      ...(memory.maximumMiB >= memory.currentMiB
        ? []
        : [
            below(
              'memory.maximumMiB',
              `${memory.currentMiB} MiB of memory and may have at most ${memory.maximumMiB}`,
              `Raise the maximum to ${memory.currentMiB} or more.`,
            ),
          ]),
    ];
  });
