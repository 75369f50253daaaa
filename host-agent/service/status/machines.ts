import type { Plan, PlanMachine } from '../../../lib/plan';
import type { ActualMachine, Inventory } from '../../inventory';
import type { AgentStatus, MachineStatus } from './types';

const BYTES_PER_MIB = 1024 * 1024;

/** Machines of the plan, and those of this fleet's that are on the host besides, in the order of their names. */
export function machinesOf(
  inventory: Inventory,
  plan: Plan | undefined,
  ready: ReadonlyMap<string, boolean>,
): readonly MachineStatus[] {
  const sizes = new Map(
    inventory.pools.flatMap(({ volumes }) =>
      volumes.map(({ path, capacityBytes }) => [path, capacityBytes] as const),
    ),
  );
  const actual = new Map(inventory.machines.map((machine) => [machine.uuid, machine]));
  const planned = plan?.machines ?? [];
  const plannedUuids = new Set(planned.map(({ uuid }) => uuid));
  const others = inventory.machines.filter(
    ({ uuid, ownership }) => ownership.kind === 'ours' && !plannedUuids.has(uuid),
  );
  return [
    ...planned.map((machine) => plannedStatus(machine, { actual: actual.get(machine.uuid), sizes, ready })),
    ...others.map((machine) => ({
      name: machine.name,
      uuid: machine.uuid,
      wanted: 'absent' as const,
      protected: machine.ownership.kind === 'ours' && machine.ownership.mark.protect,
      ...actualStatus(machine, sizes),
    })),
  ].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Machines that carry no mark of this fleet's host. */
export function unmanagedMachinesOf(
  { machines }: Inventory,
  { fleet, host }: { readonly fleet: string; readonly host: string },
): readonly string[] {
  return machines
    .filter(
      ({ ownership }) =>
        ownership.kind !== 'ours' || ownership.mark.fleet !== fleet || ownership.mark.host !== host,
    )
    .map(({ name }) => name);
}

/** Space of the pools that say it. */
export function poolsOf({ pools }: Inventory): NonNullable<AgentStatus['capacity']>['pools'] {
  return pools.flatMap(({ name, space }) =>
    space === undefined ? [] : [{ name, capacityMiB: space.capacityMiB, availableMiB: space.availableMiB }],
  );
}

function plannedStatus(
  machine: PlanMachine,
  known: {
    readonly actual: ActualMachine | undefined;
    readonly sizes: ReadonlyMap<string, number>;
    readonly ready: ReadonlyMap<string, boolean>;
  },
): MachineStatus {
  const { name, uuid, powerState, protect } = machine;
  const { actual, sizes } = known;
  // What was said of it while it ran says nothing of one that does not.
  const ready = actual?.state === 'running' ? known.ready.get(name) : undefined;
  return {
    name,
    uuid,
    wanted: powerState,
    protected: protect,
    ...(ready === undefined ? {} : { ready }),
    ...(actual === undefined ? { actual: 'absent', addresses: [] } : actualStatus(actual, sizes)),
  };
}

function actualStatus(
  machine: ActualMachine,
  sizes: ReadonlyMap<string, number>,
): Pick<MachineStatus, 'actual' | 'addresses' | 'vcpus' | 'memoryMiB' | 'diskMiB'> {
  const definition = machine.running ?? machine.stored;
  const addresses = [...new Set(machine.addresses.map(({ address }) => address))];
  if (definition === undefined) return { actual: machine.state, addresses };
  const diskBytes = definition.disks
    .filter(({ device }) => device === 'disk')
    .reduce((sum, { path }) => sum + (sizes.get(path ?? '') ?? 0), 0);
  return {
    actual: machine.state,
    addresses,
    vcpus: definition.vcpus.current,
    memoryMiB: definition.memory.currentMiB,
    diskMiB: Math.ceil(diskBytes / BYTES_PER_MIB),
  };
}
