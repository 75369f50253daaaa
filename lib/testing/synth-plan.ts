import type { Host } from '../fleet';
import type { LockFile } from '../placement';
import { deepFreeze, type Plan } from '../plan';
import { plansOf, type App } from '../synth';
import { targetOf } from './target';

export interface SynthPlanOptions {
  /**
   * The lock file's content.
   * @default - none yet
   */
  readonly lock?: LockFile;
}

/**
 * The plan of one host, made in memory: the same that `app.synth()` writes when there is no lock file yet. It is frozen through and
 * through.
 * @throws SynthesisError with everything that is wrong.
 * @throws RangeError when `target` is an app that does not have exactly one host.
 */
export function synthPlan(target: Host | App, options: SynthPlanOptions = {}): Plan {
  const { app, host } = targetOf(target, 'synthPlan');
  const made = plansOf(app, options.lock).plans.find((candidate) => candidate.host === host);
  if (made === undefined) throw new RangeError(`the app gave no plan for the host "${host.name}"`);
  return deepFreeze(made.plan);
}
