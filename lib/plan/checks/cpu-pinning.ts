import type { PlanMachine } from '../document/machine';
import type { PlanProblem } from '../problem';
import { collect, duplicates, NONE, problem, type Check } from './check';
import { disordered } from './order';

/** Pinning names vCPUs that the machine may have, each once; its lists are in ascending order, so that one wish has one form. */
export const cpuPinning: Check = (plan) =>
  collect(plan.machines, (machine, index) => {
    const isPinned = machine.cpu.pinning.length > 0 || machine.cpu.emulatorHostCpus !== undefined;
    return isPinned ? pinningProblems(machine, `$.machines[${index}].cpu`) : NONE;
  });

function pinningProblems(machine: PlanMachine, path: string): readonly PlanProblem[] {
  const { name, key, vcpus, cpu } = machine;
  const owner = `the pinning of machine "${name}"`;
  const hostCpuLists = [
    ...cpu.pinning.map(({ vcpu, hostCpus }, position) => ({
      numbers: hostCpus,
      path: `${path}.pinning[${position}].hostCpus`,
      owner: `${owner} for vCPU ${vcpu}`,
    })),
    ...(cpu.emulatorHostCpus === undefined
      ? []
      : [{ numbers: cpu.emulatorHostCpus, path: `${path}.emulatorHostCpus`, owner }]),
  ];
  return [
    ...cpu.pinning.flatMap(({ vcpu }, position) => {
      if (vcpu < vcpus.maximum) return [];
      const message = `machine "${name}" pins vCPU ${vcpu}, and its vCPUs are 0 to ${vcpus.maximum - 1}`;
      const advice = 'Pin a vCPU that it may have, or raise the ceiling.';
      return [
        problem('pinning-impossible', { path: `${path}.pinning[${position}].vcpu`, key }, message, advice),
      ];
    }),
    ...duplicates(
      cpu.pinning.map(({ vcpu }, position) => ({
        value: String(vcpu),
        place: () => ({ path: `${path}.pinning[${position}].vcpu`, owner, key }),
      })),
      'duplicate-reference',
      { what: 'vCPU', advice: 'Pin each vCPU once.' },
    ),
    ...disordered(
      cpu.pinning.map(({ vcpu }) => vcpu),
      { path: `${path}.pinning`, key, what: owner },
    ),
    ...hostCpuLists.flatMap((list) => [
      ...duplicates(
        list.numbers.map((cpuNumber, position) => ({
          value: String(cpuNumber),
          place: () => ({ path: `${list.path}[${position}]`, owner: list.owner, key }),
        })),
        'duplicate-reference',
        { what: 'host CPU', advice: 'Name each CPU of the host once.' },
      ),
      ...disordered(list.numbers, { path: list.path, key, what: list.owner }),
    ]),
  ];
}
