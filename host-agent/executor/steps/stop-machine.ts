import type { StoppableMachine } from '../../planner';
import { LibvirtError } from '../../libvirt';
import { StepError } from '../failure';
import { findMachine, isOff, tryFindMachine, type OwnMachine } from './machine-access';
import type { Change, StepContext, StepProcedure } from './procedure';

/** Stops a machine: asks the guest until its time is up, then cuts its power or gives up, as the plan says. */
export function stopMachine(context: StepContext, machine: StoppableMachine): StepProcedure {
  return {
    async perform(): Promise<Change> {
      const found = await tryFindMachine(context, machine);
      if (found === undefined || (await isOffNow(context, found))) return 'already-true';
      if (await stopsByItself(context, machine, found)) return 'changed';
      if (machine.onTimeout === 'refuse') {
        throw new StepError(
          'stop-timeout',
          `"${machine.name}" still runs ${machine.timeoutSeconds} s after it was asked to power off, and its plan forbids ` +
            'cutting its power: stop it from inside, or set stop.onTimeout to "force".',
        );
      }
      context.progress(
        `${machine.name}: did not power off in ${machine.timeoutSeconds} s, cutting its power`,
      );
      // Looked at again, because minutes have passed since the mark was read.
      const { reference } = await findMachine(context, machine);
      await unlessOff(context.host.domains.destroy(reference));
      return 'changed';
    },
    async missing() {
      const found = await tryFindMachine(context, machine);
      if (found === undefined || (await isOffNow(context, found))) return undefined;
      return `"${machine.name}" still runs`;
    },
  };
}

/** Success of the call says only that the button was pressed; a guest that is still booting never notices, so it is pressed again. */
async function stopsByItself(
  context: StepContext,
  machine: StoppableMachine,
  found: OwnMachine,
): Promise<boolean> {
  const { clock, settings, signal } = context;
  const deadlineMs = clock.monotonicMs() + machine.timeoutSeconds * 1000;
  let pressAtMs = clock.monotonicMs();
  for (;;) {
    if (await isOffNow(context, found)) return true;
    const nowMs = clock.monotonicMs();
    if (nowMs >= deadlineMs) return false;
    if (signal?.aborted === true) {
      throw new StepError(
        'interrupted',
        `"${machine.name}" was asked to power off; the run was stopped before it did.`,
      );
    }
    if (nowMs >= pressAtMs) {
      await unlessOff(context.host.domains.shutdown(found.reference, 'acpi'));
      pressAtMs = nowMs + settings.shutdownRepeatMs;
    }
    await clock.sleep(Math.min(settings.pollIntervalMs, deadlineMs - nowMs), signal);
  }
}

async function isOffNow(context: StepContext, machine: OwnMachine): Promise<boolean> {
  const now = await context.host.domains.tryFindByUuid(machine.reference.uuid);
  // A transient machine is gone once it is off.
  if (now === undefined) return true;
  const { state } = await context.host.domains.getState(now);
  return isOff(state, now);
}

/** Between looking and asking the machine may have stopped, which is what was wanted. */
async function unlessOff(asking: Promise<void>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    const settled =
      error instanceof LibvirtError && (error.kind === 'invalid-state' || error.kind === 'not-found');
    if (!settled) throw error;
  }
}
