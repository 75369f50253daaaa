import type { MachineAllocation, OwnedVolume } from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { Plan, PlanMachine } from '../../../lib/plan';
import { allocationOf, runningFrom } from './definitions';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, SimulatedHarm, type SimulatedMachine } from './state';

export type MachineAction = Extract<
  StepAction,
  {
    kind:
      | 'define-machine'
      | 'set-machine-mark'
      | 'set-machine-autostart'
      | 'start-machine'
      | 'resume-machine'
      | 'stop-machine'
      | 'await-machine'
      | 'delete-machine';
  }
>;

export function executeMachineAction(host: SimulatedHost, plan: Plan, action: MachineAction): void {
  switch (action.kind) {
    case 'define-machine':
      define(host, action.machine, {
        definition: allocationOf(plan, action.machine, action.acceleration),
        volumes: action.markedVolumes,
      });
      return;
    case 'set-machine-mark': {
      const machine = find(host, action.machine);
      recordVolumes(host, action.machine, action.markedVolumes);
      machine.ownership = { kind: 'ours', mark: host.mark(action.machine, action.markedVolumes) };
      return;
    }
    case 'set-machine-autostart':
      find(host, action.machine).autostart = action.machine.autostart;
      return;
    case 'start-machine':
      startMachine(host, find(host, action.machine));
      return;
    case 'resume-machine':
      find(host, action.machine).state = 'running';
      return;
    case 'stop-machine':
      stopMachine(host, find(host, action.machine));
      return;
    case 'await-machine':
      awaitMachine(find(host, action.machine));
      return;
    case 'delete-machine':
      remove(host, action.machine.uuid);
      return;
  }
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
  if (definition.acceleration === 'kvm' && !host.facts.acceleration.usable) {
    throw new SimulatedFailure(`${machine.name} cannot start: no KVM`);
  }
  machine.running = machine.saved ?? runningFrom(definition);
  machine.saved = undefined;
  machine.state = 'running';
  machine.loose = new Set();
}

/** Ends a machine; one without a stored definition is gone then. */
export function stopMachine(host: SimulatedHost, machine: SimulatedMachine): void {
  machine.running = undefined;
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
  if (existing !== undefined) find(host, planned);
  if (existing?.saved !== undefined) throw new SimulatedHarm(`${planned.name} has a saved memory image`);
  recordVolumes(host, planned, volumes);
  const machine: SimulatedMachine = existing ?? {
    name: planned.name,
    uuid: planned.uuid,
    ownership: { kind: 'foreign' },
    persistent: true,
    autostart: false,
    state: 'stopped',
    stored: undefined,
    running: undefined,
    saved: undefined,
    loose: new Set(),
  };
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
  for (const { pool, fileName } of volumes) host.record('volumes', { pool, fileName, machine: machine.name });
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

function find(
  host: SimulatedHost,
  { name, uuid }: { readonly name: string; readonly uuid: string },
): SimulatedMachine {
  const machine = host.machines.get(uuid);
  if (machine === undefined) throw new SimulatedFailure(`there is no machine ${name}`);
  if (machine.ownership.kind !== 'ours') throw new SimulatedHarm(`machine ${machine.name} is not ours`);
  return machine;
}
