import { tryFindVolumePath, type Plan } from '../../../lib/plan';
import { createWatchedFiles, type WatchedFile, type WatchedFiles } from './watched-files';

/** An image has a digest for a name and never changes; disks of several machines may stand on it. */
export function imageChanged(): WatchedFiles {
  return createWatchedFiles('image-changed', { forMs: Infinity });
}

/** The images of a plan, by their names. */
export function imageFiles(plan: Plan): readonly WatchedFile[] {
  return plan.images.flatMap((image) => {
    const path = tryFindVolumePath(plan, image);
    return path === undefined ? [] : [{ subject: image.name, path }];
  });
}
