import { volumesOf, type PlanMachine } from '../../../../lib/plan';
import type { ActualMachine, Mark, OwnedVolume } from '../../../inventory';
import type { Refusal, Subject, Warning } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { inTextOrder } from '../../view/ordering';
import { findUnreadableVolume } from '../refusing';
import { whyVolumeIsNeeded } from './volume-users';

/** What becomes of volumes that a mark lists and the plan does not. */
export interface Leftovers {
  /** To the trash (disks) or away (seeds). */
  readonly removed: readonly OwnedVolume[];
  /** Cannot be removed now: they stay listed, so that they are not forgotten. */
  readonly kept: readonly OwnedVolume[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

export const NO_LEFTOVERS: Leftovers = { removed: [], kept: [], refusals: [], warnings: [] };

/**
 * Sorts out the volumes in a machine's mark that the plan does not state: of a machine that changes, or of one that goes
 * (`planned` absent). A volume goes only if the mark and our records agree that we made it for this machine, and nothing uses it.
 */
export function sortLeftovers(options: {
  readonly actual: ActualMachine;
  readonly mark: Mark;
  readonly planned?: PlanMachine;
  /** The machine, as the plan names it if it does. */
  readonly subject: Subject;
  readonly context: PlannerContext;
}): Leftovers {
  const { actual, mark, planned, subject, context } = options;
  const stated = planned === undefined ? [] : volumesOf(planned);
  const candidates = mark.volumes.filter(
    ({ pool, fileName }) => !stated.some((other) => other.fileName === fileName && other.pool === pool),
  );
  if (candidates.length === 0) return NO_LEFTOVERS;
  const verdicts = inTextOrder(candidates, (volume) => `${volume.pool}/${volume.fileName}`).map((volume) => ({
    volume,
    verdict: judge(volume, { actual, planned, machine: subject, context }),
  }));
  return {
    removed: verdicts.filter(({ verdict }) => verdict === 'remove').map(({ volume }) => volume),
    kept: verdicts.filter(({ verdict }) => typeof verdict === 'object').map(({ volume }) => volume),
    refusals: verdicts.flatMap(({ verdict }) => (typeof verdict === 'object' ? [verdict] : [])),
    warnings: verdicts
      .filter(({ verdict }) => verdict === 'retain')
      .map(({ volume }) => ({
        code: 'retained-disk',
        subject: subjectOf(volume, subject),
        facts: { pool: volume.pool, fileName: volume.fileName },
      })),
  };
}

/** What the volume is called where a plan's name for it is gone: by its file. */
export function subjectOf(volume: OwnedVolume, machine: { readonly name: string }): Subject {
  return { kind: 'disk', name: volume.fileName, machine: machine.name };
}

function judge(
  volume: OwnedVolume,
  options: {
    readonly actual: ActualMachine;
    readonly planned: PlanMachine | undefined;
    readonly machine: Subject;
    readonly context: PlannerContext;
  },
): 'remove' | 'retain' | 'forget' | Refusal {
  const { actual, planned, machine, context } = options;
  const subject = subjectOf(volume, machine);
  const refuse = (code: Refusal['code'], facts: Refusal['facts']): Refusal => ({ code, subject, facts });
  if (volume.role === 'spent-seed') {
    // Usually it is gone, and only the mark remembers it.
    if (context.host.tryFindVolume(volume.pool, volume.fileName) === undefined) return 'forget';
  } else if (context.isPlannedFile(volume)) {
    // The plan gives the file to another machine.
    return 'forget';
  }
  if (volume.role === 'disk' && volume.retain) return 'retain';
  const unreadable = findUnreadableVolume(subject, volume, context);
  if (unreadable !== undefined) return unreadable;
  if (context.host.tryFindPool(volume.pool)?.active !== true)
    return refuse('pool-inactive', { pool: volume.pool });
  const found = context.host.tryFindVolume(volume.pool, volume.fileName);
  if (found === undefined) return 'forget';
  if (!context.records.hasVolume(volume, actual.name)) {
    return refuse('volume-unrecorded', { path: found.path });
  }
  if (volume.role === 'disk' && context.host.hasUnreadableMachines) {
    return refuse('unreadable-object', { reason: 'a machine that cannot be read may use it' });
  }
  if (volume.role === 'disk' && planned?.protect === true) return refuse('protected', {});
  const needed = whyVolumeIsNeeded({ subject, path: found.path, machine: actual, context });
  return needed ?? tryFindHeld(subject, context.held) ?? 'remove';
}
