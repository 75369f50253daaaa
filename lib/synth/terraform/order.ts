import type { Plan, PlanMachine } from '../../plan';
import { addressOf } from './addresses';
import { addressText } from './expression';
import type { TerraformObject } from './objects';

/** What a machine waits for that nothing in its attributes refers to: networks whose bridge it names, and lower ranks. */
export function dependenciesOf(plan: Plan): (machine: PlanMachine) => readonly string[] {
  const networkOfBridge = new Map(
    plan.networks.flatMap((network) =>
      network.mode === 'bridge' ? [] : [[network.bridgeName, network.name] as const],
    ),
  );
  const firstRank = Math.min(...plan.machines.map(({ startOrder }) => startOrder.rank));
  return (machine) => {
    const networks = machine.nics.flatMap(({ attachment }) =>
      attachment.kind === 'bridge' ? (networkOfBridge.get(attachment.bridge) ?? []) : [],
    );
    return [
      ...[...new Set(networks)].map((name) => addressText(addressOf.network(name))),
      ...(machine.startOrder.rank === firstRank
        ? []
        : [addressText(addressOf.startRank(machine.startOrder.rank))]),
    ];
  };
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
