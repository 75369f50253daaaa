import type { Plan, PlanMachine } from '../../plan';
import { addressOf } from './addresses';
import { addressText } from './expression';
import type { TerraformObject } from './objects';

/** The addresses of what a machine waits for that nothing in its attributes refers to: machines of lower ranks. */
export function dependenciesOf(plan: Plan): (machine: PlanMachine) => readonly string[] {
  const first = plan.machines.reduce((lowest, { startOrder }) => Math.min(lowest, startOrder.rank), Infinity);
  return ({ startOrder: { rank } }) => (rank === first ? [] : [addressText(addressOf.startRank(rank))]);
}

/**
 * One resource between each two ranks, which waits for all machines of the lower and is waited for by all of the higher: if they waited
 * for each other, there would be as many edges as pairs.
 */
export function startRankObjects(plan: Plan): readonly TerraformObject[] {
  const machinesOfRank = new Map<number, PlanMachine[]>();
  for (const machine of plan.machines) {
    const { rank } = machine.startOrder;
    const machines = machinesOfRank.get(rank);
    if (machines === undefined) machinesOfRank.set(rank, [machine]);
    else machines.push(machine);
  }
  const ranks = [...machinesOfRank.keys()].toSorted((left, right) => left - right);
  return ranks.slice(1).map((rank, index) => ({
    ...addressOf.startRank(rank),
    config: {},
    dependsOn: (machinesOfRank.get(ranks[index] ?? rank) ?? []).map(({ name }) =>
      addressText(addressOf.machine(name)),
    ),
  }));
}
