import { readDomain, type DomainReference, type DomainState } from '../libvirt';
import { allocationOf, hasConnectedAgent } from './allocation';
import { mapBounded } from './bounded';
import { ownershipOf } from './ownership';
import { collect, OBJECTS_AT_ONCE, readObject, type PartialInventory, type Reading } from './reading';
import type { ActualMachine, MachineAllocation, MachineState, Ownership } from './types';

/** A machine without what comes from elsewhere: leases, and the guest itself. */
export interface MachineReading {
  readonly machine: Omit<ActualMachine, 'addresses' | 'guestOnlineVcpus'>;
  readonly domain: DomainReference;
}

/** All machines of the host, ours and others', in the order of their names. */
export async function readMachines(reading: Reading): Promise<PartialInventory<MachineReading>> {
  const domains = await reading.host.domains.list();
  const byName = domains.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const results = await mapBounded(byName, OBJECTS_AT_ONCE, (domain) =>
    readObject({ kind: 'machine', name: domain.name, uuid: domain.uuid }, () => readMachine(reading, domain)),
  );
  return collect(results);
}

interface DefinitionReading {
  readonly name: string;
  readonly uuid: string;
  readonly allocation: MachineAllocation;
  readonly ownership: Ownership;
  readonly agentConnected: boolean;
}

async function readMachine({ host, cache }: Reading, domain: DomainReference): Promise<MachineReading> {
  const { domains } = host;
  const [{ state }, persistent, autostart] = await Promise.all([
    domains.getState(domain),
    domains.isPersistent(domain),
    domains.getAutostart(domain),
  ]);
  const active = state !== 'shutoff';
  const [running, stored, hasManagedSave] = await Promise.all([
    active ? domains.getXml(domain) : undefined,
    persistent ? domains.getXml(domain, { inactive: true }) : undefined,
    // A transient domain cannot have one, and libvirt refuses the question.
    persistent && domains.hasManagedSave(domain),
  ]);
  const definitions = [stored, running].map((xml) =>
    xml === undefined ? undefined : cache.read('domain', xml, readDefinition),
  );
  const [storedReading, runningReading] = definitions;
  // What the next start will use says whose the machine is: a mark is always written there.
  const authority = storedReading ?? runningReading;
  return {
    domain,
    machine: {
      name: authority?.name ?? domain.name,
      uuid: authority?.uuid ?? domain.uuid,
      ownership: authority?.ownership ?? { kind: 'foreign' },
      state: STATES[state],
      persistent,
      autostart,
      hasManagedSave,
      agentConnected: runningReading?.agentConnected ?? false,
      ...(runningReading === undefined ? {} : { running: runningReading.allocation }),
      ...(storedReading === undefined ? {} : { stored: atRest(storedReading.allocation) }),
    },
  };
}

/** Nothing is unplugged from a machine that does not run. */
function atRest(allocation: MachineAllocation): MachineAllocation {
  return allocation.vcpus.removable === 0
    ? allocation
    : { ...allocation, vcpus: { ...allocation.vcpus, removable: 0 } };
}

function readDefinition(xml: string): DefinitionReading {
  const definition = readDomain(xml);
  return {
    name: definition.name,
    uuid: definition.uuid,
    allocation: allocationOf(definition),
    ownership: ownershipOf(definition),
    agentConnected: hasConnectedAgent(definition),
  };
}

/** A domain that was shut off by a crash is `stopped` like any other: only one that still holds its memory is `crashed`. */
const STATES: Readonly<Record<DomainState, MachineState>> = {
  'no-state': 'unknown',
  running: 'running',
  blocked: 'running',
  paused: 'paused',
  shutdown: 'stopping',
  shutoff: 'stopped',
  crashed: 'crashed',
  suspended: 'suspended',
};
