import {
  errorNumber,
  readDomain,
  type DomainApi,
  type InterfaceAddresses,
} from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { readDisk } from './disk-file';
import { memoryIn } from './domain-xml';
import type { SimulatedDomain, SimulatedGuest } from './state';
import type { SimulatedWorld } from './world';
import { parseAny } from './xml';

/** A Linux guest counts memory in pieces of this size. */
const BLOCK_KIB = 128 * 1024;

/** What a guest of ours keeps for itself. */
const USED_KIB = 64 * 1024;

type Command = { readonly execute: string; readonly arguments?: Readonly<Record<string, unknown>> };

interface Running {
  readonly domain: SimulatedDomain;
  readonly guest: SimulatedGuest;
  readonly xml: string;
}

/** Guests, as far as they are asked by their agents and their balloons. */
export function simulatedGuests(
  world: SimulatedWorld,
): Pick<DomainApi, 'agentCommand' | 'interfaceAddresses' | 'memoryStatistics'> {
  const find = (reference: { readonly name: string; readonly uuid: string }): Running => {
    const domain = world.runningDomain(reference);
    const { guest, runningXml: xml } = domain;
    if (guest === undefined || guest.frozen || !guest.connected) {
      throw libvirtError(errorNumber.agentUnresponsive, 'Guest agent is not responding');
    }
    return { domain, guest, xml };
  };
  return {
    agentCommand: async (reference, command) =>
      JSON.stringify({ return: answer(find(reference), JSON.parse(command) as Command) }),
    interfaceAddresses: async (reference) => addressesOf(find(reference)),
    memoryStatistics: async (reference) => {
      const { guest, runningXml } = world.runningDomain(reference);
      if (guest === undefined || guest.frozen || !guest.connected) return new Map();
      const { totalKiB, pluggedKiB } = memoryIn(parseAny(runningXml));
      const available = totalKiB - pluggedKiB + guest.onlineKiB;
      return new Map([
        ['actual', totalKiB],
        ['available', available],
        ['usable', Math.max(0, available - USED_KIB)],
        ['last-update', Math.floor(world.nowMs() / 1000)],
      ]);
    },
  };
}

/** Every NIC on a network of ours has the address that ends as its MAC address does. */
function addressesOf({ xml }: Running): readonly InterfaceAddresses[] {
  return readDomain(xml).devices.interfaces.map(({ macAddress = '' }, index) => {
    const [, , , , subnet = '', host = ''] = macAddress.split(':');
    const address = `10.94.${Number(subnet)}.${Number(host)}`;
    return {
      interface: `eth${index}`,
      mac: macAddress,
      addresses: [{ family: 'ipv4', address, prefix: 24 }],
    };
  });
}

function answer(running: Running, command: Command): unknown {
  const { guest, xml } = running;
  const words = command.arguments ?? {};
  switch (command.execute) {
    case 'guest-ping':
      return {};
    case 'guest-get-vcpus':
      return Array.from({ length: readDomain(xml).vcpus.current }, (_, id) => ({
        'logical-id': id,
        online: id < guest.onlineVcpus,
        'can-offline': id > 0,
      }));
    case 'guest-set-vcpus':
      return setVcpus(guest, words['vcpus'] as readonly { readonly online: boolean }[]);
    case 'guest-get-memory-blocks':
      return blocksOf(running);
    case 'guest-get-memory-block-info':
      return { size: BLOCK_KIB * 1024 };
    case 'guest-set-memory-blocks':
      return setBlocks(
        guest,
        words['mem-blks'] as readonly { readonly 'phys-index': number; readonly online: boolean }[],
      );
    case 'guest-exec':
      return { pid: run(running, words['arg'] as readonly string[]) };
    case 'guest-exec-status':
      return executionOf(running, Number(words['pid']));
    default:
      throw libvirtError(errorNumber.internalError, `The command ${command.execute} has not been found`);
  }
}

/** vCPUs are switched one after the other from the end, as whoever asks does it. */
function setVcpus(guest: SimulatedGuest, vcpus: readonly { readonly online: boolean }[]): number {
  for (const { online } of vcpus) guest.onlineVcpus += online ? 1 : -1;
  return vcpus.length;
}

function blocksOf({ guest, xml }: Running): readonly object[] {
  const { pluggedKiB } = memoryIn(parseAny(xml));
  return Array.from({ length: Math.ceil(pluggedKiB / BLOCK_KIB) }, (_, index) => ({
    'phys-index': index,
    online: (index + 1) * BLOCK_KIB <= guest.onlineKiB,
    'can-offline': true,
  }));
}

function setBlocks(
  guest: SimulatedGuest,
  blocks: readonly { readonly 'phys-index': number; readonly online: boolean }[],
): readonly object[] {
  return blocks.map((block) => {
    guest.onlineKiB += block.online ? BLOCK_KIB : -BLOCK_KIB;
    return { 'phys-index': block['phys-index'], response: 'success' };
  });
}

/** Programs end at once. Their number says what they have printed: a disk's place in the definition, or nothing. */
const PID_OF_FIRST_DISK = 1000;
const PID_OF_NOTHING = 1;

/** The one program that prints something is asked for a disk by its serial number; all others bring memory online. */
function run({ guest, xml }: Running, words: readonly string[]): number {
  const { disks } = readDomain(xml).devices;
  const [, , name, serial] = words;
  if (name === 'look-at-disk') {
    const index = disks.findIndex((disk) => disk.serial === serial);
    return index < 0 ? PID_OF_NOTHING : PID_OF_FIRST_DISK + index;
  }
  guest.onlineKiB = memoryIn(parseAny(xml)).pluggedKiB;
  return PID_OF_NOTHING;
}

function executionOf({ xml }: Running, pid: number): object {
  const disk = readDomain(xml).devices.disks[pid - PID_OF_FIRST_DISK];
  const printed =
    disk?.source === undefined ? '' : `disk ${disk.target.device} ${readDisk(disk.source).capacityBytes}\n`;
  return { exited: true, exitcode: 0, 'out-data': Buffer.from(printed).toString('base64') };
}
