import { join } from 'node:path';
import type { PlanImage } from '../../../lib/plan';
import { removeIfThere, syncDirectory } from '../files/durable';
import { StepError } from '../failure';
import { discardPart, fetchImage, hasImage } from '../image/fetch-image';
import { withOwned, withoutOwned } from '../ledger/records';
import { findUsablePool, hasFile, inPool } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';
import { requireUnused } from './users';

/** Text of a running transfer is shown at most this often: a terminal is no place for a line a chunk. */
const PROGRESS_INTERVAL_MS = 250;

/** Brings an image into its pool, whole and checked. */
export function fetchImageStep(context: StepContext, image: PlanImage): StepProcedure {
  return {
    async perform() {
      const pool = await findUsablePool(context, image.pool);
      // Two images may share their bytes: the second waits, and then both are fetched into one part in turn.
      return context.mutexes.exclusively(`image ${image.pool} ${image.sha256}`, async () => {
        const there = await hasImage(image, pool.path);
        const owned = { pool: image.pool, fileName: image.fileName };
        if (there) {
          // Whoever put it there, it is what the plan asks for; it is ours to remove only if we noted it.
          await discardPart(image, pool.path);
          return 'already-true';
        }
        await context.ledger.update((ledger) => withOwned(ledger, 'images', owned));
        await fetchImage({
          image,
          poolPath: pool.path,
          imageRoots: context.settings.imageRoots,
          settings: context.settings.fetch,
          clock: context.clock,
          ...(context.signal === undefined ? {} : { signal: context.signal }),
          progress: transferProgress(context, image.name),
        });
        await inPool(context, image.pool, () => context.host.pools.refresh(pool.reference));
        return 'changed';
      });
    },
    async missing() {
      const pool = await findUsablePool(context, image.pool);
      const volume = await context.host.volumes.tryFind(pool.reference, image.fileName);
      if (volume !== undefined) return undefined;
      // Put there without libvirt knowing: by somebody else, or by a run killed before its refresh.
      await inPool(context, image.pool, () => context.host.pools.refresh(pool.reference));
      const found = await context.host.volumes.tryFind(pool.reference, image.fileName);
      return found === undefined ? `image "${image.name}" is not in pool "${image.pool}"` : undefined;
    },
  };
}

/** Removes an image that we fetched and that nothing uses. */
export function deleteImage(
  context: StepContext,
  image: { readonly pool: string; readonly fileName: string },
): StepProcedure {
  return {
    async perform() {
      const pool = await findUsablePool(context, image.pool);
      const owned = context.ledger.current.owned.images.some(
        (entry) => entry.pool === image.pool && entry.fileName === image.fileName,
      );
      if (!owned) {
        throw new StepError(
          'not-ours',
          `${image.fileName} in pool "${image.pool}" was not fetched by this agent: left alone.`,
        );
      }
      const removed = await inPool(context, image.pool, async () => {
        if (!(await hasFile(pool, image.fileName))) return false;
        await requireUnused(context, join(pool.path, image.fileName));
        await removeIfThere(join(pool.path, image.fileName));
        await syncDirectory(pool.path);
        await context.host.pools.refresh(pool.reference);
        return true;
      });
      await context.ledger.update((ledger) => withoutOwned(ledger, 'images', image));
      return removed ? 'changed' : 'already-true';
    },
    async missing() {
      const pool = await findUsablePool(context, image.pool);
      return (await hasFile(pool, image.fileName))
        ? `${image.fileName} is still in pool "${image.pool}"`
        : undefined;
    },
  };
}

function transferProgress(
  context: StepContext,
  name: string,
): (received: number, total: number | undefined) => void {
  let shownMs = Number.NEGATIVE_INFINITY;
  return (received, total) => {
    const nowMs = context.clock.monotonicMs();
    if (nowMs - shownMs < PROGRESS_INTERVAL_MS) return;
    shownMs = nowMs;
    const text = `${name}: ${inMebibytes(received)}${total === undefined ? '' : ` of ${inMebibytes(total)}`} MiB`;
    if (total === undefined || total === 0) context.progress(text);
    else context.progress(text, Math.min(1, received / total));
  };
}

function inMebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
