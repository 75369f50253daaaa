import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanPool } from '../../lib/plan';
import { LibvirtFailure } from '../libvirt';
import { removeIfThere } from './files/durable';
import { partialFolderIn } from './files/partial-folder';
import { systemCodeOf } from './files/system-error';
import { isPartialFile, removePartialFile } from './image/partial-file';
import type { StepContext } from './steps/procedure';
import { isUnfinishedVolume } from './steps/volume-files';

/**
 * Disks and images get their names by a link, which never takes another file's place. A run that was killed before it took the first
 * name away has left the file with two: the hidden one goes. A file with only the hidden name is left to the step that makes it.
 */
export async function removeSecondNames(context: Pick<StepContext, 'plan' | 'host'>): Promise<void> {
  for (const pool of context.plan.pools) {
    try {
      await removeIn(context, pool);
    } catch (error) {
      // Nothing of this is needed for what is to be done: the next run tries again.
      if (systemCodeOf(error) === undefined && !(error instanceof LibvirtFailure)) throw error;
    }
  }
}

async function removeIn({ host }: Pick<StepContext, 'host'>, { name, path }: PlanPool): Promise<void> {
  const partial = partialFolderIn(path);
  for (const file of await secondNamesIn(partial, isPartialFile))
    await removePartialFile(join(partial, file));
  const volumes = await secondNamesIn(path, isUnfinishedVolume);
  if (volumes.length === 0) return;
  for (const file of volumes) await removeIfThere(join(path, file));
  const reference = await host.pools.tryFindByName(name);
  if (reference !== undefined) await host.pools.refresh(reference);
}

async function secondNamesIn(
  folder: string,
  isHidden: (name: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await namesIn(folder)) {
    if (!isHidden(name)) continue;
    const entry = await lstat(join(folder, name));
    if (entry.isFile() && entry.nlink > 1) found.push(name);
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
