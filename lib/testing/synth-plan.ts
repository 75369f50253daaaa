import type { Host } from '../fleet';
import type { LockFile } from '../placement';
import type { Plan } from '../plan';
import { App, plansOf } from '../synth';

export interface SynthPlanOptions {
  /**
   * The lock file's content.
   * @default - none yet
   */
  readonly lock?: LockFile;
}

/**
 * The plan of one host, made in memory: the same that `app.synth()` writes when there is no lock file yet.
 * @throws SynthesisError with everything that is wrong.
 * @throws RangeError when `target` is an app that does not have exactly one host.
 */
export function synthPlan(target: Host | App, options: SynthPlanOptions = {}): Plan {
  const app = target instanceof App ? target : target.node.root;
  if (!(app instanceof App)) throw new RangeError('the host does not belong to an App of fleetwright');
  const { plans } = plansOf(app, options.lock);
  const wanted = target instanceof App ? plans : plans.filter(({ host }) => host === target);
  const [only, another] = wanted;
  if (only !== undefined && another === undefined) return only.plan;
  const names = plans.map(({ host }) => host.name).join(', ');
  throw new RangeError(`the app has ${plans.length} hosts (${names}): give synthPlan the one that is meant`);
}
