import type { AgentStatus, MachineStatus } from '../../service';

/** Machines that are not as their release wants them, as far as somebody should look at them. */
export function machinesToLookAt({ machines, pendingRestarts }: AgentStatus): ReadonlySet<MachineStatus> {
  const waiting = new Set(pendingRestarts.map(({ machine }) => machine));
  return new Set(machines.filter((machine) => isUnlikeWanted(machine) || waiting.has(machine.name)));
}

/** Whether its state is another than wanted, or its readiness checks say no. */
export function isUnlikeWanted({ wanted, actual, ready }: MachineStatus): boolean {
  return actual !== wanted || (wanted === 'running' && ready === false);
}
