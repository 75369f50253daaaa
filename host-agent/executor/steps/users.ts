import { join } from 'node:path';
import {
  LibvirtError,
  readDomain,
  readPool,
  readVolume,
  type LibvirtHost,
  type ObjectReference,
} from '../../libvirt';
import { mapBounded, OBJECTS_AT_ONCE } from '../../inventory';
import { StepError } from '../failure';
import { realPathOf } from '../files/real-path';
import { systemCodeOf } from '../files/system-error';
import { readTrash, trashFolderOf } from '../trash/folder';
import type { StepContext } from './procedure';

/** What would be hurt if a file went away. */
export interface FileUsers {
  /** Machines, anybody's, whose running or stored definition names the file. */
  readonly machines: readonly { readonly name: string; readonly runs: boolean }[];
  /** Volumes of any pool that are built on the file. */
  readonly overlays: readonly string[];
}

/**
 * Everything on the host that uses a file: libvirt itself deletes the base of an overlay, or the disk of a running machine,
 * without a word. Several files that are asked for at the same time share one look, which begins after all of them were asked for.
 */
export async function findUsers(context: Look, path: string): Promise<FileUsers> {
  const [{ machines, overlays, realPaths }, real] = await Promise.all([
    context.looks.join('files in use', () => lookAt(context)),
    realPathOf(path),
  ]);
  // One file may be named in two ways when folders are links.
  const isIt = (other: string): boolean => other === path || other === real || realPaths.get(other) === real;
  return {
    machines: machines.filter(({ files }) => files.some(isIt)).map(({ name, runs }) => ({ name, runs })),
    overlays: overlays
      .filter((overlay) => overlay.path !== path && isIt(overlay.base))
      .map(({ name }) => name),
  };
}

/** Which files are in use at one moment. */
export interface FilesInUse {
  readonly machines: readonly MachineFiles[];
  readonly overlays: readonly Overlay[];
  /** Where the files lead that machines and overlays name, with links followed; without those that lead nowhere. */
  readonly realPaths: ReadonlyMap<string, string>;
}

interface MachineFiles {
  readonly name: string;
  readonly runs: boolean;
  readonly files: readonly string[];
}

interface Overlay {
  /** As a person would call it. */
  readonly name: string;
  readonly path: string;
  readonly base: string;
}

type Look = Pick<StepContext, 'host' | 'cache' | 'looks'>;

/**
 * @param owner its machine, which may still name the file in its definition as long as it does not run
 * @throws StepError `in-use` or `has-overlays`
 */
export async function requireUnused(context: Look, path: string, owner?: string): Promise<void> {
  const users = await findUsers(context, path);
  const machines = users.machines.filter((user) => user.name !== owner || user.runs);
  if (machines.length > 0) {
    const names = machines.map((user) => user.name).join(', ');
    const message = `${path} is used by ${names}, so it was left alone: detach or delete them first.`;
    throw new StepError('in-use', message);
  }
  if (users.overlays.length > 0) {
    const message = `${path} is what ${users.overlays.join(', ')} are built on, so it was left alone: delete them first.`;
    throw new StepError('has-overlays', message);
  }
}

async function lookAt(context: Look): Promise<FilesInUse> {
  const [machines, overlays] = await Promise.all([machinesOf(context), overlaysOf(context)]);
  const named = new Set([...machines.flatMap(({ files }) => files), ...overlays.map(({ base }) => base)]);
  const realPaths = new Map<string, string>();
  await mapBounded([...named], OBJECTS_AT_ONCE, async (path) => {
    const real = await tryRealPath(path);
    if (real !== undefined) realPaths.set(path, real);
  });
  return { machines, overlays, realPaths };
}

async function tryRealPath(path: string): Promise<string | undefined> {
  try {
    return await realPathOf(path);
  } catch (error) {
    // A path that cannot be followed leads to nothing, so not to our file either.
    if (systemCodeOf(error) !== undefined) return undefined;
    throw error;
  }
}

async function machinesOf({ host, cache }: Look): Promise<readonly MachineFiles[]> {
  return mapBounded(await host.domains.list(), OBJECTS_AT_ONCE, async (domain) => {
    const runs = domain.id >= 0;
    const texts = await Promise.all([
      unlessGone(host.domains.getXml(domain, { inactive: true })),
      runs ? unlessGone(host.domains.getXml(domain)) : undefined,
    ]);
    const files = texts.flatMap((text) => (text === undefined ? [] : cache.read('files', text, filesOf)));
    return { name: domain.name, runs, files };
  });
}

function filesOf(domainXml: string): readonly string[] {
  const { os, devices } = readDomain(domainXml);
  return [...devices.disks.map((disk) => disk.source), os.kernel, os.initrd].filter(
    (file) => file !== undefined,
  );
}

async function overlaysOf({ host, cache }: Look): Promise<readonly Overlay[]> {
  const overlays: Overlay[] = [];
  for (const pool of await host.pools.list()) {
    const { state } = await host.pools.getInformation(pool);
    // libvirt knows no volumes of a stopped pool.
    if (state !== 'running' && state !== 'degraded') continue;
    const bases = await mapBounded(await host.pools.listVolumes(pool), OBJECTS_AT_ONCE, async (volume) => {
      const text = await unlessGone(host.volumes.getXml(volume));
      const base = text === undefined ? undefined : cache.read('volume', text, readVolume).backing?.path;
      return base === undefined ? [] : [{ name: volume.key, path: volume.key, base }];
    });
    overlays.push(...bases.flat(), ...(await trashedIn(host, pool)));
  }
  return overlays;
}

/** A disk in the trash is worth nothing without the image that it is built on, and libvirt does not see into the trash. */
async function trashedIn(host: LibvirtHost, pool: ObjectReference): Promise<readonly Overlay[]> {
  const { targetPath } = readPool(await host.pools.getXml(pool));
  if (targetPath === undefined) return [];
  return (await readTrash(targetPath)).flatMap(({ fileName, manifest: { backingPath } }) => {
    const name = `${fileName} (in the trash of pool "${pool.name}")`;
    return backingPath === undefined
      ? []
      : [{ name, path: join(trashFolderOf(targetPath), fileName), base: backingPath }];
  });
}

/** Undefined when the object went away after it was listed. */
async function unlessGone(reading: Promise<string>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof LibvirtError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
