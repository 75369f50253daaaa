import { collect, NONE, problem, type Check } from './check';

/** Every vCPU that a machine may have has its place in the topology that is stated. */
export const cpuTopology: Check = (plan) =>
  collect(plan.machines, ({ name, key, vcpus, cpu }, index) => {
    if (cpu.topology === undefined) return NONE;
    const { sockets, cores, threads } = cpu.topology;
    const places = sockets * cores * threads;
    if (places === vcpus.maximum) return [];
    const at = { path: `$.machines[${index}].cpu.topology`, key };
    const message = `machine "${name}" may have ${vcpus.maximum} vCPUs, and its topology has ${places} (${sockets} × ${cores} × ${threads})`;
    const advice = 'Make sockets × cores × threads as many as the vCPU ceiling.';
    return [problem('topology-mismatch', at, message, advice)];
  });
