import * as fc from 'fast-check';
import type { MachineAllocation, Ownership } from '../../../host-agent/inventory';
import {
  givenMiBOf,
  newMachine,
  stopMachine,
  stopNetwork,
  type SimulatedHost,
} from '../../support/simulated-host';
import { toHost, toMachine, withStored, type Disturbance } from './disturbance';
import { inTheGuest } from './guest-disturbances';
import { uuidOf } from './sample-plan';

const FOREIGN: Ownership = { kind: 'foreign' };
const MIB = 1024 * 1024;

/** A stranger's machine; `definition` gives it disks and NICs. */
function stranger(
  host: SimulatedHost,
  options: {
    readonly name: string;
    readonly uuid: string;
    readonly path?: string;
    readonly network?: string;
  },
): void {
  const { name, uuid, path, network } = options;
  if (host.machines.has(uuid) || [...host.machines.values()].some((machine) => machine.name === name)) return;
  const definition: MachineAllocation = {
    vcpus: { current: 1, maximum: 1, removable: 0 },
    cpu: { pinning: [] },
    memory: { currentMiB: 64, bootMiB: 64, maximumMiB: 64, hugepages: false },
    acceleration: 'tcg',
    architecture: 'x86_64',
    machineType: 'pc',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    cpuMode: 'maximum',
    boot: { kind: 'disk', order: [] },
    disks:
      path === undefined
        ? []
        : [
            {
              device: 'disk',
              target: 'vda',
              bus: 'virtio',
              path,
              cache: 'none',
              discard: 'ignore',
              readonly: false,
            },
          ],
    nics:
      network === undefined
        ? []
        : [
            {
              mac: '52:54:00:ff:00:01',
              attachment: { kind: 'network', name: network },
              model: 'virtio',
              linkUp: true,
            },
          ],
    freePciSlots: 4,
    scsiController: false,
    serialConsole: true,
    guestAgent: false,
    rng: false,
  };
  host.machines.set(uuid, {
    ...newMachine({ name, uuid }),
    state: 'running',
    stored: definition,
    running: definition,
  });
}

