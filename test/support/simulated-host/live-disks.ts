import type { ActualDisk } from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { Plan, PlanDisk } from '../../../lib/plan';
import { diskOf, pathOf } from './definitions';
import { hasAgent } from './guest';
import { freePciSlot, requireRunning, takePciSlot, type RunningMachine } from './running';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, SimulatedHarm } from './state';

const BYTES_PER_MIB = 1024 * 1024;

export type LiveDiskAction = Extract<
  StepAction,
  { kind: 'attach-disk' | 'detach-disk' | 'grow-attached-disk' | 'limit-disk' | 'change-medium' }
>;

export function executeLiveDiskAction(host: SimulatedHost, plan: Plan, action: LiveDiskAction): void {
  const machine = requireRunning(host, action.machine);
  switch (action.kind) {
    case 'attach-disk':
      attach(host, machine, diskOf(plan, action.disk, freeTarget(machine, action.disk)));
      return;
    case 'detach-disk':
      detach(machine, action.disk);
      return;
    case 'grow-attached-disk':
      grow(host, machine, { path: pathOf(plan, action.disk), sizeMiB: action.disk.sizeMiB });
      return;
    case 'limit-disk': {
      const { limits: _limits, ...disk } = findAttached(machine, pathOf(plan, action.disk));
      const { limits } = action.disk;
      replaceDisk(machine, limits === undefined ? disk : { ...disk, limits });
      return;
    }
    case 'change-medium':
      changeMedium(host, machine, action);
      return;
  }
}

function attach(host: SimulatedHost, machine: RunningMachine, disk: ActualDisk): void {
  const { running, name } = machine;
  const path = disk.path ?? '';
  if (running.disks.some((other) => other.path === path)) return;
  if (!host.files.has(path)) throw new SimulatedFailure(`${path} is missing`);
  const other = host.usersOf(path, name).find((user) => user.running !== undefined);
  if (other !== undefined) throw new SimulatedFailure(`${path} is locked by ${other.name}`);
  if (disk.bus === 'sata') throw new SimulatedFailure(`${name}: a SATA bus takes nothing while it runs`);
  if (disk.bus === 'scsi' && !running.scsiController) {
    throw new SimulatedFailure(`${name} has no SCSI controller`);
  }
  if (disk.bus === 'virtio') takePciSlot(machine);
  machine.running = { ...machine.running, disks: [...machine.running.disks, disk] };
}

/** Whatever is free: what is stored may say another one, and counts from the next start on. */
function freeTarget({ running: { disks } }: RunningMachine, { bus }: PlanDisk): string {
  const [prefix, first] = bus === 'virtio' ? ['vd', 'a'] : ['sd', 'f'];
  const letters = Array.from({ length: 20 }, (_, index) => String.fromCharCode(first.charCodeAt(0) + index));
  const free = letters.find((letter) => !disks.some(({ target }) => target === `${prefix}${letter}`));
  return `${prefix}${free ?? 'z'}`;
}

function detach(
  machine: RunningMachine,
  { target, path }: { readonly target: string; readonly path?: string },
): void {
  const { name, running } = machine;
  const disk = running.disks.find((other) => other.target === target);
  if (disk === undefined || (path !== undefined && disk.path !== path)) return;
  if (disk.bus === 'sata') throw new SimulatedFailure(`${name}: a SATA bus gives nothing up while it runs`);
  if (machine.guest.mounts.has(disk.path ?? '')) {
    if (hasAgent(machine)) throw new SimulatedFailure(`${name} has ${target} mounted`);
    throw new SimulatedHarm(`${name} had ${target} mounted, and nobody asked`);
  }
  const { boot } = running;
  machine.running = {
    ...running,
    disks: running.disks.filter((other) => other !== disk),
    boot: boot.kind === 'disk' ? { ...boot, order: boot.order.filter((entry) => entry !== target) } : boot,
  };
  if (disk.bus === 'virtio') freePciSlot(machine);
}

function grow(
  host: SimulatedHost,
  machine: RunningMachine,
  { path, sizeMiB }: { readonly path: string; readonly sizeMiB: number },
): void {
  findAttached(machine, path);
  const file = host.files.get(path);
  if (file === undefined) throw new SimulatedFailure(`${path} is missing`);
  if (sizeMiB * BYTES_PER_MIB < file.capacityBytes) throw new SimulatedHarm(`${path} would shrink`);
  file.capacityBytes = sizeMiB * BYTES_PER_MIB;
}

function changeMedium(
  host: SimulatedHost,
  machine: RunningMachine,
  { target, path }: { readonly target: string; readonly path?: string },
): void {
  const drive = machine.running.disks.find((disk) => disk.target === target && disk.device === 'cdrom');
  if (drive === undefined) throw new SimulatedFailure(`${machine.name} has no drive ${target}`);
  if (drive.path === path) return;
  if (path !== undefined && !host.files.has(path)) throw new SimulatedFailure(`${path} is missing`);
  if (machine.guest.mounts.has(drive.path ?? '')) throw new SimulatedFailure(`${target} is locked`);
  const { path: _path, ...empty } = drive;
  replaceDisk(machine, path === undefined ? empty : { ...empty, path });
}

function findAttached({ name, running }: RunningMachine, path: string): ActualDisk {
  const disk = running.disks.find((other) => other.path === path);
  if (disk === undefined) throw new SimulatedFailure(`${name} runs without ${path}`);
  return disk;
}

function replaceDisk(machine: RunningMachine, disk: ActualDisk): void {
  const disks = machine.running.disks.map((other) => (other.target === disk.target ? disk : other));
  machine.running = { ...machine.running, disks };
}
