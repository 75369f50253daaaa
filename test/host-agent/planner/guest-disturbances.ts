import type { ActualDisk } from '../../../host-agent/inventory';
import type { PlanMachine } from '../../../lib/plan';
import {
  SimulatedFailure,
  startMachine,
  stopMachine,
  type SimulatedMachine,
} from '../../support/simulated-host';
import { toMachine, withBoth, withRunning, withStored } from './disturbance';

/** Differences that no plan states: a machine that has them is as its plan says. */
export function nothingToSpeakOf(planned: PlanMachine): readonly ((machine: SimulatedMachine) => void)[] {
  return [
    (machine) => {
      const { running } = machine;
      if (running !== undefined) withRunning(machine, { memory: { ...running.memory, currentMiB: 33 } });
    },
    (machine) => withRunning(machine, { freePciSlots: 0, description: 'by hand' }),
    (machine) => {
      if (planned.cpuModel !== 'auto' || machine.stored?.acceleration !== 'kvm') return;
      withStored(machine, { cpuMode: 'host-model' });
      withRunning(machine, { cpuMode: 'custom', cpuModel: 'EPYC' });
    },
    (machine) => {
      if (planned.description === undefined) withStored(machine, { description: 'by hand' });
    },
    (machine) => withBoth(machine, ({ disks }) => ({ disks: [...disks, OTHER_DRIVE] })),
    (machine) => withBoth(machine, ({ vcpus }) => ({ vcpus: { ...vcpus, removable: 0 } })),
    (machine) => {
      if (planned.nics.every(({ mtu }) => mtu === undefined)) {
        withBoth(machine, ({ nics }) => ({ nics: nics.map((nic) => ({ ...nic, mtu: 1450 })) }));
      }
    },
    (machine) => {
      if (planned.cpu.topology === undefined) {
        withBoth(machine, ({ cpu, vcpus: { maximum } }) => ({
          cpu: { ...cpu, topology: { sockets: 1, cores: maximum, threads: 1 } },
        }));
      }
    },
    (machine) => {
      machine.guest.agent = false;
    },
  ];
}

/** A drive of somebody else's, where no drive of ours ever is. */
const OTHER_DRIVE: ActualDisk = {
  device: 'cdrom',
  target: 'sdz',
  bus: 'sata',
  path: '/isos/rescue.iso',
  cache: 'default',
  discard: 'ignore',
  readonly: true,
};

/** As somebody else's drive, with nothing in it: a machine starts with that. */
const { path: _path, ...EMPTY_DRIVE } = OTHER_DRIVE;

/** The guest has everything mounted that it is given. */
export function mountAll(machine: SimulatedMachine): void {
  for (const { path } of machine.running?.disks ?? []) if (path !== undefined) machine.guest.mounts.add(path);
}

/** What keeps changes from being live, and what hands have changed in what runs. */
export const inTheGuest = [
  toMachine('silence agent', (machine) => {
    machine.guest.agent = false;
  }),
  toMachine('mount every disk', mountAll),
  toMachine('mount every disk and silence agent', (machine) => {
    mountAll(machine);
    machine.guest.agent = false;
  }),
  toMachine('use all memory', (machine) => {
    machine.guest.usedMiB = 80;
  }),
  toMachine('fill PCI slots', (machine) => withRunning(machine, { freePciSlots: 0 })),
  toMachine('drop SCSI controller', (machine) => withRunning(machine, { scsiController: false })),
  toMachine('solder vCPUs', (machine) => {
    const { running } = machine;
    if (running !== undefined) withRunning(machine, { vcpus: { ...running.vcpus, removable: 0 } });
  }),
  toMachine('shrink translation cache', (machine) => {
    if (machine.running?.acceleration === 'tcg') withRunning(machine, { translationCacheMiB: 64 });
  }),
  toMachine('pull cable', (machine) => {
    const { running } = machine;
    if (running === undefined) return;
    withRunning(machine, { nics: running.nics.map((nic) => ({ ...nic, linkUp: !nic.linkUp })) });
  }),
  toMachine('unplug NIC', (machine) => {
    withRunning(machine, { nics: machine.running?.nics.slice(1) ?? [] });
  }),
  toMachine('limit disks', (machine) => {
    const { running } = machine;
    if (running === undefined) return;
    const limits = { iops: { read: 7 } };
    withRunning(machine, {
      disks: running.disks.map((disk) => (disk.device === 'disk' ? { ...disk, limits } : disk)),
    });
  }),
  toMachine('weigh machine', (machine) => {
    const { running } = machine;
    if (running !== undefined)
      withRunning(machine, { cpu: { ...running.cpu, shares: 77, limitPercent: 11 } });
  }),
  toMachine('restart machine', (machine, host) => {
    if (machine.state !== 'running') return;
    stopMachine(host, machine);
    try {
      startMachine(host, machine);
    } catch (error) {
      // Somebody else's doing: then it stays off.
      if (!(error instanceof SimulatedFailure)) throw error;
    }
  }),
  toMachine('own additions', (machine) => {
    withBoth(machine, ({ disks }) => ({
      disks: [...disks.filter(({ target }) => target !== 'sdz'), EMPTY_DRIVE],
    }));
  }),
];
