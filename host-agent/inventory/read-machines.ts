import { readDomain, type DomainReference, type DomainState, type DomainTrait } from '../libvirt';
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
  const traits = await readTraits(reading);
  // Last: what comes up meanwhile is then asked one by one, rather than taken for something that it is not.
  const domains = await reading.host.domains.list();
  const byName = domains.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const results = await mapBounded(byName, OBJECTS_AT_ONCE, (domain) =>
    readObject({ kind: 'machine', name: domain.name, uuid: domain.uuid }, () =>
      readMachine(reading, domain, traits),
    ),
  );
  return collect(results);
}

/** Who has which trait, by UUID and run-time id: a machine that was stopped or started meanwhile has another id. */
type Traits = Readonly<Record<DomainTrait, ReadonlySet<string>>>;

/** Five lists tell what would take four questions to each machine. */
async function readTraits({ host: { domains } }: Reading): Promise<Traits> {
  const having = async (trait: DomainTrait): Promise<ReadonlySet<string>> =>
    new Set((await domains.list(trait)).map(keyOf));
  const [persistent, running, shutoff, managedSave, autostart] = await Promise.all([
    having('persistent'),
    having('running'),
    having('shutoff'),
    having('managed-save'),
    having('autostart'),
  ]);
  return { persistent, running, shutoff, 'managed-save': managedSave, autostart };
}

function keyOf({ uuid, id }: DomainReference): string {
  return `${uuid} ${id}`;
}

/** What the lists say of a machine; one of which they say neither that it runs nor that it is off is asked itself. */
async function stateAndTraits(
  { host: { domains } }: Reading,
  domain: DomainReference,
  traits: Traits,
): Promise<{
  readonly state: DomainState;
  readonly persistent: boolean;
  readonly autostart: boolean;
  readonly hasManagedSave: boolean;
}> {
  const key = keyOf(domain);
  const isRunning = traits.running.has(key);
  if (isRunning || traits.shutoff.has(key)) {
    return {
      state: isRunning ? 'running' : 'shutoff',
      persistent: traits.persistent.has(key),
      autostart: traits.autostart.has(key),
      hasManagedSave: traits['managed-save'].has(key),
    };
  }
  const [{ state }, persistent, autostart] = await Promise.all([
    domains.getState(domain),
    domains.isPersistent(domain),
    domains.getAutostart(domain),
  ]);
  // A transient domain cannot have one, and libvirt refuses the question.
  const hasManagedSave = persistent && (await domains.hasManagedSave(domain));
  return { state, persistent, autostart, hasManagedSave };
}

interface DefinitionReading {
  readonly name: string;
  readonly uuid: string;
  readonly allocation: MachineAllocation;
  readonly ownership: Ownership;
  readonly agentConnected: boolean;
}

async function readMachine(
  reading: Reading,
  domain: DomainReference,
  traits: Traits,
): Promise<MachineReading> {
  const { cache } = reading;
  const { domains } = reading.host;
  const { state, persistent, autostart, hasManagedSave } = await stateAndTraits(reading, domain, traits);
  const active = state !== 'shutoff';
  const [running, stored] = await Promise.all([
    active ? domains.getXml(domain) : undefined,
    persistent ? domains.getXml(domain, { inactive: true }) : undefined,
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
