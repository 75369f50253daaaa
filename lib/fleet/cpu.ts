import type { IConstruct } from 'constructs';
import { deepFreeze, VCPUS_MAX_OF_MACHINE_TYPE, type PlanInput } from '../plan';
import { checkedArgument, checkedOptional, checkedOrDefault, field, inCanonicalOrder } from './arguments';
import { ConstructError } from './construct-error';

/** How the host runs the machine's vCPUs, and how the guest sees them. */
export interface CpuProps {
  /**
   * What the guest sees; the product is the vCPU ceiling.
   * @default - one socket a vCPU; of a stated topology 1 each
   */
  readonly topology?: { readonly sockets?: number; readonly cores?: number; readonly threads?: number };
  /**
   * Weight against other machines when CPUs are short, 2 to 10000.
   * @default - the host's default
   */
  readonly shares?: number;
  /**
   * CPU time that the whole machine may use: 1.5 is one and a half CPUs. Hundredths are the smallest step.
   * @default - no limit
   */
  readonly limitCores?: number;
  /**
   * Which CPUs of the host may run a vCPU: `{ 0: [2, 3] }`.
   * @default - vCPUs that are not named may run anywhere
   */
  readonly pinning?: Readonly<Record<number, readonly number[]>>;
  /**
   * Which CPUs of the host may run QEMU's own threads.
   * @default - any
   */
  readonly emulatorHostCpus?: readonly number[];
}

type PlanMachineInput = PlanInput['machines'][number];
/** vCPUs and their ceiling, as a plan has them. */
export type Vcpus = PlanMachineInput['vcpus'];
/** How vCPUs are run, as a plan has it. */
export type Cpu = PlanMachineInput['cpu'];

/** Room to double, and on the smallest machines to four: a vCPU that never comes costs a quarter of a MiB (decision 0014). */
const VCPUS_MAX_FACTOR = 2;
const VCPUS_MAX_LEAST = 4;

/** One for all machines that say nothing about it: any CPU of the host, as much as there is. */
const ANY_CPU: Cpu = deepFreeze({ pinning: [] });

/** @throws ConstructError when an argument is none that a plan can hold, or two of them contradict each other. */
export function vcpusFromProps(
  at: IConstruct,
  props: { readonly vcpus?: number; readonly vcpusMax?: number; readonly cpu?: CpuProps },
  machineType: keyof typeof VCPUS_MAX_OF_MACHINE_TYPE,
): Vcpus {
  const shape = field.machine.vcpus.shape;
  const current = checkedOrDefault(at, 'vcpus', shape.current, props.vcpus, 1);
  const stated = checkedOptional(at, 'vcpusMax', shape.maximum, props.vcpusMax);
  const topology = topologyOf(props.cpu);
  if (topology === undefined) {
    return stated === undefined
      ? { ceiling: 'default', current, maximum: defaultMaximum(current, machineType) }
      : { ceiling: 'stated', current, maximum: stated };
  }
  const places = topology.sockets * topology.cores * topology.threads;
  if (stated !== undefined && stated !== places) {
    throw new ConstructError({
      constructPath: at.node.path,
      what: `vcpusMax is ${stated}, and cpu.topology has ${places} places (${topology.sockets} × ${topology.cores} × ${topology.threads})`,
      advice: 'Leave "vcpusMax" out, or make the topology as large',
    });
  }
  return { ceiling: 'stated', current, maximum: checkedArgument(at, 'cpu.topology', shape.maximum, places) };
}

/** @throws ConstructError when an argument is none that a plan can hold. */
export function cpuFromProps(at: IConstruct, props: CpuProps | undefined): Cpu {
  if (props === undefined) return ANY_CPU;
  const shape = field.machine.cpu.shape;
  const topology = checkedOptional(at, 'cpu.topology', shape.topology, topologyOf(props));
  const shares = checkedOptional(at, 'cpu.shares', shape.shares, props.shares);
  const limitPercent = limitPercentOf(at, props.limitCores);
  const pinning = Object.entries(props.pinning ?? {})
    .map(([vcpu, hostCpus]) => ({ vcpu: Number(vcpu), hostCpus: ascending(hostCpus) }))
    .sort((left, right) => left.vcpu - right.vcpu);
  const emulatorHostCpus = props.emulatorHostCpus && ascending(props.emulatorHostCpus);
  checkedArgument(at, 'cpu.pinning', shape.pinning, pinning);
  checkedOptional(at, 'cpu.emulatorHostCpus', shape.emulatorHostCpus, emulatorHostCpus);
  return {
    ...(emulatorHostCpus === undefined ? {} : { emulatorHostCpus }),
    ...(limitPercent === undefined ? {} : { limitPercent }),
    pinning: inCanonicalOrder(pinning),
    ...(shares === undefined ? {} : { shares }),
    ...(topology === undefined ? {} : { topology: inCanonicalOrder(topology) }),
  };
}

function topologyOf(props: CpuProps | undefined): Cpu['topology'] {
  return props?.topology && { sockets: 1, cores: 1, threads: 1, ...props.topology };
}

function defaultMaximum(current: number, machineType: keyof typeof VCPUS_MAX_OF_MACHINE_TYPE): number {
  // QEMU cannot add vCPUs to a running machine of this type, so room for them would be none.
  if (machineType === 'virt') return current;
  const wanted = Math.max(VCPUS_MAX_LEAST, VCPUS_MAX_FACTOR * current);
  return Math.max(current, Math.min(wanted, VCPUS_MAX_OF_MACHINE_TYPE[machineType]));
}

function limitPercentOf(at: IConstruct, limitCores: number | undefined): number | undefined {
  if (limitCores === undefined) return undefined;
  const percent = Math.round(limitCores * 100);
  // 1.15 × 100 is a little less than 115 in binary, which is no reason to refuse it.
  if (percent / 100 === limitCores && field.machine.cpu.shape.limitPercent.safeParse(percent).success) {
    return percent;
  }
  throw new ConstructError({
    constructPath: at.node.path,
    what: `cpu.limitCores is ${limitCores}, which is not a number of CPUs in whole hundredths, from 0.01 to 4096`,
    advice: 'Round "cpu.limitCores" to hundredths, such as 1.5',
  });
}

function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((left, right) => left - right);
}
