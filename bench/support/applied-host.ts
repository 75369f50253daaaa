import type { ActualMachine, HostFacts } from '../../host-agent/inventory';
import { markOfMachine, markOfNetwork, type Plan, type PlanMachine } from '../../lib/plan';
import {
  allocationOf,
  imagePath,
  newMachine,
  pathOf,
  runningFrom,
  settingsOf,
  SimulatedHost,
} from '../../test/support/simulated-host';

/** What a host is asked for that has room for any bench. */
const FACTS: HostFacts = {
  hostname: 'bench.test',
  libvirtVersion: '9.0.0',
  hypervisorVersion: '7.2.22',
  architecture: 'x86_64',
  cpus: 1_000_000,
  memoryMiB: 1024 ** 3,
  memoryFreeMiB: 1024 ** 3,
  numaNodes: [],
  acceleration: { usable: true, reasons: [] },
  emulators: [
    {
      architecture: 'x86_64',
      path: '/usr/bin/qemu-system-x86_64',
      machines: ['pc', 'q35'],
      firmwares: ['bios', 'uefi'],
    },
  ],
  trafficShaping: { usable: true, reasons: [] },
  hugepages: [],
};

/** A host without anything. */
export function emptyHost(plan: Plan, digest: string, nowMs: number): SimulatedHost {
  const agent = { fleet: plan.fleet, host: plan.host.name, planDigest: digest, nowMs };
  const host = new SimulatedHost(FACTS, agent);
  host.poolCapacityMiB = 1024 ** 3;
  return host;
}

/** A host that is as the plan says, every machine running. */
export function appliedHost(plan: Plan, digest: string, nowMs: number): SimulatedHost {
  const host = emptyHost(plan, digest, nowMs);
  const origin = { generation: 0, planDigest: digest };
  for (const pool of plan.pools) {
    const { name, uuid, path, autostart } = pool;
    host.pools.set(name, { name, uuid, type: 'dir', path, active: true, autostart });
    host.record('pools', { name, uuid });
  }
  for (const { pool, fileName, format } of plan.images) {
    host.writeFile(pathOf(plan, { pool, fileName }), { format });
    host.record('images', { pool, fileName });
  }
  for (const network of plan.networks) {
    const { name, uuid, autostart } = network;
    const settings = settingsOf(plan, network);
    const mark = markOfNetwork(plan, network, origin);
    host.networks.set(name, {
      name,
      uuid,
      ownership: { kind: 'ours', mark },
      autostart,
      stored: settings,
      running: settings,
    });
  }
  for (const machine of plan.machines) applyMachine(host, plan, machine, origin);
  return host;
}

function applyMachine(
  host: SimulatedHost,
  plan: Plan,
  machine: PlanMachine,
  origin: Parameters<typeof markOfMachine>[2],
): void {
  const { name, uuid, autostart } = machine;
  for (const disk of machine.disks) {
    host.writeFile(pathOf(plan, disk), {
      capacityBytes: disk.sizeMiB * 1024 * 1024,
      backingPath: disk.source.kind === 'image' ? imagePath(plan, disk.source.image) : undefined,
    });
    // Not by `record`, which looks for the same entry among all that there are.
    host.records.volumes.push({ pool: disk.pool, fileName: disk.fileName, machine: uuid });
  }
  const stored = allocationOf(plan, machine, 'kvm');
  const state: ActualMachine['state'] = 'running';
  const mark = markOfMachine(plan, machine, origin);
  host.machines.set(uuid, {
    ...newMachine({ name, uuid }),
    ownership: { kind: 'ours', mark },
    autostart,
    state,
    stored,
    running: runningFrom(stored),
  });
}
