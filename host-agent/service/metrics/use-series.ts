import type { AgentStatus } from '../status/types';
import type { MachineUse, UseSample } from '../use/types';
import { series, type Series } from './series';
import type { MetricName } from './table';

const BYTES_PER_MIB = 1024 * 1024;
const NANOSECONDS_PER_SECOND = 1e9;

/**
 * What the machines of the status use. Others on the host are left out: how many there are is in the status, and whoever runs
 * them watches them. Counters begin anew when a machine does, as Prometheus expects of counters.
 */
export function useSeries(
  machines: AgentStatus['machines'],
  sample: UseSample | undefined,
): readonly Series[] {
  const names = new Map(machines.map(({ uuid, name }) => [uuid, name]));
  return [
    series('fleetwright_use_available', {}, sample === undefined ? 0 : 1),
    ...(sample?.machines ?? []).flatMap((use) => {
      const machine = names.get(use.uuid);
      return machine === undefined ? [] : machineSeries(machine, use);
    }),
  ];
}

function machineSeries(machine: string, { cpu, memory, disks, nics }: MachineUse): readonly Series[] {
  return [
    series(
      'fleetwright_machine_cpu_seconds_total',
      { machine },
      cpu.usedNanoseconds / NANOSECONDS_PER_SECOND,
    ),
    ...(cpu.delayNanoseconds === undefined
      ? []
      : [
          series(
            'fleetwright_machine_cpu_delay_seconds_total',
            { machine },
            cpu.delayNanoseconds / NANOSECONDS_PER_SECOND,
          ),
        ]),
    series('fleetwright_machine_vcpus', { machine }, cpu.vcpus),
    ...memorySeries(machine, memory),
    ...disks.flatMap((disk) => diskSeries({ machine, target: disk.target }, disk)),
    ...nics.flatMap((nic) => nicSeries({ machine, interface: nic.interface }, nic)),
  ];
}

type MemoryMetric = Extract<MetricName, `fleetwright_machine_memory_${string}`>;

function memorySeries(machine: string, memory: MachineUse['memory']): readonly Series[] {
  const inBytes = (name: MemoryMetric, mebibytes: number | undefined): readonly Series[] =>
    mebibytes === undefined ? [] : [series(name, { machine }, mebibytes * BYTES_PER_MIB)];
  return [
    ...inBytes('fleetwright_machine_memory_balloon_bytes', memory.balloonMiB),
    ...inBytes('fleetwright_machine_memory_maximum_bytes', memory.maximumMiB),
    ...inBytes('fleetwright_machine_memory_unused_bytes', memory.unusedMiB),
    ...inBytes('fleetwright_machine_memory_usable_bytes', memory.usableMiB),
    ...inBytes('fleetwright_machine_memory_resident_bytes', memory.residentMiB),
  ];
}

function diskSeries(
  labels: { readonly machine: string; readonly target: string },
  disk: MachineUse['disks'][number],
): readonly Series[] {
  return [
    series('fleetwright_machine_disk_read_bytes_total', labels, disk.readBytes),
    series('fleetwright_machine_disk_written_bytes_total', labels, disk.writtenBytes),
    series('fleetwright_machine_disk_reads_total', labels, disk.reads),
    series('fleetwright_machine_disk_writes_total', labels, disk.writes),
    series(
      'fleetwright_machine_disk_read_seconds_total',
      labels,
      disk.readNanoseconds / NANOSECONDS_PER_SECOND,
    ),
    series(
      'fleetwright_machine_disk_write_seconds_total',
      labels,
      disk.writeNanoseconds / NANOSECONDS_PER_SECOND,
    ),
  ];
}

function nicSeries(
  labels: { readonly machine: string; readonly interface: string },
  nic: MachineUse['nics'][number],
): readonly Series[] {
  return [
    series('fleetwright_machine_network_receive_bytes_total', labels, nic.receivedBytes),
    series('fleetwright_machine_network_transmit_bytes_total', labels, nic.sentBytes),
    series('fleetwright_machine_network_receive_packets_total', labels, nic.receivedPackets),
    series('fleetwright_machine_network_transmit_packets_total', labels, nic.sentPackets),
    series('fleetwright_machine_network_drops_total', labels, nic.drops),
    series('fleetwright_machine_network_errors_total', labels, nic.errors),
  ];
}
