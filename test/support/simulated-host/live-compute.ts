import type { MachineAllocation } from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { PlanCpu, PlanMachine } from '../../../lib/plan';
import { TRANSLATION_CACHE_FOR_MORE_VCPUS_MIB, tuningOf } from './definitions';
import { hasAgent } from './guest';
import { requireRunning, type RunningMachine } from './running';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, SimulatedHarm } from './state';

export type ComputeAction = Extract<
  StepAction,
  { kind: 'set-vcpus' | 'set-guest-vcpus' | 'set-memory' | 'tune-cpu' }
>;

/** What libvirt writes where no share was stated and one has been taken back: it has no "unset". */
export const SHARES_DEFAULT = 1024;

export function executeComputeAction(host: SimulatedHost, action: ComputeAction): void {
  const machine = requireRunning(host, action.machine);
  switch (action.kind) {
    case 'set-vcpus':
      setVcpus(machine, action.machine);
      return;
    case 'set-guest-vcpus':
      setGuestVcpus(machine, action.machine);
      return;
    case 'set-memory':
      setMemory(machine, action);
      return;
    case 'tune-cpu':
      machine.running = { ...machine.running, cpu: tuned(machine.running, action.machine.cpu, host) };
      return;
  }
}

function setVcpus(machine: RunningMachine, { name, vcpus: { current: wanted }, guest }: PlanMachine): void {
  const { vcpus, acceleration, translationCacheMiB } = machine.running;
  const more = wanted - vcpus.current;
  if (wanted > vcpus.maximum) throw new SimulatedFailure(`${name} takes at most ${vcpus.maximum} vCPUs`);
  if (more < 0 && acceleration === 'tcg') throw new SimulatedHarm(`${name}: QEMU breaks when a vCPU goes`);
  if (-more > vcpus.removable) throw new SimulatedFailure(`${name}: no vCPU that could be unplugged`);
  const cacheMiB = translationCacheMiB ?? Infinity;
  if (more > 0 && acceleration === 'tcg' && cacheMiB < TRANSLATION_CACHE_FOR_MORE_VCPUS_MIB) {
    throw new SimulatedHarm(`${name}: QEMU aborts for lack of translation cache`);
  }
  machine.running = {
    ...machine.running,
    vcpus: { ...vcpus, current: wanted, removable: vcpus.removable + more },
  };
  if (guest.onlineCpus && hasAgent(machine)) machine.guest.offlineVcpus = 0;
}

function setGuestVcpus(machine: RunningMachine, { name, vcpus }: PlanMachine): void {
  if (!hasAgent(machine)) throw new SimulatedFailure(`${name} has no agent that answers`);
  const offline = machine.running.vcpus.current - vcpus.current;
  if (offline < 0) throw new SimulatedFailure(`${name} has no ${vcpus.current} vCPUs to bring online`);
  machine.guest.offlineVcpus = offline;
}

function setMemory(
  machine: RunningMachine,
  {
    machine: { name },
    balloonMiB,
    requestedMiB,
  }: { readonly machine: PlanMachine; readonly balloonMiB: number; readonly requestedMiB?: number },
): void {
  const { memory } = machine.running;
  if (balloonMiB > memory.bootMiB)
    throw new SimulatedFailure(`${name} booted with ${memory.bootMiB} MiB only`);
  if (requestedMiB !== undefined && memory.requestedMiB === undefined) {
    throw new SimulatedFailure(`${name} has no device for memory to be plugged in`);
  }
  if ((requestedMiB ?? 0) > memory.maximumMiB - memory.bootMiB) {
    throw new SimulatedFailure(`${name} cannot be given ${requestedMiB} MiB on top`);
  }
  const given = balloonMiB + (requestedMiB ?? memory.requestedMiB ?? 0);
  // The guest's own numbers are asked for before it is squeezed: its kernel would panic.
  if (given < machine.guest.usedMiB) throw new SimulatedFailure(`${name} uses ${machine.guest.usedMiB} MiB`);
  machine.balloonMiB = balloonMiB;
  machine.running = {
    ...machine.running,
    memory: { ...memory, currentMiB: given, ...(requestedMiB === undefined ? {} : { requestedMiB }) },
  };
}

/** What is lifted leaves its traces: the default as a number, and pins to all CPUs. */
function tuned(running: MachineAllocation, cpu: PlanCpu, { facts }: SimulatedHost): MachineAllocation['cpu'] {
  const { cpu: before } = running;
  const all = Array.from({ length: facts.cpus }, (_, index) => index);
  const wanted = tuningOf(cpu);
  const beyond = [...wanted.pinning, { vcpu: -1, hostCpus: wanted.emulatorHostCpus ?? [] }].some(
    ({ hostCpus }) => hostCpus.some((number) => number >= facts.cpus),
  );
  if (beyond) throw new SimulatedFailure('the host has no such CPU');
  const lifted = before.pinning.filter(({ vcpu }) => !wanted.pinning.some((pin) => pin.vcpu === vcpu));
  return {
    ...(before.topology === undefined ? {} : { topology: before.topology }),
    ...(wanted.shares !== undefined || before.shares !== undefined
      ? { shares: wanted.shares ?? SHARES_DEFAULT }
      : {}),
    ...(wanted.limitPercent === undefined ? {} : { limitPercent: wanted.limitPercent }),
    pinning: [...wanted.pinning, ...lifted.map(({ vcpu }) => ({ vcpu, hostCpus: all }))].sort(
      (a, b) => a.vcpu - b.vcpu,
    ),
    ...(wanted.emulatorHostCpus !== undefined || before.emulatorHostCpus !== undefined
      ? { emulatorHostCpus: wanted.emulatorHostCpus ?? all }
      : {}),
  };
}
