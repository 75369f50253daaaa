import type {
  ActualNic,
  HostFacts,
  MachineAllocation,
  MachineState,
  OwnedVolume,
} from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { Plan, PlanMachine } from '../../../lib/plan';
import { allocationOf, runningFrom } from './definitions';
import type { SimulatedHost } from './simulated-host';
import { newMachine, SimulatedFailure, SimulatedHarm, type SimulatedMachine } from './state';

export type MachineAction = Extract<
  StepAction,
  {
    kind:
      | 'define-machine'
      | 'set-machine-mark'
      | 'set-machine-autostart'
      | 'rename-machine'
      | 'start-machine'
      | 'resume-machine'
      | 'stop-machine'
      | 'await-machine'
      | 'delete-machine';
  }
>;

/** States in which a guest has something to lose. */
const LIVING: ReadonlySet<MachineState> = new Set(['running', 'paused', 'suspended']);

export function executeMachineAction(host: SimulatedHost, plan: Plan, action: MachineAction): void {
  switch (action.kind) {
    case 'define-machine':
      define(host, action.machine, {
        definition: withSpentDrive(
          allocationOf(plan, action.machine, action.acceleration),
          action.markedVolumes,
        ),
        volumes: action.markedVolumes,
      });
      return;
    case 'set-machine-mark': {
      const machine = findMachine(host, action.machine);
      recordVolumes(host, action.machine, action.markedVolumes);
      machine.ownership = { kind: 'ours', mark: host.mark(action.machine, action.markedVolumes) };
      return;
    }
    case 'set-machine-autostart':
      findMachine(host, action.machine).autostart = action.machine.autostart;
      return;
    case 'rename-machine':
      rename(host, action.machine, action.from);
      return;
    case 'start-machine':
      startMachine(host, findMachine(host, action.machine));
      return;
    case 'resume-machine':
      findMachine(host, action.machine).state = 'running';
      return;
    case 'stop-machine':
      stopMachine(host, findMachine(host, action.machine));
      return;
    case 'await-machine':
      awaitMachine(findMachine(host, action.machine));
      return;
    case 'delete-machine':
      remove(host, action.machine.uuid);
      return;
  }
}

/** The drive of a seed that is spent stays, and is empty. */
function withSpentDrive(definition: MachineAllocation, volumes: readonly OwnedVolume[]): MachineAllocation {
  const isThere = definition.disks.some(({ target }) => target === 'sda');
  if (isThere || !volumes.some(({ role }) => role === 'spent-seed')) return definition;
  const drive = {
    device: 'cdrom',
    bus: 'scsi',
    target: 'sda',
    format: 'raw',
    cache: 'default',
    discard: 'ignore',
    readonly: true,
  } as const;
  return { ...definition, disks: [...definition.disks, drive] };
}

/** Starts a machine as libvirt does: everything that it names has to be there, and its NICs are plugged in. */
export function startMachine(host: SimulatedHost, machine: SimulatedMachine): void {
  if (machine.running !== undefined) return;
  const definition = machine.saved ?? machine.stored;
  if (definition === undefined) throw new SimulatedFailure(`${machine.name} has no definition`);
  const missing = filesOf(definition).find((path) => !isWhole(host, path));
  if (missing !== undefined)
    throw new SimulatedFailure(`${machine.name} cannot start: ${missing} is missing`);
  const networks = definition.nics.flatMap((nic) =>
    nic.attachment.kind === 'network' ? [nic.attachment.name] : [],
  );
  const down = networks.find(
    (name) =>
      ![...host.networks.values()].some((network) => network.name === name && network.running !== undefined),
  );
  if (down !== undefined)
    throw new SimulatedFailure(`${machine.name} cannot start: network ${down} does not run`);
  const lacking = whatIsLacking(definition, host);
  if (lacking !== undefined) throw new SimulatedFailure(`${machine.name} cannot start: no ${lacking}`);
  machine.running = withNetworkMtus(machine.saved ?? runningFrom(definition), host);
  machine.saved = undefined;
  machine.state = 'running';
  machine.loose = new Set();
  machine.balloonMiB = Math.min(definition.memory.currentMiB, definition.memory.bootMiB);
  machine.boots += 1;
  machine.guest.offlineVcpus = 0;
  const [first] = definition.disks;
  if (definition.boot.kind === 'disk' && first?.path !== undefined) machine.guest.mounts.add(first.path);
}

/** What the definition asks of the host that the host does not have: found out at the start, not before. */
function whatIsLacking(definition: MachineAllocation, { facts }: SimulatedHost): string | undefined {
  const emulator = facts.emulators.find(({ architecture }) => architecture === definition.architecture);
  const { cpu, nics } = definition;
  const pinned = [...cpu.pinning.flatMap(({ hostCpus }) => hostCpus), ...(cpu.emulatorHostCpus ?? [])];
  const lacking: readonly (readonly [string, boolean])[] = [
    ['KVM', definition.acceleration === 'kvm' && !facts.acceleration.usable],
    ['Secure Boot', definition.secureBoot && emulator?.secureBoot === false],
    ['TPM', definition.tpm && emulator?.tpm === false],
    ['huge pages', definition.memory.hugepages && !facts.hugepages.some(({ free }) => free > 0)],
    ['such CPU', pinned.some((cpuNumber) => cpuNumber >= facts.cpus)],
    ...nics.flatMap((nic) => lackingFor(nic, facts)),
  ];
  return lacking.find(([, isLacking]) => isLacking)?.[0];
}

