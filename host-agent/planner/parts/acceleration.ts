import type { PlanMachine } from '../../../lib/plan';
import type { ActualMachine } from '../../inventory';
import type { Refusal, Warning } from '../change-plan';
import type { PlannerContext } from '../view/context';
import type { MachineDraft } from './machine/draft';

export type Acceleration = 'kvm' | 'tcg';

/** What a machine is run with when it is defined now: KVM only where it can work, unless the plan's host chooses. */
export function accelerationFor(machine: PlanMachine, { plan, host }: PlannerContext): Acceleration {
  const { acceleration } = plan.host;
  if (acceleration !== 'auto') return acceleration;
  return canAccelerate(machine, host.inventory.host) ? 'kvm' : 'tcg';
}

/** A running machine keeps what it runs with: `auto` is no reason to write down something that it does not have. */
export function accelerationWhileRunning(
  machine: PlanMachine,
  actual: ActualMachine,
  context: PlannerContext,
): Acceleration {
  const running = actual.running?.acceleration;
  const keeps = context.plan.host.acceleration === 'auto' && (running === 'kvm' || running === 'tcg');
  return keeps ? running : accelerationFor(machine, context);
}

/** Why this host cannot run a machine like this, if so; asked only about machines that are to be defined or started. */
export function whyNotRunnable(
  { machine, subject }: Pick<MachineDraft, 'machine' | 'subject'>,
  context: PlannerContext,
): Refusal | undefined {
  const facts = context.host.inventory.host;
  const refuse = (code: Refusal['code'], details: Refusal['facts']): Refusal => ({
    code,
    subject,
    facts: details,
  });
  const emulator = facts.emulators.find((candidate) => candidate.architecture === machine.architecture);
  if (emulator === undefined) {
    const available = facts.emulators.map((candidate) => candidate.architecture);
    return refuse('architecture-unavailable', { architecture: machine.architecture, available });
  }
  // libvirt lists types with and without versions: `q35`, `pc-q35-7.2`.
  if (!emulator.machines.some((type) => type.split('-').includes(machine.machineType))) {
    return refuse('architecture-unavailable', {
      machineType: machine.machineType,
      available: emulator.machines,
    });
  }
  const { firmwares } = emulator;
  if (firmwares !== undefined && !firmwares.includes(machine.firmware)) {
    return refuse('firmware-unavailable', { firmware: machine.firmware, available: firmwares });
  }
  const chosen = accelerationFor(machine, context);
  if (chosen === 'kvm' && !canAccelerate(machine, facts)) {
    return refuse('acceleration-unavailable', { acceleration: 'kvm', reasons: facts.acceleration.reasons });
  }
  // The host's own CPU can only be had by running on it.
  if (chosen === 'tcg' && machine.cpuModel === 'host') {
    return refuse('acceleration-unavailable', { cpuModel: 'host', reasons: facts.acceleration.reasons });
  }
  return undefined;
}

/** One warning for the host when `auto` comes to software emulation. */
export function warnOfEmulation({ plan, host }: PlannerContext): readonly Warning[] {
  const { acceleration } = host.inventory.host;
  if (plan.host.acceleration !== 'auto' || acceleration.usable || plan.machines.length === 0) return [];
  return [
    {
      code: 'software-emulation',
      subject: { kind: 'host', name: plan.host.name },
      facts: { reasons: acceleration.reasons },
    },
  ];
}

function canAccelerate(machine: PlanMachine, facts: PlannerContext['host']['inventory']['host']): boolean {
  return facts.acceleration.usable && facts.architecture === machine.architecture;
}
