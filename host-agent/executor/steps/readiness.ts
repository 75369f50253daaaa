import type { PlanMachine, PlanReadinessCheck } from '../../../lib/plan';
import type { DomainReference, DomainState } from '../../libvirt';
import { StepError } from '../failure';
import { lookAt, nameOfCheck, type Sight } from '../readiness/check';
import type { Change, StepContext, StepProcedure } from './procedure';

/** States in which a guest can still become ready; a paused one may be resumed by somebody. */
const HOPEFUL_STATES: ReadonlySet<DomainState> = new Set<DomainState>([
  'running',
  'blocked',
  'paused',
  'no-state',
]);

/** Waits until all checks of a machine have held, each at least once. */
export function awaitMachine(context: StepContext, machine: PlanMachine): StepProcedure {
  return {
    perform: () => wait(context, machine),
    // Waiting is looking: what has just been seen needs no second look.
    missing: () => Promise.resolve(undefined),
  };
}

async function wait(context: StepContext, machine: PlanMachine): Promise<Change> {
  const { clock, settings, signal } = context;
  const { checks, timeoutSeconds } = machine.readiness;
  const deadlineMs = clock.monotonicMs() + timeoutSeconds * 1000;
  let open: readonly PlanReadinessCheck[] = checks;
  for (let look = 0; ; look += 1) {
    const domain = await findRunning(context, machine);
    const sights = await Promise.all(
      open.map(async (check) => ({ check, sight: await lookAt({ context, machine, domain }, check) })),
    );
    const left = sights.filter(({ sight }) => !sight.ready);
    if (left.length === 0) return look === 0 ? 'already-true' : 'changed';
    if (left.some(({ sight }) => sight.final === true) || clock.monotonicMs() >= deadlineMs) {
      throw notReady(machine, left, timeoutSeconds);
    }
    if (signal?.aborted === true) {
      throw new StepError(
        'interrupted',
        `Waiting for "${machine.name}" was stopped; it goes on starting by itself.`,
      );
    }
    open = left.map(({ check }) => check);
    context.progress(`${machine.name}: ${left.map(({ sight }) => sight.seen).join('; ')}`);
    await clock.sleep(
      Math.min(settings.pollIntervalMs, Math.max(0, deadlineMs - clock.monotonicMs())),
      signal,
    );
  }
}

/** A guest that has crashed or stopped will not become ready, so that is noticed at once. */
async function findRunning(context: StepContext, machine: PlanMachine): Promise<DomainReference> {
  const domain = await context.host.domains.tryFindByUuid(machine.uuid);
  if (domain === undefined) throw new StepError('missing', `Machine "${machine.name}" is gone: apply again.`);
  const { state } = await context.host.domains.getState(domain);
  if (HOPEFUL_STATES.has(state)) return domain;
  const crashed = state === 'crashed';
  throw new StepError(
    crashed ? 'crashed' : 'wrong-state',
    `"${machine.name}" is ${crashed ? 'crashed' : state} instead of becoming ready: see its console log on the host.`,
  );
}

function notReady(
  machine: PlanMachine,
  left: readonly { readonly check: PlanReadinessCheck; readonly sight: Sight }[],
  timeoutSeconds: number,
): StepError {
  const details = left.map(({ check, sight }) => `${nameOfCheck(check)}: ${sight.seen}`).join('; ');
  return new StepError(
    'not-ready',
    `"${machine.name}" runs but did not become ready within ${timeoutSeconds} s (${details}): see its console log, or ` +
      'give it more time with readiness.timeoutSeconds.',
  );
}
