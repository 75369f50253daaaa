import { StepError } from '../failure';
import type { StepContext, StepProcedure } from './procedure';

/** Waits for the delay between two ranks of machines. */
export function waitStartDelay(context: StepContext, seconds: number): StepProcedure {
  return {
    async perform() {
      await context.clock.sleep(seconds * 1000, context.signal);
      if (context.signal?.aborted === true)
        throw new StepError('interrupted', 'The run was stopped during a start delay.');
      return seconds === 0 ? 'already-true' : 'changed';
    },
    missing: () => Promise.resolve(undefined),
  };
}
