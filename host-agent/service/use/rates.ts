import type { MachineRates, MachineUse, UseSample } from './types';

const NANOSECONDS_PER_MS = 1e6;
const MS_PER_SECOND = 1000;

/**
 * What the machines of the later sample used since the earlier one, in its order. A machine that was started in between is left
 * out: its counters began anew.
 */
export function ratesBetween(earlier: UseSample, later: UseSample): readonly MachineRates[] {
  const elapsedMs = later.monotonicMs - earlier.monotonicMs;
  if (elapsedMs <= 0) return [];
  const before = new Map(earlier.machines.map((machine) => [machine.uuid, machine]));
  return later.machines.flatMap((machine) => {
    const previous = before.get(machine.uuid);
    return previous === undefined || hasBegunAnew(previous, machine)
      ? []
      : [ratesOf(previous, machine, elapsedMs)];
  });
}

/** CPU time is what every machine has, and it only grows while the machine runs. */
export function hasBegunAnew(earlier: MachineUse, later: MachineUse): boolean {
  return later.cpu.usedNanoseconds < earlier.cpu.usedNanoseconds;
}

function ratesOf(earlier: MachineUse, later: MachineUse, elapsedMs: number): MachineRates {
  const perSecond = (amount: number): number => (amount * MS_PER_SECOND) / elapsedMs;
  const disks = (of: (disk: MachineUse['disks'][number]) => number): number =>
    perSecond(growth(earlier.disks, later.disks, ({ target }) => target, of));
  const nics = (of: (nic: MachineUse['nics'][number]) => number): number =>
    perSecond(growth(earlier.nics, later.nics, (nic) => nic.interface, of));
  const stealPercent = stealBetween(earlier, later);
  const memoryUsedMiB = memoryUsed(later);
  return {
    name: later.name,
    cpuPercent:
      ((later.cpu.usedNanoseconds - earlier.cpu.usedNanoseconds) / (elapsedMs * NANOSECONDS_PER_MS)) * 100,
    ...(stealPercent === undefined ? {} : { stealPercent }),
    memoryMiB: later.memory.balloonMiB,
    ...(memoryUsedMiB === undefined ? {} : { memoryUsedMiB }),
    readBytesPerSecond: disks(({ readBytes }) => readBytes),
    writtenBytesPerSecond: disks(({ writtenBytes }) => writtenBytes),
    receivedBytesPerSecond: nics(({ receivedBytes }) => receivedBytes),
    sentBytesPerSecond: nics(({ sentBytes }) => sentBytes),
  };
}

/** Unplugged vCPUs take their delay with them; then it is not known. */
function stealBetween(earlier: MachineUse, later: MachineUse): number | undefined {
  if (earlier.cpu.delayNanoseconds === undefined || later.cpu.delayNanoseconds === undefined)
    return undefined;
  const delayed = later.cpu.delayNanoseconds - earlier.cpu.delayNanoseconds;
  if (delayed < 0) return undefined;
  const wanted = delayed + later.cpu.usedNanoseconds - earlier.cpu.usedNanoseconds;
  return wanted === 0 ? 0 : (delayed / wanted) * 100;
}

/** What the guest could give back counts as not used; old guests know only what they do not use at all. */
function memoryUsed({ memory }: MachineUse): number | undefined {
  const free = memory.usableMiB ?? memory.unusedMiB;
  return free === undefined ? undefined : Math.max(0, memory.balloonMiB - free);
}

/** Sum over the devices that both have; one that was plugged in meanwhile, or anew under the same name, has grown by all that it shows. */
function growth<Device>(
  earlier: readonly Device[],
  later: readonly Device[],
  nameOf: (device: Device) => string,
  amountOf: (device: Device) => number,
): number {
  const before = new Map(earlier.map((device) => [nameOf(device), amountOf(device)]));
  return later.reduce((sum, device) => {
    const now = amountOf(device);
    const was = before.get(nameOf(device)) ?? 0;
    return sum + (now < was ? now : now - was);
  }, 0);
}
