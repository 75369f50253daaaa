import type { Plan, PlanMachine } from '../../lib/plan';
import type { EmulatorFacts, HostFacts } from '../inventory';

/** The size that machines take huge pages in. */
const PAGE_KIB = 2048;
const PAGE_MIB = PAGE_KIB / 1024;

/**
 * A host of which nothing is known but what its plans say. What it has is what `stated` states as capacity; 0 is the inventory's word
 * for "does not say". What it can do is whatever the plans need: nothing must be refused on account of what nobody knows.
 */
export function assumedFacts(stated: Plan, others: readonly Plan[] = []): HostFacts {
  const machines = [stated, ...others].flatMap((plan) => plan.machines);
  const { name, capacity } = stated.host;
  const memoryMiB = capacity?.memoryMiB ?? 0;
  return {
    hostname: name,
    libvirtVersion: 'unknown',
    hypervisorVersion: 'unknown',
    architecture: architectureOf(machines),
    cpus: capacity?.vcpus ?? 0,
    memoryMiB,
    memoryFreeMiB: memoryMiB,
    numaNodes: [{ id: 0, memoryMiB, cpus: numberedCpus(machines) }],
    acceleration: { usable: true, reasons: [] },
    emulators: emulatorsOf(machines),
    trafficShaping: { reasons: [] },
    hugepages: hugepagesFor(machines),
  };
}

/** That of most machines: those run on KVM. */
function architectureOf(machines: readonly PlanMachine[]): PlanMachine['architecture'] {
  const foreign = machines.filter(({ architecture }) => architecture === 'aarch64').length;
  return foreign * 2 > machines.length ? 'aarch64' : 'x86_64';
}

/** All up to the highest that a machine is pinned to: a capacity says how many there are, not how they are numbered. */
function numberedCpus(machines: readonly PlanMachine[]): readonly number[] {
  let highest = -1;
  for (const { cpu } of machines) {
    for (const { hostCpus } of cpu.pinning) highest = Math.max(highest, ...hostCpus);
    highest = Math.max(highest, ...(cpu.emulatorHostCpus ?? []));
  }
  return Array.from({ length: highest + 1 }, (_, index) => index);
}

function emulatorsOf(machines: readonly PlanMachine[]): readonly EmulatorFacts[] {
  const types = new Map<string, Set<string>>();
  for (const { architecture, machineType } of machines) {
    const known = types.get(architecture);
    if (known === undefined) types.set(architecture, new Set([machineType]));
    else known.add(machineType);
  }
  return [...types].map(([architecture, boards]) => ({
    architecture,
    path: `qemu-system-${architecture}`,
    machines: [...boards],
  }));
}

/** As many as all machines together could ask for. */
function hugepagesFor(machines: readonly PlanMachine[]): HostFacts['hugepages'] {
  const wantedMiB = machines
    .filter(({ memory }) => memory.hugepages)
    .reduce((sum, { memory }) => sum + Math.max(memory.currentMiB, memory.bootMiB), 0);
  const pages = Math.ceil(wantedMiB / PAGE_MIB);
  return pages === 0 ? [] : [{ sizeKiB: PAGE_KIB, total: pages, free: pages }];
}
