import { LibvirtError, LibvirtFailure, LibvirtXmlError } from '../libvirt';
import type { StepAction } from '../planner';
import type { Clock } from './clock';
import { fileError, StepError } from './failure';
import type { Observation, StepFailure, StepOutcome } from './report';
import { procedureOf } from './steps';
import type { Change, StepContext, StepProcedure } from './steps/procedure';

/** A daemon that was restarted is back in half a second; one that needs longer than this is left to the next run. */
const SETTLE_LOOKS_MAX = 6;
const SETTLE_INTERVAL_MS = 1000;

/**
 * Carries out one step: it looks, writes what is missing and reads back. The world's faults become the outcome.
 *
 * @throws whatever else goes wrong: a fault of ours
 */
export async function runStep(
  surroundings: Omit<StepContext, 'observe'>,
  action: StepAction,
): Promise<StepOutcome> {
  const seen = new Map<Observation['fact'], number>();
  const context: StepContext = {
    ...surroundings,
    observe: (fact, value) => {
      seen.set(fact, value);
    },
  };
  const startedMs = context.clock.monotonicMs();
  const durationMs = (): number => Math.round(context.clock.monotonicMs() - startedMs);
  try {
    const procedure = procedureOf(context, action);
    const change = await performSettled(procedure, context.clock);
    const missing = await procedure.missing();
    if (missing !== undefined)
      throw new StepError('not-as-written', `libvirt took the change, but ${missing}: apply again.`);
    const observations = [...seen].map(([fact, value]) => ({ fact, value }));
    return {
      kind: 'done',
      durationMs: durationMs(),
      alreadyTrue: change === 'already-true',
      ...(observations.length === 0 ? {} : { observations }),
    };
  } catch (error) {
    return { kind: 'failed', durationMs: durationMs(), failure: failureOf(error) };
  }
}

/**
 * A call without an answer may have worked: the state is read again, until libvirt answers, before it counts as failed. Where it has
 * worked the step is done once more, which finds done what is done.
 */
async function performSettled(procedure: StepProcedure, clock: Clock): Promise<Change> {
  try {
    return await procedure.perform();
  } catch (error) {
    if (!(error instanceof LibvirtFailure) || !error.outcomeUnknown) throw error;
    for (let look = 0; look < SETTLE_LOOKS_MAX; look += 1) {
      const holds = await tryLook(procedure);
      if (holds === true) {
        // What libvirt shows is there; what the step does beyond that, inside of a guest or to its link, may not be.
        await procedure.perform();
        return 'changed';
      }
      if (holds === false) throw error;
      await clock.sleep(SETTLE_INTERVAL_MS);
    }
    throw error;
  }
}

/** Whether the world is as asked; undefined when libvirt still does not answer. */
async function tryLook(procedure: StepProcedure): Promise<boolean | undefined> {
  try {
    return (await procedure.missing()) === undefined;
  } catch (error) {
    if (error instanceof StepError) return false;
    if (error instanceof LibvirtFailure) return error instanceof LibvirtError ? false : undefined;
    throw error;
  }
}

/** @throws the error itself when it is none of the world's */
function failureOf(error: unknown): StepFailure {
  if (error instanceof StepError) return error.toFailure();
  if (error instanceof LibvirtError)
    return { code: 'libvirt', message: error.message, libvirtCode: error.code };
  if (error instanceof LibvirtFailure) return { code: 'libvirt-unreachable', message: error.message };
  if (error instanceof LibvirtXmlError) return { code: 'libvirt', message: error.message };
  const asStepError = fileError(error, 'working on the files of a pool or of the agent');
  if (asStepError instanceof StepError) return asStepError.toFailure();
  throw error;
}
