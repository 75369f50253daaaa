import type { TrashedVolume } from '../../planner';
import { readTrash } from './folder';

/** What lies in the trash of these pools. Pools without a path on this host have none. */
export async function listTrash(
  pools: readonly { readonly name: string; readonly path?: string }[],
): Promise<readonly TrashedVolume[]> {
  const lists = await Promise.all(
    pools.map(async ({ name, path }) => {
      const entries = path === undefined ? [] : await readTrash(path);
      return entries.map(({ fileName, manifest }) => ({
        pool: name,
        fileName,
        trashedAtMs: manifest.trashedAtMs,
      }));
    }),
  );
  return lists.flat();
}
