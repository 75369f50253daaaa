import type { DomainStatistics, LibvirtHost, StatisticsGroup } from '../../libvirt';
import type { MachineUse, UseSample } from './types';

/** What a sample is made of. `state` says which machines are paused, and why. */
const GROUPS: readonly StatisticsGroup[] = ['state', 'cpu-total', 'balloon', 'vcpu', 'interface', 'block'];

const KIB_PER_MIB = 1024;

/**
 * A driver could name any count of vCPUs, disks or NICs; more than this is no machine of ours (plans allow 4096 vCPUs, and far
 * fewer of the others).
 */
const INDEXES_MAX = 4096;

/**
 * What every active machine uses, in one call that only reads. A machine that is busy with another call gives what can be had
 * without QEMU. So one that hangs holds up the first call that meets it, which ends with its time, and none after that: the
 * daemon still waits for the first. @throws LibvirtFailure
 */
export async function readUse(libvirt: LibvirtHost, monotonicMs: number): Promise<UseSample> {
  const statistics = await libvirt.domains.statistics({
    groups: GROUPS,
    activeOnly: true,
    withoutWaiting: true,
  });
  return { monotonicMs, machines: statistics.flatMap(machineOf) };
}

/** Nothing for a machine whose CPU time is not known: it has ended meanwhile, and would look as if it had used none. */
function machineOf({ domain, parameters, pausedBecause }: DomainStatistics): readonly MachineUse[] {
  const figures = figuresOf(parameters);
  const usedNanoseconds = figures.tryNumber('cpu.time');
  if (usedNanoseconds === undefined) return [];
  return [
    {
      name: domain.name,
      uuid: domain.uuid,
      ...(pausedBecause === undefined ? {} : { pausedBecause }),
      cpu: {
        usedNanoseconds,
        vcpus: figures.number('vcpu.current'),
        ...optional('delayNanoseconds', delayOf(figures)),
      },
      memory: memoryOf(figures),
      disks: figures.each('block').flatMap((prefix) => diskOf(figures, prefix)),
      nics: figures.each('net').flatMap((prefix) => nicOf(figures, prefix)),
    },
  ];
}

/** vCPUs that are unplugged leave gaps in the numbers, so all up to the maximum are looked at. */
function delayOf(figures: Figures): number | undefined {
  const delays = figures
    .each('vcpu', 'vcpu.maximum')
    .map((prefix) => figures.tryNumber(`${prefix}.delay`))
    .filter((delay) => delay !== undefined);
  return delays.length === 0 ? undefined : delays.reduce((sum, delay) => sum + delay, 0);
}

function memoryOf(figures: Figures): MachineUse['memory'] {
  const mebibytes = (name: string): number | undefined => {
    const kibibytes = figures.tryNumber(name);
    return kibibytes === undefined ? undefined : kibibytes / KIB_PER_MIB;
  };
  return {
    balloonMiB: mebibytes('balloon.current') ?? 0,
    maximumMiB: mebibytes('balloon.maximum') ?? 0,
    ...optional('unusedMiB', mebibytes('balloon.unused')),
    ...optional('usableMiB', mebibytes('balloon.usable')),
    ...optional('residentMiB', mebibytes('balloon.rss')),
  };
}

/** Nothing for an empty drive, which has a name and no figures. */
function diskOf(figures: Figures, prefix: string): MachineUse['disks'] {
  const target = figures.tryText(`${prefix}.name`);
  if (target === undefined || figures.tryNumber(`${prefix}.rd.bytes`) === undefined) return [];
  return [
    {
      target,
      ...optional('path', figures.tryText(`${prefix}.path`)),
      readBytes: figures.number(`${prefix}.rd.bytes`),
      writtenBytes: figures.number(`${prefix}.wr.bytes`),
      reads: figures.number(`${prefix}.rd.reqs`),
      writes: figures.number(`${prefix}.wr.reqs`),
      readNanoseconds: figures.number(`${prefix}.rd.times`),
      writeNanoseconds: figures.number(`${prefix}.wr.times`),
    },
  ];
}

/** libvirt says of a NIC's figures what the host's end of it sees, turned round: received is what the guest received. */
function nicOf(figures: Figures, prefix: string): MachineUse['nics'] {
  const name = figures.tryText(`${prefix}.name`);
  if (name === undefined || figures.tryNumber(`${prefix}.rx.bytes`) === undefined) return [];
  return [
    {
      interface: name,
      receivedBytes: figures.number(`${prefix}.rx.bytes`),
      sentBytes: figures.number(`${prefix}.tx.bytes`),
      receivedPackets: figures.number(`${prefix}.rx.pkts`),
      sentPackets: figures.number(`${prefix}.tx.pkts`),
      drops: figures.number(`${prefix}.rx.drop`) + figures.number(`${prefix}.tx.drop`),
      errors: figures.number(`${prefix}.rx.errs`) + figures.number(`${prefix}.tx.errs`),
    },
  ];
}

interface Figures {
  tryNumber(name: string): number | undefined;
  /** 0 where there is none. */
  number(name: string): number;
  tryText(name: string): string | undefined;
  /** `block.0`, `block.1`, … as many as the count says. */
  each(group: string, count?: string): readonly string[];
}

/** 64-bit counters are exact as numbers up to 2^53: 104 days of CPU time in nanoseconds, and beyond that off by one in 10^15. */
function figuresOf(parameters: DomainStatistics['parameters']): Figures {
  const tryNumber = (name: string): number | undefined => {
    const value = parameters.get(name);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  };
  return {
    tryNumber,
    number: (name) => tryNumber(name) ?? 0,
    tryText: (name) => {
      const value = parameters.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    each: (group, count = `${group}.count`) =>
      Array.from(
        { length: Math.max(0, Math.min(tryNumber(count) ?? 0, INDEXES_MAX)) },
        (_, index) => `${group}.${index}`,
      ),
  };
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler takes a computed key for any string
  return (value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}
