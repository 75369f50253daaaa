import { readFile } from 'node:fs/promises';
import type { PlanMachine } from '../../../lib/plan';
import { allocationOf, type ActualCpu, type HostFacts } from '../../inventory';
import type { DomainReference, SchedulerParameters } from '../../libvirt';
import { StepError } from '../failure';
import { systemCodeOf } from '../files/system-error';
import type { StepContext, StepProcedure } from './procedure';
import { findRunningGuest, type RunningMachine } from './running-machine';

/** The period over which CPU time is counted out: the kernel's and libvirt's own default. */
const QUOTA_PERIOD_MICROSECONDS = 100_000;
const NO_QUOTA = -1;

/** What a group of processes has when nobody says anything; libvirt can set weights, but not unset them. */
const SHARES_DEFAULT = { v1: 1024, v2: 100 } as const;

/** There only where CPU time is shared out by control groups of version 2; in a mixed set-up `cpu` is not among them. */
const CONTROLLERS_FILE = '/sys/fs/cgroup/cgroup.controllers';

/** Gives the running machine's vCPUs the weight, limit and host CPUs that the plan states; what it does not state is lifted. */
export function tuneCpu(context: StepContext, machine: PlanMachine): StepProcedure {
  const { domains } = context.host;
  return {
    async perform() {
      const found = await findRunningGuest(context, machine);
      const { scheduler, pins } = await differences(context, machine, found);
      if (scheduler === undefined && pins.length === 0) return 'already-true';
      if (scheduler !== undefined) await domains.setSchedulerParameters(found.reference, scheduler);
      for (const pin of pins) await setPin(context, found.reference, pin);
      return 'changed';
    },
    async missing() {
      const found = await findRunningGuest(context, machine);
      const { scheduler, pins } = await differences(context, machine, found);
      if (scheduler !== undefined) return `"${machine.name}" still has another weight or limit`;
      const [pin] = pins;
      if (pin === undefined) return undefined;
      const what = pin.vcpu === undefined ? "QEMU's own threads" : `vCPU ${pin.vcpu}`;
      return `${what} of "${machine.name}" may still run elsewhere than on the host's CPUs ${pin.hostCpus.join(', ')}`;
    },
  };
}

/** Which host CPUs may run a vCPU or, without one, QEMU's own threads. */
interface Pin {
  readonly vcpu?: number;
  readonly hostCpus: readonly number[];
}

interface Differences {
  readonly scheduler: SchedulerParameters | undefined;
  readonly pins: readonly Pin[];
}

async function differences(
  context: StepContext,
  machine: PlanMachine,
  { running }: RunningMachine,
): Promise<Differences> {
  const { cpu } = allocationOf(running);
  return {
    scheduler: await schedulerDifference(machine, cpu),
    pins: pinDifferences(context.facts, machine, cpu, running.vcpus.maximum),
  };
}

async function schedulerDifference(
  machine: PlanMachine,
  actual: ActualCpu,
): Promise<SchedulerParameters | undefined> {
  const { shares, limitPercent } = machine.cpu;
  const quota =
    limitPercent === actual.limitPercent
      ? {}
      : {
          globalPeriodMicroseconds: QUOTA_PERIOD_MICROSECONDS,
          globalQuotaMicroseconds:
            limitPercent === undefined ? NO_QUOTA : (QUOTA_PERIOD_MICROSECONDS / 100) * limitPercent,
        };
  const weight = await weightDifference(shares, actual.shares);
  const parameters = { ...weight, ...quota };
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}

async function weightDifference(
  wanted: number | undefined,
  actual: number | undefined,
): Promise<{ readonly shares?: number }> {
  if (wanted === actual) return {};
  const shares = wanted ?? (await defaultShares());
  return shares === actual ? {} : { shares };
}

function pinDifferences(
  facts: HostFacts,
  machine: PlanMachine,
  actual: ActualCpu,
  vcpusMaximum: number,
): readonly Pin[] {
  const all = hostCpusOf(facts);
  const { pinning, emulatorHostCpus } = machine.cpu;
  const absent = [...pinning.flatMap(({ hostCpus }) => hostCpus), ...(emulatorHostCpus ?? [])].find(
    (cpu) => !all.includes(cpu),
  );
  if (absent !== undefined) {
    throw new StepError(
      'missing',
      `"${machine.name}" is to run on CPU ${absent} of the host, which it does not have: change the plan's pinning.`,
    );
  }
  const pinOf = (pins: ActualCpu['pinning'], vcpu: number): readonly number[] =>
    pins.find((pin) => pin.vcpu === vcpu)?.hostCpus ?? all;
  const vcpus = Array.from({ length: vcpusMaximum }, (_, vcpu) => vcpu)
    .filter((vcpu) => !sameCpus(pinOf(pinning, vcpu), pinOf(actual.pinning, vcpu)))
    .map((vcpu) => ({ vcpu, hostCpus: pinOf(pinning, vcpu) }));
  const emulator = sameCpus(emulatorHostCpus ?? all, actual.emulatorHostCpus ?? all)
    ? []
    : [{ hostCpus: emulatorHostCpus ?? all }];
  return [...vcpus, ...emulator];
}

async function setPin(context: StepContext, domain: DomainReference, pin: Pin): Promise<void> {
  const hostCpuCount = Math.max(...hostCpusOf(context.facts)) + 1;
  await context.host.domains.pin(domain, { ...pin, hostCpuCount });
}

/** By their numbers, which have gaps where a CPU is switched off. */
function hostCpusOf({ cpus, numaNodes }: HostFacts): readonly number[] {
  const numbered = numaNodes.flatMap((node) => node.cpus);
  return numbered.length > 0 ? numbered : Array.from({ length: cpus }, (_, cpu) => cpu);
}

function sameCpus(left: readonly number[], right: readonly number[]): boolean {
  const cpus = new Set(right);
  return new Set(left).size === cpus.size && left.every((cpu) => cpus.has(cpu));
}

async function defaultShares(): Promise<number> {
  try {
    const controllers = (await readFile(CONTROLLERS_FILE, 'utf8')).trim().split(' ');
    return controllers.includes('cpu') ? SHARES_DEFAULT.v2 : SHARES_DEFAULT.v1;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return SHARES_DEFAULT.v1;
    throw error;
  }
}
