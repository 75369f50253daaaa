import type { PlanMachine } from '../../../lib/plan';
import type { ObjectReference } from '../../libvirt';
import { StepError } from '../failure';
import { askGuest, type GuestAgent, type GuestVcpu } from '../guest/agent';
import type { StepContext, StepProcedure } from './procedure';
import { findRunningGuest, waitToSee } from './running-machine';

/** A guest shows a new vCPU after about 1.5 s, and a busy one later; taking one offline is done when the agent answers. */
const FOLLOW_TIMEOUT_MS = 15_000;

/** Where nobody asked for it to be brought online, a guest may well leave a new vCPU as it is, and that is no failure. */
const UNAIDED_TIMEOUT_MS = 5000;

/** Takes vCPUs offline inside the guest, or online again: none is plugged in or out, so no restart is needed where that breaks. */
export function setGuestVcpus(context: StepContext, machine: PlanMachine): StepProcedure {
  const wanted = machine.vcpus.current;
  return {
    async perform() {
      const { reference } = await findRunningGuest(context, machine);
      const agent = await requireAgent(context, machine, reference);
      const vcpus = await requireVcpus(machine, agent);
      if (onlineIn(vcpus) === wanted) {
        context.observe('guest-vcpus', wanted);
        return 'already-true';
      }
      await switchVcpus(machine, agent, vcpus);
      await waitToSee(context, FOLLOW_TIMEOUT_MS, async () => {
        const online = onlineIn(await requireVcpus(machine, agent));
        context.observe('guest-vcpus', online);
        return online === wanted ? online : undefined;
      });
      return 'changed';
    },
    async missing() {
      const { reference } = await findRunningGuest(context, machine);
      const agent = await requireAgent(context, machine, reference);
      const online = onlineIn(await requireVcpus(machine, agent));
      return online === wanted ? undefined : `the guest of "${machine.name}" has ${online} vCPUs online`;
    },
  };
}

/**
 * Waits until the guest itself shows as many vCPUs as it was given, bringing them online where its owner asks for that. A guest
 * that nobody can ask is left alone: libvirt has confirmed the change by then.
 *
 * @returns whether anything was brought online
 * @throws StepError `guest-timeout` when vCPUs that were to be brought online are not
 */
export async function bringVcpusOnline(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
): Promise<boolean> {
  const wanted = machine.vcpus.current;
  const agent = await askGuest(context, domain);
  let online: number | undefined;
  let changed = false;
  if (agent !== undefined) {
    const timeoutMs = machine.guest.onlineCpus ? FOLLOW_TIMEOUT_MS : UNAIDED_TIMEOUT_MS;
    await waitToSee(context, timeoutMs, async () => {
      const answer = await agent.vcpus();
      if ('failure' in answer) return 'silent';
      online = onlineIn(answer.value);
      if (online === wanted) return 'as wanted';
      if (!machine.guest.onlineCpus) return undefined;
      const waiting = answer.value.filter((vcpu) => !vcpu.online).slice(0, Math.max(0, wanted - online));
      const brought = await agent.setVcpus(waiting.map(({ logicalId }) => ({ logicalId, online: true })));
      changed ||= 'value' in brought && brought.value > 0;
      return undefined;
    });
  }
  if (online === undefined) {
    context.observe('guest-silent', 1);
    return changed;
  }
  context.observe('guest-vcpus', online);
  if (machine.guest.onlineCpus && online < wanted) {
    throw new StepError(
      'guest-timeout',
      `"${machine.name}" has ${wanted} vCPUs, but its guest has ${online} of them online after ${FOLLOW_TIMEOUT_MS / 1000} s: ` +
        'look into its kernel log.',
    );
  }
  return changed;
}

async function switchVcpus(
  machine: PlanMachine,
  agent: GuestAgent,
  vcpus: readonly GuestVcpu[],
): Promise<void> {
  const wanted = machine.vcpus.current;
  const surplus = onlineIn(vcpus) - wanted;
  // vCPU 0 runs what cannot move, and many guests crash without it. The last ones go first, as when they are unplugged.
  const candidates =
    surplus > 0
      ? vcpus
          .filter((vcpu) => vcpu.online && vcpu.canOffline && vcpu.logicalId !== 0)
          .toSorted((left, right) => right.logicalId - left.logicalId)
      : vcpus.filter((vcpu) => !vcpu.online).toSorted((left, right) => left.logicalId - right.logicalId);
  const count = Math.abs(surplus);
  if (candidates.length < count) {
    throw new StepError(
      'guest-uses-it',
      `The guest of "${machine.name}" has ${onlineIn(vcpus)} of ${vcpus.length} vCPUs online and can change ${candidates.length} of ` +
        `them, too few to have ${wanted} online. Nothing was changed: restart the machine instead.`,
    );
  }
  const answer = await agent.setVcpus(
    candidates.slice(0, count).map(({ logicalId }) => ({ logicalId, online: surplus < 0 })),
  );
  if ('failure' in answer) throw noAnswer(machine, answer.failure);
}

async function requireAgent(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
): Promise<GuestAgent> {
  const agent = await askGuest(context, domain);
  if (agent !== undefined) return agent;
  throw noAnswer(machine, 'it does not answer');
}

async function requireVcpus(machine: PlanMachine, agent: GuestAgent): Promise<readonly GuestVcpu[]> {
  const answer = await agent.vcpus();
  if ('failure' in answer) throw noAnswer(machine, answer.failure);
  return answer.value;
}

function noAnswer(machine: PlanMachine, why: string): StepError {
  return new StepError(
    'guest-agent-missing',
    `vCPUs of "${machine.name}" can be taken offline only by the agent in its guest (${why}): install and start ` +
      'qemu-guest-agent there, or restart the machine with fewer.',
  );
}

function onlineIn(vcpus: readonly GuestVcpu[]): number {
  return vcpus.filter(({ online }) => online).length;
}
