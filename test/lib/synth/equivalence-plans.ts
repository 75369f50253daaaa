import * as fc from 'fast-check';
import { planSchema, type Plan, type PlanMachine, type PlanNetwork } from '../../../lib/plan';
import { arbitraryPlan } from '../../support/arbitrary-plan';

/** As many disks as fit every kind of board with everything else there is. */
const DISKS_MAX = 8;

/** More than the largest topology of the plans; what each vCPU adds is the same. */
const VCPUS_MAX = 16;

const GIB_MAX = 64;

/** CPU models that QEMU has under emulation. */
const MODELS = ['auto', 'qemu64', 'Nehalem'] as const;

/**
 * Plans of every shape that a describer must take, cut down to what libvirt lets a host without KVM define: what is left is the
 * choice of board, firmware, memory, devices, limits and networks, and text that XML and Terraform have to escape.
 */
export const definablePlan: fc.Arbitrary<Plan> = fc
  .tuple(arbitraryPlan, fc.infiniteStream(fc.nat({ max: 1_000_000 })))
  .map(([plan, dice]) => {
    const roll = (sides: number): number => (dice.next().value ?? 0) % sides;
    const machines = plan.machines.map((machine) => definable(machine, roll));
    const networks = plan.networks.map(addressed);
    return planSchema.parse({ ...plan, host: { ...plan.host, acceleration: 'tcg' }, networks, machines });
  });

function definable(machine: PlanMachine, roll: (sides: number) => number): object {
  const disks = machine.disks.slice(0, DISKS_MAX);
  const secureBoot = machine.secureBoot && disks.length > 0;
  const vcpus = vcpusOf(machine);
  const bootable = new Set(disks.map(({ name }) => name));
  const { boot } = machine;
  return {
    ...machine,
    architecture: 'x86_64',
    // Secure Boot needs a board with system management mode, and its firmware.
    machineType: secureBoot || machine.machineType === 'virt' ? 'q35' : machine.machineType,
    firmware: secureBoot ? 'uefi' : machine.firmware,
    secureBoot,
    cpuModel: MODELS[roll(MODELS.length)],
    vcpus,
    cpu: { ...machine.cpu, pinning: machine.cpu.pinning.filter(({ vcpu }) => vcpu < vcpus.maximum) },
    memory: memoryOf(machine, roll),
    disks,
    boot: boot.kind === 'disk' ? { ...boot, order: boot.order.filter((name) => bootable.has(name)) } : boot,
    // Text of a template, which must not be taken for one.
    description: `${machine.description ?? ''}\${path} %{ if } $\${twice} 100%`,
  };
}

/** A network that forwards has addresses to forward. */
function addressed(network: PlanNetwork): object {
  const isForwarding = network.mode === 'nat' || network.mode === 'routed';
  const isBare = isForwarding && network.ipv4 === undefined && network.ipv6 === undefined;
  return isBare ? { ...network, mode: 'isolated' } : network;
}

/** A topology has as many vCPUs as the machine. */
function vcpusOf({ vcpus, cpu: { topology } }: PlanMachine): PlanMachine['vcpus'] {
  const maximum =
    topology === undefined
      ? Math.min(vcpus.maximum, VCPUS_MAX)
      : topology.sockets * topology.cores * topology.threads;
  return { ...vcpus, current: Math.min(vcpus.current, maximum), maximum } as PlanMachine['vcpus'];
}

/** The same shape in sizes that a machine has. */
function memoryOf({ memory }: PlanMachine, roll: (sides: number) => number): object {
  const sizes = [memory.currentMiB, memory.bootMiB, memory.maximumMiB];
  const ranked = [...new Set(sizes)].toSorted((left, right) => left - right);
  const step = 2 * (1 + roll(GIB_MAX * 64));
  const [currentMiB, bootMiB, maximumMiB] = sizes.map((size) => 128 + step * ranked.indexOf(size));
  return { ...memory, currentMiB, bootMiB, maximumMiB };
}
