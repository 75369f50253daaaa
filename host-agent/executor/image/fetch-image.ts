import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanImage } from '../../../lib/plan';
import type { Clock } from '../clock';
import { fileError, isOutOfSpace, StepError } from '../failure';
import { copyLocal } from './copy-local';
import { requireImageFormat } from './disk-header';
import { download } from './download';
import type { FetchSettings } from './fetch-settings';
import { PartialFile, partialNameOf, removePartialFile } from './partial-file';
import { partialFolderOf } from '../files/partial-folder';
import { hasPlainFile } from '../files/plain-file';

export interface FetchImageOptions {
  readonly image: PlanImage;
  /** Absolute path of the image's pool. */
  readonly poolPath: string;
  readonly imageRoots: readonly string[];
  readonly settings: FetchSettings;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly progress?: (received: number, total: number | undefined) => void;
}

/**
 * Puts an image into its pool, whole and checked or not at all:
 *
 *     source --> <pool>/.fleetwright/partial/.<sha256>.partial --digest, format--> link as <pool>/<fileName>
 *
 * A wrong digest or a full disk removes the part; a broken connection or a stop keeps it for the next run.
 *
 * @throws StepError
 */
export async function fetchImage(options: FetchImageOptions): Promise<void> {
  const { image, poolPath } = options;
  try {
    const partial = await PartialFile.open(await partialPath(image, poolPath));
    try {
      const continued = partial.length > 0;
      await fill(partial, options);
      if (continued && partial.digest() !== image.sha256) {
        // The part of an earlier run may be what is wrong: only a file fetched as a whole can be blamed on its source.
        await partial.clear();
        await fill(partial, options);
      }
      await check(partial, image);
      await partial.publish(join(poolPath, image.fileName));
    } catch (error) {
      if (!isWorthKeeping(error)) await partial.discard();
      throw error;
    } finally {
      await partial.close();
    }
  } catch (error) {
    throw fileError(error, `writing image "${image.name}" to ${poolPath}`);
  }
}

/** True when the pool has this image with the right content already. @throws StepError `digest-mismatch` when it has another under its name. */
export async function hasImage(image: PlanImage, poolPath: string): Promise<boolean> {
  const path = join(poolPath, image.fileName);
  if (!(await hasPlainFile(path))) return false;
  const found = await sha256OfFile(path);
  if (found === image.sha256) return true;
  throw new StepError(
    'digest-mismatch',
    `${path} is there with sha256 ${found}, but image "${image.name}" must have ${image.sha256}. It was left alone, ` +
      'because disks may be built on it: find out who changed it, then remove it.',
  );
}

/** Removes what a run left that was killed right after the image had become visible. */
export async function discardPart(image: PlanImage, poolPath: string): Promise<void> {
  await removePartialFile(await partialPath(image, poolPath));
}

async function partialPath(image: PlanImage, poolPath: string): Promise<string> {
  return join(await partialFolderOf(poolPath), partialNameOf(image.sha256));
}

async function fill(partial: PartialFile, options: FetchImageOptions): Promise<void> {
  const { source } = options.image;
  // A killed run may have stopped between the last byte and the rename.
  if (partial.length > 0 && partial.digest() === options.image.sha256) return;
  const common = {
    partial,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  };
  if (source.kind === 'url') {
    await download({ ...common, url: source.url, settings: options.settings, clock: options.clock });
    return;
  }
  const { imageRoots, settings } = options;
  await copyLocal({ ...common, path: source.path, imageRoots, imageBytesMax: settings.imageBytesMax });
}

async function check(partial: PartialFile, image: PlanImage): Promise<void> {
  const digest = partial.digest();
  if (digest !== image.sha256) {
    const from = image.source.kind === 'url' ? image.source.url : image.source.path;
    throw new StepError(
      'digest-mismatch',
      `Image "${image.name}" from ${from} has sha256 ${digest}, but the plan expects ${image.sha256}. Nothing was put ` +
        'into the pool: the source has changed or is not the one that was meant.',
    );
  }
  await requireImageFormat(image, partial.path);
}

function isWorthKeeping(error: unknown): boolean {
  if (isOutOfSpace(error)) return false;
  return error instanceof StepError && (error.code === 'source-unreachable' || error.code === 'interrupted');
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  // It was a plain file a moment ago: what has taken its place is neither followed nor waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  for await (const chunk of createReadStream('', { fd: await open(path, flags) })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a file without encoding is read as buffers');
    hash.update(chunk);
  }
  return hash.digest('hex');
}
