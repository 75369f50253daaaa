import type { ActualPool } from '../../../inventory';
import type { Refusal, Step, Subject, Warning } from '../../change-plan';
import { makeStep } from '../../order/step';
import { refuseUnlessAllowed } from '../../view/allowed';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { byText, inTextOrder } from '../../view/ordering';
import { isNothingPlanned, type ReleasedAfter, type Removals } from './networks';

const MS_PER_HOUR = 60 * 60 * 1000;

/**
 * Deletes images that nobody needs any more. Disks in the trash may stand on any image, and what cannot be read may use one:
 * as long as there is either, every image stays. That is no refusal: a later pass finds them again.
 */
export function planImageRemovals(
  context: PlannerContext,
  { trashes, releasedAfter }: { readonly trashes: boolean; readonly releasedAfter: ReleasedAfter },
): readonly Step[] {
  const { host, input } = context;
  const unsure =
    trashes ||
    input.trash.length > 0 ||
    host.inventory.unreadable.length > 0 ||
    host.inventory.pools.some((pool) => !pool.active) ||
    isNothingPlanned(context);
  if (unsure) return [];
  return inTextOrder(input.owned.images, (image) => `${image.pool}/${image.fileName}`)
    .filter((image) => !context.isPlannedFile(image))
    .flatMap(({ pool, fileName }) => {
      const volume = host.tryFindVolume(pool, fileName);
      if (volume === undefined) return [];
      const releases = host.usersOf(volume.path).map((user) => releasedAfter(user.uuid));
      if (host.overlaysOf(volume.path).length > 0 || releases.includes(undefined)) return [];
      const subject: Subject = { kind: 'image', name: fileName };
      if (tryFindHeld(subject, context.held) !== undefined) return [];
      return [
        makeStep({
          action: { kind: 'delete-image', pool, fileName },
          subject,
          impact: 'live',
          suffix: `${pool}/${fileName}`,
          changes: [{ field: 'image', from: `${pool}/${fileName}`, impact: 'live' }],
          after: releases.flatMap((after) => after ?? []),
        }),
      ];
    });
}

/** Removes for good what has lain in the trash for the retention time: the only step that cannot be taken back. */
export function planTrashRemovals(context: PlannerContext): Removals {
  const { plan, host, input } = context;
  const retentionMs = plan.host.trashRetentionHours * MS_PER_HOUR;
  const expired = input.trash.filter((entry) => input.nowMs - entry.trashedAtMs >= retentionMs);
  const pools = [...new Set(expired.map((entry) => entry.pool))]
    .sort(byText)
    .filter((pool) => host.tryFindPool(pool)?.active === true)
    .flatMap((pool) => {
      const subject: Subject = { kind: 'pool', name: pool };
      // That a pool is left alone as a whole is said once for all of it.
      if (tryFindHeld(subject, context.held) !== undefined) return [];
      const refusal = refuseUnlessAllowed(
        { subject, impact: 'destroy', runs: false, fields: ['trash'] },
        context,
      );
      return [{ pool, subject, refusal }];
    });
  return {
    refusals: pools.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
    steps: pools
      .filter(({ refusal }) => refusal === undefined)
      .map(({ pool, subject }) => {
        const inPool = expired.filter((entry) => entry.pool === pool);
        const fileNames = inPool.map((entry) => entry.fileName).sort(byText);
        return makeStep({
          action: { kind: 'empty-trash', pool, fileNames },
          subject,
          impact: 'destroy',
          changes: [{ field: 'trash', from: fileNames, impact: 'destroy' }],
        });
      }),
  };
}

interface PoolRemovalOptions {
  /** Steps that take files away, of whatever pool. */
  readonly removals: readonly Step[];
  readonly releasedAfter: ReleasedAfter;
}

/** Deletes pools of ours that the plan does not name; the files in their directories stay. */
export function planPoolRemovals(
  context: PlannerContext,
  options: PoolRemovalOptions,
): Removals & { readonly warnings: readonly Warning[] } {
  const names = new Set(context.plan.pools.map((pool) => pool.name));
  const uuids = new Set(context.plan.pools.map((pool) => pool.uuid));
  const verdicts = context.host.inventory.pools
    .filter((pool) => context.records.hasPool(pool) && !names.has(pool.name) && !uuids.has(pool.uuid))
    .map((pool) => judgePool(pool, context, options));
  return {
    steps: verdicts.flatMap(({ step }) => (step === undefined ? [] : [step])),
    refusals: verdicts.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
    warnings: verdicts.flatMap(({ warning }) => (warning === undefined ? [] : [warning])),
  };
}

function judgePool(
  pool: ActualPool,
  context: PlannerContext,
  { removals, releasedAfter }: PoolRemovalOptions,
): { readonly step?: Step; readonly refusal?: Refusal; readonly warning?: Warning } {
  const subject: Subject = { kind: 'pool', name: pool.name };
  const refuse = (code: Refusal['code'], facts: Refusal['facts']): { refusal: Refusal } => ({
    refusal: { code, subject, facts },
  });
  const unreadable = context.host.tryFindUnreadable('pool', pool.name, pool.uuid);
  if (unreadable !== undefined) return refuse('unreadable-object', { reason: unreadable.reason });
  if (isNothingPlanned(context)) return refuse('empty-plan', {});
  if (context.host.hasUnreadableMachines) {
    return refuse('unreadable-object', { reason: 'a machine that cannot be read may use it' });
  }
  const inPool = removals.filter(({ action }) => 'fileName' in action && action.pool === pool.name);
  const going = new Set(inPool.flatMap(({ action }) => ('fileName' in action ? [action.fileName] : [])));
  const staying = pool.volumes.filter((volume) => !going.has(volume.fileName));
  const users = staying.flatMap((volume) => context.host.usersOf(volume.path));
  const stuck = users.filter((user) => releasedAfter(user.uuid) === undefined);
  if (stuck.length > 0) {
    return refuse('pool-in-use', { machines: [...new Set(stuck.map((user) => user.name))].sort(byText) });
  }
  const why = whyKept(pool, context, inPool);
  if (why !== undefined) return { warning: { code: 'pool-kept', subject, facts: { reason: why } } };
  const refusal =
    tryFindHeld(subject, context.held) ??
    refuseUnlessAllowed({ subject, impact: 'destroy', runs: false, fields: ['pool'] }, context);
  if (refusal !== undefined) return { refusal };
  const step = makeStep({
    action: { kind: 'delete-pool', pool: { name: pool.name, uuid: pool.uuid } },
    subject,
    impact: 'destroy',
    changes: [{ field: 'pool', from: pool.path ?? pool.name, impact: 'destroy' }],
    after: [...inPool.map(({ id }) => id), ...users.flatMap((user) => releasedAfter(user.uuid) ?? [])],
  });
  return { step };
}

/** Things that only a pool lets us see again: its trash, and disks that hold on to an image somewhere. */
function whyKept(pool: ActualPool, context: PlannerContext, inPool: readonly Step[]): string | undefined {
  if (!pool.active) return 'not-active';
  const trashes = inPool.some(({ action }) => action.kind === 'trash-volume');
  if (trashes || context.input.trash.some((entry) => entry.pool === pool.name)) return 'trash';
  return pool.volumes.some((volume) => volume.backingPath !== undefined) ? 'overlays' : undefined;
}
