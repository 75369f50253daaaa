import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { systemCodeOf } from './system-error';

/** Links followed before giving up, as the kernel does (path_resolution(7)). */
const LINKS_MAX = 40;

/**
 * Where a path leads once every symbolic link is followed, also when its last parts do not exist yet.
 *
 * @throws the system's error for anything but a missing part: a loop of links, a file where a directory should be.
 */
export async function realPathOf(path: string, linksLeft: number = LINKS_MAX): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const missing = systemCodeOf(error) === 'ENOENT';
    const parent = dirname(path);
    if (!missing || parent === path || linksLeft === 0) throw error;
    // A link to nothing is "missing" to realpath, yet a write through it would land where it points.
    const target = await tryReadLink(path);
    if (target !== undefined) return realPathOf(resolve(parent, target), linksLeft - 1);
    return join(await realPathOf(parent, linksLeft), basename(path));
  }
}

/** True when `path` is `root` itself or lies below it; both must be real paths. */
export function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

async function tryReadLink(path: string): Promise<string | undefined> {
  try {
    return await readlink(path);
  } catch (error) {
    const code = systemCodeOf(error);
    // EINVAL: there is something, but no link; it appeared between the two looks.
    if (code === 'ENOENT' || code === 'EINVAL') return undefined;
    throw error;
  }
}
