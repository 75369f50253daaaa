import type { Plan, PlanNic } from '../../../lib/plan';

/**
 * The older of two plans with the names of the newer one: what has another name there is the same thing still, by its UUID. So
 * names are enough to compare the two, and nothing is drawn twice.
 */
export function underNamesOf(newer: Plan, older: Plan): Plan {
  const machines = renamed(newer.machines, older.machines);
  const networks = renamed(newer.networks, older.networks);
  const pools = renamed(newer.pools, older.pools);
  const attachment = (own: PlanNic['attachment']): PlanNic['attachment'] =>
    own.kind === 'network' ? { ...own, network: networks.nameOf(own.network) } : own;
  return {
    ...older,
    networks: networks.things,
    pools: pools.things,
    images: older.images.map((image) => ({ ...image, pool: pools.nameOf(image.pool) })),
    machines: machines.things.map((machine) => ({
      ...machine,
      disks: machine.disks.map((disk) => ({ ...disk, pool: pools.nameOf(disk.pool) })),
      nics: machine.nics.map((nic) => ({ ...nic, attachment: attachment(nic.attachment) })),
    })),
  };
}

interface Thing {
  readonly name: string;
  readonly uuid: string;
}

function renamed<Kind extends Thing>(
  newer: readonly Kind[],
  older: readonly Kind[],
): { readonly things: readonly Kind[]; readonly nameOf: (name: string) => string } {
  const newName = new Map(newer.map(({ uuid, name }) => [uuid, name]));
  const taken = new Set(older.flatMap(({ uuid }) => newName.get(uuid) ?? []));
  const names = new Map(older.map(({ uuid, name }) => [name, newName.get(uuid) ?? name]));
  return {
    things: older
      // One that loses its name to another one is known by that name in both plans, as it is in lists of changes.
      .filter(({ uuid, name }) => newName.has(uuid) || !taken.has(name))
      .map((thing) => ({ ...thing, name: newName.get(thing.uuid) ?? thing.name })),
    nameOf: (name) => names.get(name) ?? name,
  };
}
