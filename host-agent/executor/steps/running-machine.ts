import { readDomain, type DomainDefinition, type DomainState } from '../../libvirt';
import { StepError } from '../failure';
import { findMachine, isOff, requireMark, stateOf, type OwnMachine } from './machine-access';
import type { StepContext } from './procedure';

interface MachineIdentity {
  readonly name: string;
  readonly uuid: string;
}

/** A machine of ours that runs, as libvirt has it now. */
export interface RunningMachine extends OwnMachine {
  readonly state: DomainState;
  /** The running definition. */
  readonly running: DomainDefinition;
}

/** @throws StepError `missing`, `not-ours`, or `wrong-state` when the machine is off: then its stored definition says it all */
export async function findRunningMachine(
  context: StepContext,
  machine: MachineIdentity,
): Promise<RunningMachine> {
  const found = await findMachine(context, machine);
  const state = await stateOf(context, found);
  if (isOff(state, found.reference)) {
    const message = `Machine "${machine.name}" has stopped meanwhile, so there was nothing to change: apply again.`;
    throw new StepError('wrong-state', message);
  }
  const running = readDomain(await context.host.domains.getXml(found.reference));
  requireMark(context, machine.name, running);
  return { ...found, state, running };
}

/** The same for what only a guest that is not paused can follow. @throws StepError as above, and `wrong-state` while it is paused */
export async function findRunningGuest(
  context: StepContext,
  machine: MachineIdentity,
): Promise<RunningMachine> {
  const found = await findRunningMachine(context, machine);
  if (found.state === 'running' || found.state === 'blocked') return found;
  const message = `Machine "${machine.name}" is ${found.state}, but its guest must run for this: apply again.`;
  throw new StepError('wrong-state', message);
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
