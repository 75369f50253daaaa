import { readDomain, type DomainDefinition } from '../../libvirt';
import { StepError } from '../failure';
import { findMachine, stateOf, type OwnMachine } from './machine-access';
import type { StepContext } from './procedure';

/** A machine of ours that runs. */
export interface RunningMachine extends OwnMachine {
  /** The running definition. */
  readonly running: DomainDefinition;
}

/** @throws StepError `missing`, `not-ours`, or `wrong-state` when its guest does not run and so could not follow a change */
export async function findRunningMachine(
  context: StepContext,
  machine: { readonly name: string; readonly uuid: string },
): Promise<RunningMachine> {
  const found = await findMachine(context, machine);
  const state = await stateOf(context, found);
  if (state !== 'running' && state !== 'blocked') {
    throw new StepError(
      'wrong-state',
      `Machine "${machine.name}" is ${state}, but must run for this: apply again.`,
    );
  }
  return { ...found, running: readDomain(await context.host.domains.getXml(found.reference)) };
}

/** A guest takes a moment to follow; between two looks at it is time for others. */
const LOOK_INTERVAL_MS = 250;

/**
 * Looks until there is something to see, or the time is up: then undefined.
 *
 * @throws StepError `interrupted` when the run is stopped meanwhile
 */
export async function waitToSee<Sight>(
  context: StepContext,
  timeoutMs: number,
  look: () => Promise<Sight | undefined>,
): Promise<Sight | undefined> {
  const { clock, signal } = context;
  const deadlineMs = clock.monotonicMs() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (signal?.aborted === true) {
      throw new StepError('interrupted', 'The run was stopped while the guest was waited for: apply again.');
    }
    const leftMs = deadlineMs - clock.monotonicMs();
    if (leftMs <= 0) return undefined;
    await clock.sleep(Math.min(LOOK_INTERVAL_MS, leftMs), signal);
  }
}
