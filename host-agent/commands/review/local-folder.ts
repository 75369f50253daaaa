import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { readPlanFile } from '../../sources';
import { MANIFEST, type PlanFolder } from './plan-folder';

/** The folder at `path` on this machine; `undefined` when there is none. */
export async function tryOpenLocalFolder(
  workingDirectory: string,
  path: string,
): Promise<PlanFolder | undefined> {
  // Not resolved: `main:../..` is no path of this machine as long as there is no folder `main:..`.
  const folder = isAbsolute(path) ? path : `${workingDirectory}/${path}`;
  if (!(await isFolder(folder))) return undefined;
  const candidates = [
    MANIFEST,
    'plan.json',
    ...(await namesIn(folder)).map((name) => `${name}/plan.json`),
    ...(await namesIn(join(folder, 'stacks'))).map((name) => `stacks/${name}/plan.json`),
  ];
  const present = await Promise.all(candidates.map((file) => isFile(join(folder, file))));
  const shown = relative(workingDirectory, folder) || '.';
  return {
    label: shown,
    path: shown,
    files: candidates.filter((_file, index) => present[index] === true),
    read: (file) => readPlanFile(join(folder, file)),
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Not there, or no folder: either way it holds no plan.
    return [];
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await tryStat(path))?.isDirectory() === true;
}

async function isFile(path: string): Promise<boolean> {
  return (await tryStat(path))?.isFile() === true;
}

async function tryStat(path: string): Promise<Awaited<ReturnType<typeof stat>> | undefined> {
  try {
    return await stat(path);
  } catch {
    // Whatever it is, it cannot be looked into.
    return undefined;
  }
}
