import { LibvirtError, LibvirtFailure, LibvirtXmlError, readDomain, type DomainReference } from '../libvirt';
import type { Step } from '../planner';
import { StepError } from './failure';
import type { StepOutcome } from './report';
import type { ScheduleResult } from './schedule';
import { isOff, requireMark } from './steps/machine-access';
import type { StepContext } from './steps/procedure';

/** A running machine that is stopped in order to be started again. */
interface Restart {
  readonly stopId: string;
  readonly startId: string;
  readonly uuid: string;
  /** The definition with which it would have started before; undefined when it could not be read. */
  readonly formerXml: string | undefined;
}

/** Restarts among the steps, with what it takes to undo them. */
export async function rememberRestarts(
  context: StepContext,
  steps: readonly Step[],
): Promise<readonly Restart[]> {
  const stops = new Map(
    steps.flatMap(({ id, action }) =>
      action.kind === 'stop-machine' ? [[action.machine.uuid, id] as const] : [],
    ),
  );
  const restarts: Restart[] = [];
  for (const { id, action } of steps) {
    if (action.kind !== 'start-machine') continue;
    const { uuid } = action.machine;
    const stopId = stops.get(uuid);
    if (stopId === undefined) continue;
    restarts.push({ stopId, startId: id, uuid, formerXml: await tryReadStored(context, uuid) });
  }
  return restarts;
}

/**
 * A machine that ran before must not be left down because its restart failed halfway: it is started as it is now defined, and if
 * that does not start, with its former definition. The step stays failed, and says what was done; the next pass tries anew.
 */
export async function bringBack(
  context: StepContext,
  restarts: readonly Restart[],
  outcomes: ScheduleResult['outcomes'],
): Promise<ReadonlyMap<string, StepOutcome>> {
  const told = new Map(outcomes);
  for (const restart of restarts) {
    const outcome = outcomes.get(restart.startId);
    if (outcome === undefined || outcome.kind === 'done' || outcomes.get(restart.stopId)?.kind !== 'done')
      continue;
    const words = await runAgain(context, restart, outcome);
    if (words !== undefined) told.set(restart.startId, withWords(outcome, words));
  }
  return told;
}

function withWords(outcome: StepOutcome, words: string): StepOutcome {
  if (outcome.kind === 'not-started') return { ...outcome, because: `${outcome.because}; ${words}` };
  if (outcome.kind === 'done') return outcome;
  const { failure } = outcome;
  return { ...outcome, failure: { ...failure, message: `${failure.message} In the end ${words}.` } };
}

/** @returns what became of it, in words; undefined when it runs, or is none of ours any more */
async function runAgain(
  context: StepContext,
  { uuid, formerXml }: Restart,
  outcome: StepOutcome,
): Promise<string | undefined> {
  try {
    const found = await tryFindStopped(context, uuid);
    if (found === undefined) return undefined;
    // A start that has failed would fail again.
    if (outcome.kind !== 'failed' && (await starts(context, found))) return 'it was started again';
    if (formerXml === undefined) return 'it is down, and its former definition is not known';
    await startAsBefore(context, found, formerXml);
    return 'it was started again with its former definition';
  } catch (error) {
    if (isWorldsFault(error)) return `it could not be started again as it was (${error.message})`;
    throw error;
  }
}

async function startAsBefore(context: StepContext, found: DomainReference, formerXml: string): Promise<void> {
  // It may have been renamed in between, and libvirt takes a definition for this UUID under its present name only.
  const xml = formerXml.replace(/<name>[^<]*<\/name>/, `<name>${found.name}</name>`);
  await context.host.domains.define(xml);
  await context.host.domains.start(found);
}

/** Starts it; false when libvirt refuses to. */
async function starts(context: StepContext, found: DomainReference): Promise<boolean> {
  try {
    await context.host.domains.start(found);
    return true;
  } catch (error) {
    if (error instanceof LibvirtError) return false;
    throw error;
  }
}

/** The machine if it is ours and off. */
async function tryFindStopped(context: StepContext, uuid: string): Promise<DomainReference | undefined> {
  const { domains } = context.host;
  const found = await domains.tryFindByUuid(uuid);
  if (found === undefined) return undefined;
  requireMark(context, found.name, readDomain(await domains.getXml(found, { inactive: true })));
  const { state } = await domains.getState(found);
  return isOff(state, found) ? found : undefined;
}

async function tryReadStored(context: StepContext, uuid: string): Promise<string | undefined> {
  const { domains } = context.host;
  try {
    const found = await domains.tryFindByUuid(uuid);
    return found === undefined ? undefined : await domains.getXml(found, { inactive: true });
  } catch (error) {
    // Not worth failing for: it is needed only should the restart fail.
    if (isWorldsFault(error)) return undefined;
    throw error;
  }
}

function isWorldsFault(error: unknown): error is Error {
  return error instanceof LibvirtFailure || error instanceof StepError || error instanceof LibvirtXmlError;
}
