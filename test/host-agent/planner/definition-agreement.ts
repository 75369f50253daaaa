import type { ActualCpu, ActualDisk, MachineAllocation } from '../../../host-agent/inventory';
import { cdromTarget, type Plan, type PlanMachine } from '../../../lib/plan';
import {
  allocationOf,
  givenMiBOf,
  onlineVcpusOf,
  pathOf,
  type SimulatedMachine,
} from '../../support/simulated-host';

/** What libvirt writes for "no weight stated" once one has been taken back. */
const SHARES_DEFAULT = 1024;

/** Where the definitions of a machine are not what the plan says; `isDeferred`: what runs may wait for its next start. */
export function definitionDisagreements(
  plan: Plan,
  { stored: machine, running: started }: { readonly stored: PlanMachine; readonly running: PlanMachine },
  actual: SimulatedMachine,
  isDeferred: boolean,
): readonly string[] {
  if (actual.stored === undefined) return ['it is not stored'];
  const stored = {
    ...canonicalMachine(plan, machine, actual.stored),
    ...storedOnly(machine, actual.stored),
  };
  const wanted = wantedLike(plan, machine, actual.stored);
  const wantedStored = { ...canonicalMachine(plan, machine, wanted), ...storedOnly(machine, wanted) };
  const wrongStored = differences('stored', stored, wantedStored);
  if (actual.running === undefined || isDeferred) return wrongStored;
  const running = { ...canonicalMachine(plan, started, actual.running), ...givenNow(actual) };
  const wantedRunning = {
    ...canonicalMachine(plan, started, wantedLike(plan, started, actual.running)),
    vcpus: machine.vcpus.current,
    memoryMiB: machine.memory.currentMiB,
  };
  return [...wrongStored, ...differences('running', running, wantedRunning)];
}

type Canonical = Readonly<Record<string, unknown>>;

function differences(which: string, actual: Canonical, wanted: Canonical): readonly string[] {
  return Object.keys(wanted).flatMap((field) => {
    const [is, should] = [JSON.stringify(actual[field]), JSON.stringify(wanted[field])];
    return is === should ? [] : [`${which} ${field} is ${is}, not ${should}`];
  });
}

/** `auto` may have become either, so the definition is compared with what it would be under the same acceleration. */
function wantedLike(
  plan: Plan,
  machine: PlanMachine,
  { acceleration }: MachineAllocation,
): MachineAllocation {
  const { acceleration: stated } = plan.host;
  const like = acceleration === 'kvm' ? 'kvm' : 'tcg';
  return allocationOf(plan, machine, stated === 'auto' ? like : stated);
}

/** What both definitions show alike. */
function canonicalMachine(plan: Plan, machine: PlanMachine, definition: MachineAllocation): Canonical {
  const { boot, vcpus, memory } = definition;
  return {
    acceleration: definition.acceleration,
    architecture: definition.architecture,
    machineType: definition.machineType,
    firmware: [definition.firmware, definition.secureBoot, definition.tpm],
    devices: [definition.serialConsole, definition.guestAgent, definition.rng],
    boot: boot.kind === 'disk' ? boot.kind : Object.entries(boot).sort(),
    // Head-room that nobody asked for may be any, as long as what is given fits below it.
    vcpusMaximum: machine.vcpus.ceiling === 'stated' ? vcpus.maximum : vcpus.maximum >= machine.vcpus.current,
    memoryMaximum:
      machine.memory.ceiling === 'stated'
        ? memory.maximumMiB
        : memory.maximumMiB >= machine.memory.currentMiB,
    hugepages: memory.hugepages,
    cpu: canonicalCpu(machine, definition.cpu),
    disks: canonicalDisks(plan, machine, definition),
    nics: definition.nics
      .map(({ mtu, ...nic }) => {
        const stated = machine.nics.find(({ mac }) => mac === nic.mac)?.mtu !== undefined;
        return JSON.stringify(Object.entries(stated ? { ...nic, mtu } : nic).sort());
      })
      .sort(),
  };
}

/** What the running definition does not show, or shows as something else. */
function storedOnly(machine: PlanMachine, definition: MachineAllocation): Canonical {
  const { boot, disks } = definition;
  return {
    description: machine.description === undefined ? undefined : definition.description,
    cpuModel: [definition.cpuMode, definition.cpuModel],
    vcpus: definition.vcpus.current,
    memoryMiB: [definition.memory.currentMiB, definition.memory.bootMiB],
    bootOrder:
      boot.kind === 'disk'
        ? boot.order.map((target) => disks.find((disk) => disk.target === target)?.path ?? target)
        : undefined,
  };
}

/** What the guest has in the end: an unplugged vCPU and one that it leaves alone are the same to it. */
function givenNow(actual: SimulatedMachine): Canonical {
  return { vcpus: onlineVcpusOf(actual), memoryMiB: givenMiBOf(actual) };
}

/** Free to run anywhere, and of the usual weight, is the same whether or not it is said. */
function canonicalCpu(machine: PlanMachine, cpu: ActualCpu): Canonical {
  const isFree = (hostCpus: readonly number[]): boolean => hostCpus.length >= FREE_CPUS_MIN;
  const emulator = cpu.emulatorHostCpus ?? [];
  return {
    topology: machine.cpu.topology === undefined ? undefined : Object.entries(cpu.topology ?? {}).sort(),
    shares: cpu.shares ?? SHARES_DEFAULT,
    limitPercent: cpu.limitPercent,
    pinning: cpu.pinning.filter(({ hostCpus }) => !isFree(hostCpus)),
    emulator: isFree(emulator) ? [] : emulator,
  };
}

/** No plan of the worlds names as many, and no host of theirs has fewer. */
const FREE_CPUS_MIN = 5;

/** Disks by their files, media by their drives; what somebody put into other drives is nobody's business. */
function canonicalDisks(plan: Plan, machine: PlanMachine, { disks }: MachineAllocation): readonly unknown[] {
  const seed = machine.cloudInit === undefined ? undefined : pathOf(plan, machine.cloudInit);
  const drives = new Set(machine.cdroms.map((_cdrom, index) => cdromTarget(index)));
  const canonical = (disk: ActualDisk): unknown => {
    const { target, ...rest } = disk;
    if (disk.device !== 'cdrom') return Object.entries(rest).sort();
    if (drives.has(target)) return ['drive', target, disk.path];
    return disk.path === seed && seed !== undefined ? ['seed', seed] : undefined;
  };
  return disks
    .map((disk) => JSON.stringify(canonical(disk)))
    .filter((text) => text !== undefined)
    .sort();
}
