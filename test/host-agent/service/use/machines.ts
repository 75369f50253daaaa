import { createHash } from 'node:crypto';
import type { MachineUse, UseSample } from '../../../../host-agent/service/use/types';

/** A machine's use where only the figures of interest are stated; the others are 0. */
export function machineUse(
  name: string,
  figures: {
    readonly cpu?: Partial<MachineUse['cpu']>;
    readonly memory?: Partial<MachineUse['memory']>;
    readonly disk?: Partial<MachineUse['disks'][number]>;
    readonly nic?: Partial<MachineUse['nics'][number]>;
    readonly pausedBecause?: string;
  } = {},
): MachineUse {
  return {
    name,
    uuid: uuidOf(name),
    ...(figures.pausedBecause === undefined ? {} : { pausedBecause: figures.pausedBecause }),
    cpu: { usedNanoseconds: 0, vcpus: 1, ...figures.cpu },
    memory: { balloonMiB: 1024, maximumMiB: 1024, ...figures.memory },
    disks: [
      {
        target: 'vda',
        readBytes: 0,
        writtenBytes: 0,
        reads: 0,
        writes: 0,
        readNanoseconds: 0,
        writeNanoseconds: 0,
        ...figures.disk,
      },
    ],
    nics: [
      {
        interface: 'vnet0',
        receivedBytes: 0,
        sentBytes: 0,
        receivedPackets: 0,
        sentPackets: 0,
        drops: 0,
        errors: 0,
        ...figures.nic,
      },
    ],
  };
}

export const sampleOf = (monotonicMs: number, ...machines: readonly MachineUse[]): UseSample => ({
  monotonicMs,
  machines,
});

/** The same for the same name, so that tests can speak of machines by name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `00000000-0000-4000-8000-${hex}`;
}
