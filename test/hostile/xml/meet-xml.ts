import { readFileSync } from 'node:fs';
import { LibvirtXmlError } from '../../../host-agent/libvirt';
import { readInventory, type Inventory } from '../../../host-agent/inventory';
import { parseInventoryDocument } from '../../../host-agent/inventory/document/parse';
import { inventoryFacts } from '../../../host-agent/commands/rendering/inventory-facts';
import { renderInventory } from '../../../host-agent/commands/rendering/inventory';
import { plain } from '../../../host-agent/commands/terminal/plain';
import { emptyWorld, network, pool, stopped, uuidOf, volumeXml } from '../../host-agent/inventory/worlds';
import { fakeLibvirtHost, type FakeWorld } from '../../support/fake-libvirt-host';
import type { HostileInput, Meeting } from '../support/judge';

const URI = 'qemu:///system';

/**
 * Has a host be read whose libvirt says this of one of its objects. The first word of a case is what it is; with `foreign`, `odd` or
 * `unmarked` behind it, the object is to be shown as somebody else's, as it is, or with a mark that is not believed.
 */
export async function meetXml({ file, name, words }: HostileInput): Promise<Meeting> {
  const kind = words[0] ?? name;
  const xml = readFileSync(file, 'utf8');
  let inventory: Inventory;
  try {
    inventory = await readInventory(fakeLibvirtHost(worldWith(kind, xml)));
  } catch (error) {
    if (!(error instanceof LibvirtXmlError)) throw error;
    return { isTaken: false, text: plain(`the capabilities of the host: ${error.message}`) };
  }
  const text = renderInventory(inventory, URI, (_style, shown) => shown).trimEnd();
  const faults = [...absences(inventory, kind), ...documentFaults(inventory)];
  return {
    isTaken: isTaken(inventory, kind, words[1]),
    text: `${text}\n${markOf(inventory)}`.trim(),
    faults,
  };
}

function worldWith(kind: string, xml: string): FakeWorld {
  const world: FakeWorld = {
    ...emptyWorld(),
    domains: [stopped('neighbour')],
    networks: [network('neighbour')],
    pools: [pool('neighbour', { volumes: new Map([['neighbour', volumeXml('neighbour', 'raw')]]) })],
  };
  switch (kind) {
    case 'machine':
      return { ...world, domains: [...world.domains, stopped('hostile', { storedXml: xml })] };
    case 'network':
      return {
        ...world,
        networks: [...world.networks, network('hostile', { storedXml: xml, runningXml: xml })],
      };
    case 'pool':
      return { ...world, pools: [...world.pools, pool('hostile', { xml })] };
    case 'volume': {
      const volumes = new Map([
        ['hostile', xml],
        ['neighbour', volumeXml('neighbour', 'raw')],
      ]);
      return { ...world, pools: [pool('neighbour', { volumes })] };
    }
    default:
      return { ...world, capabilitiesXml: xml };
  }
}

function isTaken(inventory: Inventory, kind: string, as: string | undefined): boolean {
  if (inventory.unreadable.some(({ name }) => /hostile/.test(name))) return false;
  const machine = inventory.machines.find(({ name }) => name !== 'neighbour');
  if (kind === 'machine' && as !== undefined && as !== 'odd')
    return machine?.ownership.kind !== EXPECTED_OWNER[as];
  return as !== 'odd';
}

const EXPECTED_OWNER: Readonly<Record<string, string>> = { foreign: 'foreign', unmarked: 'unreadable-mark' };

/** An object that cannot be read is there all the same, and so are all others. */
function absences({ machines, networks, pools, unreadable }: Inventory, kind: string): readonly string[] {
  const volumes = pools.flatMap((entry) => entry.volumes);
  const counts = {
    machine: machines.length,
    network: networks.length,
    pool: pools.length,
    volume: volumes.length,
  };
  return Object.entries(counts).flatMap(([each, count]) => {
    const wanted = each === kind ? 2 : 1;
    const found = count + unreadable.filter((entry) => entry.kind === each).length;
    return found === wanted ? [] : [`${found} of ${wanted} ${each}s are shown or said to be unreadable`];
  });
}

/** What was read is written down for reviews elsewhere: they must be able to read it. */
function documentFaults(inventory: Inventory): readonly string[] {
  const readAt = '2026-01-31T12:00:00.000Z';
  const facts = inventoryFacts({ uri: URI, readAt, inventory, records: { kind: 'unreadable' } as never });
  const text = JSON.stringify({ version: 1, command: 'inventory', ...facts });
  const read = parseInventoryDocument(Buffer.from(text));
  if (read.ok) return [];
  return read.problems.map(({ path, message }) => `what was read cannot be read again: ${path} ${message}`);
}

/** Why a mark is not believed: said by commands that look at one machine. */
function markOf({ machines }: Inventory): string {
  const ownership = machines.find(({ uuid }) => uuid === uuidOf('hostile'))?.ownership;
  return ownership?.kind === 'unreadable-mark' ? plain(ownership.reason) : '';
}
