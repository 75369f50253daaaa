import type { ActualMachine } from '../../../inventory';
import type { Refusal, Subject } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import { tryGetOwnMark } from '../../view/ownership';

/** Refuses what would pull a file away from under another machine, or from under an overlay that stands on it. */
export function whyVolumeIsNeeded(options: {
  readonly subject: Subject;
  readonly path: string;
  /** The machine that the file was made for, if it is on the host. */
  readonly machine: ActualMachine | undefined;
  readonly context: PlannerContext;
}): Refusal | undefined {
  const { subject, path, machine, context } = options;
  const others = context.host.usersOf(path).filter((user) => user.uuid !== machine?.uuid);
  const foreign = others.find((user) => tryGetOwnMark(user.ownership, context.identity) === undefined);
  if (foreign !== undefined) {
    return { code: 'volume-in-use-by-foreign', subject, facts: { path, machine: foreign.name } };
  }
  const [own] = others;
  if (own !== undefined) return { code: 'volume-in-use', subject, facts: { path, machine: own.name } };
  const overlays = context.host.overlaysOf(path);
  return overlays.length === 0
    ? undefined
    : { code: 'volume-has-overlays', subject, facts: { path, overlays } };
}