/** What a NIC asks of the host that the host does not have. */
export function lackingFor(
  nic: ActualNic,
  { trafficShaping, networkFilters }: HostFacts,
): readonly (readonly [string, boolean])[] {
  return [
    ['traffic shaping', nic.bandwidth !== undefined && trafficShaping.usable === false],
    ['network filter', nic.filter !== undefined && networkFilters?.includes(nic.filter.name) === false],
  ];
}

/** A running NIC shows the MTU of its network where it states none. */
function withNetworkMtus(definition: MachineAllocation, host: SimulatedHost): MachineAllocation {
  return { ...definition, nics: definition.nics.map((nic) => withNetworkMtu(nic, host)) };
}

export function withNetworkMtu(nic: ActualNic, host: SimulatedHost): ActualNic {
  const network = [...host.networks.values()].find(({ name }) => name === nic.attachment.name);
  const mtu = nic.attachment.kind === 'network' ? network?.running?.mtu : undefined;
  return nic.mtu !== undefined || mtu === undefined ? nic : { ...nic, mtu };
}

/** Ends a machine; one without a stored definition is gone then. */
export function stopMachine(host: SimulatedHost, machine: SimulatedMachine): void {
  if (LIVING.has(machine.state)) host.happenings.push({ machine: machine.name, what: 'power-lost' });
  machine.running = undefined;
  machine.balloonMiB = undefined;
  machine.state = 'stopped';
  machine.loose = new Set();
  if (!machine.persistent) host.machines.delete(machine.uuid);
}

function define(
  host: SimulatedHost,
  planned: PlanMachine,
  {
    definition,
    volumes,
  }: { readonly definition: MachineAllocation; readonly volumes: readonly OwnedVolume[] },
): void {
  const clash = [...host.machines.values()].find(
    (other) => (other.name === planned.name) !== (other.uuid === planned.uuid),
  );
  if (clash !== undefined)
    throw new SimulatedFailure(`machine ${clash.name} is in the way of ${planned.name}`);
  const existing = host.machines.get(planned.uuid);
  if (existing !== undefined) findMachine(host, planned);
  if (existing?.saved !== undefined) throw new SimulatedHarm(`${planned.name} has a saved memory image`);
  recordVolumes(host, planned, volumes);
  const machine = existing ?? newMachine(planned);
  machine.ownership = { kind: 'ours', mark: host.mark(planned, volumes) };
  machine.persistent = true;
  machine.stored = definition;
  host.machines.set(machine.uuid, machine);
}

function remove(host: SimulatedHost, uuid: string): void {
  const machine = host.machines.get(uuid);
  if (machine === undefined) return;
  if (machine.ownership.kind !== 'ours') throw new SimulatedHarm(`machine ${machine.name} is not ours`);
  if (machine.ownership.mark.protect) throw new SimulatedHarm(`machine ${machine.name} is protected`);
  if (machine.running !== undefined) throw new SimulatedFailure(`machine ${machine.name} runs`);
  host.machines.delete(uuid);
  host.happenings.push({ machine: machine.name, what: 'deleted' });
}

/** libvirt renames neither a machine that runs nor one to a name that is taken. */
function rename(host: SimulatedHost, planned: PlanMachine, from: string): void {
  const machine = findMachine(host, planned);
  if (machine.name === planned.name) return;
  if (machine.name !== from) throw new SimulatedFailure(`${machine.name} is not called ${from}`);
  if (machine.running !== undefined) throw new SimulatedFailure(`${from} runs`);
  if (machine.saved !== undefined) throw new SimulatedFailure(`${from} has a saved memory image`);
  if ([...host.machines.values()].some(({ name }) => name === planned.name)) {
    throw new SimulatedFailure(`the name ${planned.name} is taken`);
  }
  machine.name = planned.name;
}

function awaitMachine(machine: SimulatedMachine): void {
  if (machine.state !== 'running') throw new SimulatedFailure(`${machine.name} does not run`);
  if (machine.loose.size > 0) throw new SimulatedFailure(`${machine.name} does not answer: its link is cut`);
}

function recordVolumes(
  host: SimulatedHost,
  machine: { readonly name: string },
  volumes: readonly OwnedVolume[],
): void {
  for (const { pool, fileName, role } of volumes) {
    if (role !== 'spent-seed') host.record('volumes', { pool, fileName, machine: machine.name });
  }
}

function filesOf({ disks, boot }: MachineAllocation): readonly string[] {
  const paths = disks.flatMap((disk) => (disk.path === undefined ? [] : [disk.path]));
  if (boot.kind === 'disk') return paths;
  return [...paths, boot.kernelPath, ...(boot.initrdPath === undefined ? [] : [boot.initrdPath])];
}

/** A file is whole when its backing chain is. */
function isWhole(host: SimulatedHost, path: string): boolean {
  const file = host.files.get(path);
  return file !== undefined && (file.backingPath === undefined || isWhole(host, file.backingPath));
}

/** The machine of ours that a step means. */
export function findMachine(
  host: SimulatedHost,
  { name, uuid }: { readonly name: string; readonly uuid: string },
): SimulatedMachine {
  const machine = host.machines.get(uuid);
  if (machine === undefined) throw new SimulatedFailure(`there is no machine ${name}`);
  if (machine.ownership.kind !== 'ours') throw new SimulatedHarm(`machine ${machine.name} is not ours`);
  return machine;
}
