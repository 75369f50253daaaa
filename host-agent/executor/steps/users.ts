import {
  LibvirtError,
  readDomain,
  readPool,
  readVolume,
  type LibvirtHost,
  type ObjectReference,
  type VolumeReference,
} from '../../libvirt';
import { mapBounded, OBJECTS_AT_ONCE } from '../../inventory';
import { StepError } from '../failure';
import { realPathOf } from '../files/real-path';
import { systemCodeOf } from '../files/system-error';
import { readTrash } from '../trash/folder';
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
 * without a word.
 */
export async function findUsers(context: Look, path: string): Promise<FileUsers> {
  const same = await samePathAs(path);
  const [machines, overlays] = await Promise.all([
    machinesUsing(context, same),
    overlaysOn(context, path, same),
  ]);
  return { machines, overlays };
}

type Look = Pick<StepContext, 'host' | 'cache'>;

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

type SamePath = (other: string) => Promise<boolean>;

/** One file may be named in two ways when folders are links. */
async function samePathAs(path: string): Promise<SamePath> {
  const real = await realPathOf(path);
  const known = new Map<string, boolean>();
  return async (other) => {
    if (other === path || other === real) return true;
    const before = known.get(other);
    if (before !== undefined) return before;
    const same = (await tryRealPath(other)) === real;
    known.set(other, same);
    return same;
  };
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

async function machinesUsing({ host, cache }: Look, same: SamePath): Promise<FileUsers['machines']> {
  const users = await mapBounded(await host.domains.list(), OBJECTS_AT_ONCE, async (domain) => {
    const runs = domain.id >= 0;
    const texts = await Promise.all([
      unlessGone(host.domains.getXml(domain, { inactive: true })),
      runs ? unlessGone(host.domains.getXml(domain)) : undefined,
    ]);
    const files = texts.flatMap((text) => (text === undefined ? [] : cache.read('files', text, filesOf)));
    const uses = await Promise.all(files.map(same));
    return uses.includes(true) ? [{ name: domain.name, runs }] : [];
  });
  return users.flat();
}

function filesOf(domainXml: string): readonly string[] {
  const { os, devices } = readDomain(domainXml);
  return [...devices.disks.map((disk) => disk.source), os.kernel, os.initrd].filter(
    (file) => file !== undefined,
  );
}

async function overlaysOn({ host, cache }: Look, path: string, same: SamePath): Promise<readonly string[]> {
  const isOnIt = async (volume: VolumeReference): Promise<boolean> => {
    const text = await unlessGone(host.volumes.getXml(volume));
    if (text === undefined || volume.key === path) return false;
    const { backing } = cache.read('volume', text, readVolume);
    return backing !== undefined && same(backing.path);
  };
  const paths: string[] = [];
  for (const pool of await host.pools.list()) {
    const { state } = await host.pools.getInformation(pool);
    // libvirt knows no volumes of a stopped pool.
    if (state !== 'running' && state !== 'degraded') continue;
    const volumes = await host.pools.listVolumes(pool);
    const areOnIt = await mapBounded(volumes, OBJECTS_AT_ONCE, isOnIt);
    paths.push(...volumes.filter((_, index) => areOnIt[index] === true).map(({ key }) => key));
    paths.push(...(await trashedOn(host, pool, same)));
  }
  return paths;
}

/** A disk in the trash is worth nothing without the image that it is built on, and libvirt does not see into the trash. */
async function trashedOn(
  host: LibvirtHost,
  pool: ObjectReference,
  same: SamePath,
): Promise<readonly string[]> {
  const { targetPath } = readPool(await host.pools.getXml(pool));
  if (targetPath === undefined) return [];
  const paths: string[] = [];
  for (const { fileName, manifest } of await readTrash(targetPath)) {
    const isOnIt = manifest.backingPath !== undefined && (await same(manifest.backingPath));
    if (isOnIt) paths.push(`${fileName} (in the trash of pool "${pool.name}")`);
  }
  return paths;
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
