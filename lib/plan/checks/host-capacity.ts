import { promisable } from '../derive/promisable';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';

/**
 * The running machines together have no more vCPUs and memory than the host is stated to have, times its overcommit factor.
 * What a machine may grow to is not counted: growing is a change of plan, and is checked then. Nor are stopped machines.
 */
export const hostCapacity: Check = (plan) => {
  const { capacity, overcommit } = plan.host;
  if (capacity === undefined) return [];
  const running = plan.machines.filter((machine) => machine.powerState === 'running');
  const vcpus = running.reduce((sum, machine) => sum + machine.vcpus.current, 0);
  const memoryMiB = running.reduce((sum, machine) => sum + machine.memory.currentMiB, 0);
  const problems: PlanProblem[] = [];
  const vcpusMax = promisable(capacity.vcpus, overcommit.vcpus);
  if (vcpus > vcpusMax) {
    const message = `the machines have ${vcpus} vCPUs together, and host "${plan.host.name}" may give ${vcpusMax} (${capacity.vcpus} × overcommit ${overcommit.vcpus})`;
    const at = { path: '$.host.capacity.vcpus' };
    problems.push(
      problem(
        'too-many-vcpus',
        at,
        message,
        `Take ${vcpus - vcpusMax} vCPUs away, or move a machine to another host.`,
      ),
    );
  }
  const memoryMiBMax = promisable(capacity.memoryMiB, overcommit.memory);
  if (memoryMiB > memoryMiBMax) {
    const message = `the machines have ${memoryMiB} MiB of memory together, and host "${plan.host.name}" may give ${memoryMiBMax} MiB (${capacity.memoryMiB} × overcommit ${overcommit.memory})`;
    const at = { path: '$.host.capacity.memoryMiB' };
    problems.push(
      problem(
        'too-much-memory',
        at,
        message,
        `Take ${memoryMiB - memoryMiBMax} MiB away, or move a machine to another host.`,
      ),
    );
  }
  return problems;
};
