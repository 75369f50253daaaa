import { expectedHost, type ActualHost } from '../../../../host-agent/review';
import {
  inventoryDigest,
  type ActualMachine,
  type ActualNetwork,
  type Inventory,
} from '../../../../host-agent/inventory';
import { planDigest, type Plan } from '../../../../lib/plan';
import { sampleFacts, uuidOf } from '../../planner/sample-plan';

const SPACE = { capacityMiB: 10_240, allocationMiB: 1024, availableMiB: 9216 };

/** A host as somebody found it: what `plan` makes of it, and what has become of that since. */
export function foundHost(
  plan: Plan,
  change: (inventory: Inventory) => Inventory = (inventory) => inventory,
): ActualHost {
  const { inventory, owned } = expectedHost(plan, {
    planDigest: planDigest(plan),
    facts: sampleFacts({ hostname: plan.host.name, cpus: 8, memoryMiB: 4096 }),
  });
  const pools = inventory.pools.map((pool) => ({ ...pool, space: SPACE }));
  const found = change({ ...inventory, pools });
  return {
    kind: 'read',
    source: 'kvm-1.json',
    readAt: '2026-01-02T03:04:05.000Z',
    inventory: found,
    inventoryDigest: inventoryDigest(found),
    records: { owned, attempts: [], trash: [] },
  };
}

/** With machines and networks that somebody else made: the first of each, under another name. */
export function withForeign(
  inventory: Inventory,
  names: { readonly machine: string; readonly network: string; readonly reason?: string },
): Inventory {
  const { machine, network, reason = 'the mark has no version' } = names;
  const ownership = { kind: 'unreadable-mark', reason } as const;
  const [someMachine, someNetwork] = [inventory.machines[0], inventory.networks[0]];
  if (someMachine === undefined || someNetwork === undefined) throw new Error('the inventory is empty');
  return {
    ...inventory,
    machines: [
      ...inventory.machines,
      foreignMachine(someMachine, machine, { kind: 'foreign' }, 900),
      foreignMachine(someMachine, `${machine}-marked`, ownership, 901),
    ],
    networks: [
      ...inventory.networks,
      foreignNetwork(someNetwork, network, { kind: 'foreign' }, 910),
      foreignNetwork(someNetwork, `${network}-marked`, ownership, 911),
    ],
  };
}

/** With one machine changed by hand. */
export function withMachineOf(
  inventory: Inventory,
  name: string,
  change: (machine: ActualMachine) => ActualMachine,
): Inventory {
  return {
    ...inventory,
    machines: inventory.machines.map((machine) => (machine.name === name ? change(machine) : machine)),
  };
}

function foreignMachine(
  machine: ActualMachine,
  name: string,
  ownership: ActualMachine['ownership'],
  number: number,
): ActualMachine {
  const alone = (running: ActualMachine['running']): ActualMachine['running'] =>
    running === undefined ? undefined : { ...running, disks: [], nics: [] };
  const [running, stored] = [alone(machine.running), alone(machine.stored)];
  return {
    ...machine,
    name,
    uuid: uuidOf(number),
    ownership,
    addresses: [],
    ...(running === undefined ? {} : { running }),
    ...(stored === undefined ? {} : { stored }),
  };
}

/** Its own bridge and subnet, so that it is in nobody's way. */
function foreignNetwork(
  network: ActualNetwork,
  name: string,
  ownership: ActualNetwork['ownership'],
  number: number,
): ActualNetwork {
  const third = number - 800;
  const settings = {
    mode: 'nat',
    bridgeName: `virbr${third}`,
    ipv4: { cidr: `192.168.${third}.0/24`, gateway: `192.168.${third}.1`, reservations: [] },
    dnsHosts: [],
  } as const;
  return { ...network, name, uuid: uuidOf(number), ownership, running: settings, stored: settings };
}
