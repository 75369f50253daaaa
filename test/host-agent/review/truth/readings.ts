import type { FieldValue } from '../../../../host-agent/planner';
import type { NetworkSettings } from '../../../../host-agent/inventory';
import type { Plan } from '../../../../lib/plan';
import {
  pathOf,
  type SimulatedHost,
  type SimulatedMachine,
  type SimulatedNetwork,
} from '../../../support/simulated-host';

const BYTES_PER_MIB = 1024 * 1024;
/** What libvirt writes for "no weight stated" once one has been taken back. */
const SHARES_DEFAULT = 1024;

/** One value, or those of a list; absent and empty are what a change without `from` or `to` says. */
export type Reading = FieldValue | undefined;

/**
 * Fields of everything on a host, by `machine <uuid> <field>` and the like, read without the planner: what announced changes are held
 * against. The plan says which file a disk is.
 */
export function readingsOf(host: SimulatedHost, plan: Plan): ReadonlyMap<string, Reading> {
  const readings = new Map<string, Reading>();
  const note = (object: string, fields: Readonly<Record<string, Reading>>): void => {
    for (const [field, value] of Object.entries(fields)) readings.set(`${object} ${field}`, value);
  };
  for (const machine of host.machines.values()) note(`machine ${machine.uuid}`, machineFields(machine));
  for (const network of host.networks.values()) note(`network ${network.uuid}`, networkFields(network));
  for (const { uuid, disks } of plan.machines) {
    for (const disk of disks) {
      const file = host.files.get(pathOf(plan, disk));
      if (file === undefined) continue;
      note(`machine ${uuid}`, { [`disks.${disk.name}.sizeMiB`]: file.capacityBytes / BYTES_PER_MIB });
    }
  }
  return readings;
}

function machineFields(machine: SimulatedMachine): Readonly<Record<string, Reading>> {
  const { stored, ownership } = machine;
  const mark = ownership.kind === 'ours' ? ownership.mark : undefined;
  const shares = stored?.cpu.shares;
  return {
    name: machine.name,
    autostart: machine.autostart,
    powerState: machine.state,
    key: mark?.key,
    protect: mark?.protect,
    'vcpus.current': stored?.vcpus.current,
    'vcpus.maximum': stored?.vcpus.maximum,
    'memory.currentMiB': stored?.memory.currentMiB,
    'memory.bootMiB': stored?.memory.bootMiB,
    'memory.maximumMiB': stored?.memory.maximumMiB,
    'memory.hugepages': stored?.memory.hugepages,
    'cpu.shares': shares === SHARES_DEFAULT ? undefined : shares,
    'cpu.limitPercent': stored?.cpu.limitPercent,
    acceleration: stored?.acceleration,
    machineType: stored?.machineType,
    firmware: stored?.firmware,
    secureBoot: stored?.secureBoot,
    tpm: stored?.tpm,
    serialConsole: stored?.serialConsole,
    guestAgent: stored?.guestAgent,
    rng: stored?.rng,
    'boot.kind': stored?.boot.kind,
  };
}

function networkFields({ stored, autostart }: SimulatedNetwork): Readonly<Record<string, Reading>> {
  return {
    autostart,
    mode: stored?.mode,
    bridgeName: stored?.bridgeName,
    mtu: stored?.mtu,
    ...listsOf(stored),
  };
}

/** Fields whose changes come entry by entry: one `from` for each that goes, one `to` for each that comes. */
export const LISTS: ReadonlySet<string> = new Set(['ipv4.dhcpRange', 'ipv4.reservations', 'dns.hosts']);

function listsOf(settings: NetworkSettings | undefined): Readonly<Record<string, readonly string[]>> {
  const range = settings?.ipv4?.dhcpRange;
  return {
    'ipv4.dhcpRange': range === undefined ? [] : [`${range.start}-${range.end}`],
    'ipv4.reservations': (settings?.ipv4?.reservations ?? []).map(({ address, mac, name }) =>
      [address, mac, name].filter((part) => part !== undefined).join(' '),
    ),
    'dns.hosts': (settings?.dnsHosts ?? []).map(({ address, names }) => [address, ...names].join(' ')),
  };
}