const byHand = [
  toMachine('stop machine', (machine, host) => stopMachine(host, machine)),
  toMachine('pause machine', (machine) => {
    if (machine.running !== undefined) machine.state = 'paused';
  }),
  toMachine('crash machine', (machine) => {
    if (machine.running !== undefined) machine.state = 'crashed';
  }),
  toMachine('shut machine down', (machine) => {
    if (machine.running !== undefined) machine.state = 'stopping';
  }),
  toMachine('save machine', (machine, host) => {
    const { running } = machine;
    if (running === undefined) return;
    const saved = { ...running, memory: { ...running.memory, currentMiB: givenMiBOf(machine) } };
    stopMachine(host, machine);
    machine.saved = saved;
  }),
  toMachine('delete machine', (machine, host) => host.machines.delete(machine.uuid)),
  toMachine('undefine running machine', (machine) => {
    if (machine.running === undefined) return;
    machine.persistent = false;
    machine.stored = undefined;
  }),
  toMachine('edit machine', (machine) =>
    withStored(machine, { vcpus: { current: 1, maximum: 7, removable: 0 } }),
  ),
  toMachine('balloon machine', (machine) => {
    if (machine.running !== undefined) {
      machine.running = { ...machine.running, memory: { ...machine.running.memory, currentMiB: 33 } };
    }
  }),
  toMachine('change running machine', (machine) => {
    if (machine.running !== undefined) machine.running = { ...machine.running, rng: !machine.running.rng };
  }),
  toMachine('switch autostart', (machine) => {
    machine.autostart = !machine.autostart;
  }),
  toMachine('drop mark', (machine) => {
    machine.ownership = FOREIGN;
  }),
  toMachine('break mark', (machine) => {
    machine.ownership = { kind: 'unreadable-mark', reason: 'version 9' };
  }),
  toMachine('give machine to another host', (machine) => {
    if (machine.ownership.kind === 'ours') {
      machine.ownership = { kind: 'ours', mark: { ...machine.ownership.mark, host: 'kvm-2' } };
    }
  }),
  toMachine('rename machine', (machine) => {
    machine.name = `${machine.name}-old`;
  }),
  toMachine('protect machine', (machine) => {
    if (machine.ownership.kind === 'ours') {
      machine.ownership = { kind: 'ours', mark: { ...machine.ownership.mark, protect: true } };
    }
  }),
  toMachine('make machine unreadable', (machine, host) =>
    host.unreadable.push({ kind: 'machine', name: machine.name, uuid: machine.uuid, reason: 'bad XML' }),
  ),
  toMachine('put a snapshot on the disk', (machine, host) => {
    const path = machine.stored?.disks[0]?.path;
    if (path !== undefined && host.files.has(path)) host.writeFile(`${path}.snap`, { backingPath: path });
  }),
  toMachine('delete the disk', (machine, host) => host.files.delete(machine.stored?.disks[0]?.path ?? '')),
  toMachine('attach the disk elsewhere', (machine, host) => {
    const path = machine.stored?.disks[0]?.path;
    if (path !== undefined) stranger(host, { name: 'thief', uuid: uuidOf(901), path });
  }),
  toHost('lose the records', (host) => {
    host.records.pools = [];
    host.records.images = [];
    host.records.volumes = [];
  }),
  toHost('stop network', (host) => {
    for (const network of host.networks.values()) if (network.name === 'lan') stopNetwork(host, network);
  }),
  toHost('delete network', (host) => {
    const network = host.networks.get(uuidOf(200));
    if (network === undefined) return;
    stopNetwork(host, network);
    host.networks.delete(network.uuid);
  }),
  toHost('undefine network', (host) => {
    const network = host.networks.get(uuidOf(200));
    if (network?.running !== undefined) network.stored = undefined;
  }),
  toHost('edit network entries', (host) => {
    const network = host.networks.get(uuidOf(200));
    if (network?.running === undefined) return;
    network.running = { ...network.running, dnsHosts: [{ address: '10.0.1.250', names: ['other'] }] };
  }),
  toHost('make network unreadable', (host) =>
    host.unreadable.push({ kind: 'network', name: 'lan', reason: 'bad XML' }),
  ),
  toHost('stop pool', (host) => {
    for (const pool of host.pools.values()) if (pool.name === 'default') pool.active = false;
  }),
  toHost('forget pool', (host) => host.pools.delete(uuidOf(100))),
  toHost('delete image', (host) => host.files.delete('/pools/default/base-1.qcow2')),
  toHost('make volume unreadable', (host) =>
    host.unreadable.push({ kind: 'volume', name: 'alpha-root.qcow2', reason: 'bad header' }),
  ),
  toHost('take a name', (host) => stranger(host, { name: 'alpha', uuid: uuidOf(902) })),
  toHost('take a UUID', (host) => stranger(host, { name: 'taker', uuid: uuidOf(2) })),
  toHost('use our network', (host) => stranger(host, { name: 'guest', uuid: uuidOf(903), network: 'lan' })),
  toHost('overlap our subnet', (host) => {
    host.networks.set(uuidOf(904), {
      name: 'theirs',
      uuid: uuidOf(904),
      ownership: FOREIGN,
      autostart: true,
      stored: {
        mode: 'nat',
        ipv4: { cidr: '10.0.2.128/25', gateway: '10.0.2.129', reservations: [] },
        dnsHosts: [],
      },
      running: undefined,
    });
  }),
  toHost('take the directory', (host) => {
    if ([...host.pools.values()].some((pool) => pool.path === '/pools/fast')) return;
    host.pools.set(uuidOf(905), {
      name: 'theirs',
      uuid: uuidOf(905),
      type: 'dir',
      path: '/pools/fast',
      active: true,
      autostart: true,
    });
  }),
  toHost('leave a file', (host) => {
    if (!host.files.has('/pools/default/beta-data.qcow2')) {
      host.writeFile('/pools/default/beta-data.qcow2', { capacityBytes: 8 * MIB });
    }
  }),
];

/** A few of them, one after the other. */
export const disturbances: fc.Arbitrary<readonly Disturbance[]> = fc.array(
  fc.oneof(...byHand, ...inTheGuest),
  {
    maxLength: 3,
  },
);
