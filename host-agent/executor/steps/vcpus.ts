import type { PlanMachine } from '../../../lib/plan';
import { errorNumber, LibvirtError, type DomainDefinition } from '../../libvirt';
import { TRANSLATION_CACHE_MIB_MIN } from '../../planner';
import { StepError } from '../failure';
import { bringVcpusOnline } from './guest-vcpus';
import type { StepContext, StepProcedure } from './procedure';
import { findRunningGuest, waitToSee, type RunningMachine } from './running-machine';

/** A guest lets a vCPU go within two seconds; libvirt itself waits five before it says that it did not. */
const UNPLUG_TIMEOUT_MS = 20_000;

/** Plugs vCPUs into or out of the running machine, until as many are there as the plan says. */
export function setVcpus(context: StepContext, machine: PlanMachine): StepProcedure {
  const wanted = machine.vcpus.current;
  return {
    async perform() {
      const found = await findRunningGuest(context, machine);
      const changes = found.running.vcpus.current !== wanted;
      if (changes) {
        requireHarmless(machine, found.running);
        await plug(context, machine, found);
        await waitUntilPlugged(context, machine);
      }
      const broughtOnline = await bringVcpusOnline(context, machine, found.reference);
      return changes || broughtOnline ? 'changed' : 'already-true';
    },
    missing: async () => {
      const { running } = await findRunningGuest(context, machine);
      const { current } = running.vcpus;
      return current === wanted ? undefined : `"${machine.name}" runs with ${current} vCPUs`;
    },
  };
}

/** @throws StepError `wrong-state` for what libvirt would accept and QEMU not survive, or what only a restart can give */
function requireHarmless(machine: PlanMachine, running: DomainDefinition): void {
  const { name } = machine;
  const wanted = machine.vcpus.current;
  const refuse = (why: string): never => {
    throw new StepError('wrong-state', `"${name}" keeps its ${running.vcpus.current} vCPUs: ${why}`);
  };
  if (wanted > running.vcpus.maximum)
    refuse(`it was started with room for ${running.vcpus.maximum}, and a restart gives it more.`);
  // QEMU without KVM.
  if (running.type !== 'qemu') return;
  if (wanted < running.vcpus.current) {
    refuse(
      'without KVM, QEMU does not survive it when one is taken away. Restart it with fewer, or let its guest take them offline ' +
        '(guest.onlineCpus).',
    );
  }
  const cacheMiB = running.features.tcgTranslationCacheMiB;
  if (cacheMiB !== undefined && cacheMiB < TRANSLATION_CACHE_MIB_MIN) {
    refuse(
      `without KVM, QEMU crashes when one is added to a machine with a translation cache of ${cacheMiB} MiB; a restart gives it ` +
        'a larger one.',
    );
  }
}

async function plug(context: StepContext, machine: PlanMachine, found: RunningMachine): Promise<void> {
  try {
    await context.host.domains.setVcpus(found.reference, machine.vcpus.current);
  } catch (error) {
    // libvirt has asked the guest and lost its patience; the guest may still follow.
    if (!(error instanceof LibvirtError) || error.code !== errorNumber.operationTimeout) throw error;
  }
}

async function waitUntilPlugged(context: StepContext, machine: PlanMachine): Promise<void> {
  const wanted = machine.vcpus.current;
  let current: number | undefined;
  const reached = await waitToSee(context, UNPLUG_TIMEOUT_MS, async () => {
    const { running } = await findRunningGuest(context, machine);
    current = running.vcpus.current;
    return current === wanted ? current : undefined;
  });
  if (reached !== undefined) return;
  throw new StepError(
    'guest-timeout',
    `The guest of "${machine.name}" was asked to go to ${wanted} vCPUs and has ${current ?? 'an unknown number'} after ` +
      `${UNPLUG_TIMEOUT_MS / 1000} s: look into its kernel log, or restart it.`,
  );
}
