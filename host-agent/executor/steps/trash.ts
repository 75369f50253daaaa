import { join } from 'node:path';
import { readVolume } from '../../libvirt';
import type { StepAction } from '../../planner';
import { fileError, StepError } from '../failure';
import { ownsVolume, withoutOwned } from '../ledger/records';
import { moveToTrash, removeTrash, tryFindTrash } from '../trash/folder';
import { findUsablePool, hasFile, inPool, type UsablePool } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';
import { requireUnused } from './users';

const MS_PER_HOUR = 60 * 60 * 1000;

type TrashVolume = Extract<StepAction, { kind: 'trash-volume' }>;
type EmptyTrash = Extract<StepAction, { kind: 'empty-trash' }>;

/** Moves a volume that we made, and that nothing uses, to its pool's trash. */
export function trashVolume(context: StepContext, action: TrashVolume): StepProcedure {
  const { pool: poolName, fileName, machine } = action;
  const owned = { pool: poolName, fileName, machine };
  return {
    async perform() {
      const pool = await findUsablePool(context, poolName);
      if (!ownsVolume(context.ledger.current, owned)) {
        const message = `${fileName} in pool "${poolName}" was not made by this agent for "${machine}": it was left alone.`;
        throw new StepError('not-ours', message);
      }
      const moved = await move(context, pool, owned);
      await context.ledger.update((ledger) => withoutOwned(ledger, 'volumes', owned));
      return moved ? 'changed' : 'already-true';
    },
    async missing() {
      const pool = await findUsablePool(context, poolName);
      return (await hasFile(pool, fileName)) ? `${fileName} is still in pool "${poolName}"` : undefined;
    },
  };
}

/** Removes for good what was in the trash for longer than the plan keeps it. */
export function emptyTrash(context: StepContext, action: EmptyTrash): StepProcedure {
  return {
    async perform() {
      const pool = await findUsablePool(context, action.pool);
      let removed = false;
      for (const fileName of action.fileNames) {
        const entry = await tryFindTrash(pool.path, fileName);
        if (entry === undefined) continue;
        const keptMs = context.plan.host.trashRetentionHours * MS_PER_HOUR;
        const ageMs = context.clock.nowMs() - entry.manifest.trashedAtMs;
        if (ageMs < keptMs) {
          const message = `${fileName} in the trash of pool "${action.pool}" is not ${keptMs / MS_PER_HOUR} h old yet: it was kept.`;
          throw new StepError('not-expired', message);
        }
        await removeTrash(pool.path, fileName);
        removed = true;
      }
      return removed ? 'changed' : 'already-true';
    },
    async missing() {
      const pool = await findUsablePool(context, action.pool);
      for (const fileName of action.fileNames) {
        const left = await tryFindTrash(pool.path, fileName);
        if (left !== undefined) return `${fileName} is still in the trash of pool "${action.pool}"`;
      }
      return undefined;
    },
  };
}

async function move(
  context: StepContext,
  pool: UsablePool,
  volume: { readonly pool: string; readonly fileName: string; readonly machine: string },
): Promise<boolean> {
  if (!(await hasFile(pool, volume.fileName))) return false;
  await requireUnused(context, join(pool.path, volume.fileName), volume.machine);
  const backingPath = await tryReadBacking(context, pool, volume.fileName);
  const manifest = {
    version: 1 as const,
    ...volume,
    trashedAtMs: Math.round(context.clock.nowMs()),
    planDigest: context.planDigest,
    ...(backingPath === undefined ? {} : { backingPath }),
  };
  try {
    // One after the other: each looks through the notes of the others.
    await context.mutexes.exclusively(`trash ${volume.pool}`, () => moveToTrash(pool.path, manifest));
  } catch (error) {
    throw fileError(error, `moving ${volume.fileName} to the trash of pool "${volume.pool}"`);
  }
  await context.refreshes.join(volume.pool, () =>
    inPool(context, volume.pool, () => context.host.pools.refresh(pool.reference)),
  );
  return true;
}

async function tryReadBacking(
  context: StepContext,
  pool: UsablePool,
  fileName: string,
): Promise<string | undefined> {
  const found = await context.host.volumes.tryFind(pool.reference, fileName);
  return found === undefined ? undefined : readVolume(await context.host.volumes.getXml(found)).backing?.path;
}
