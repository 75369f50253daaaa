import {
  LibvirtError,
  readDomain,
  readPool,
  readVolume,
  type DomainDefinition,
  type LibvirtHost,
  type ObjectReference,
} from '../../libvirt';
import { StepError } from '../failure';
import { realPathOf } from '../files/real-path';
import { systemCodeOf } from '../files/system-error';
import { readTrash } from '../trash/folder';

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
export async function findUsers(host: LibvirtHost, path: string): Promise<FileUsers> {
  const same = await samePathAs(path);
  return { machines: await machinesUsing(host, same), overlays: await overlaysOn(host, path, same) };
}

/**
 * @param owner its machine, which may still name the file in its definition as long as it does not run
 * @throws StepError `in-use` or `has-overlays`
 */
export async function requireUnused(host: LibvirtHost, path: string, owner?: string): Promise<void> {
  const users = await findUsers(host, path);
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

async function machinesUsing(host: LibvirtHost, same: SamePath): Promise<FileUsers['machines']> {
  const users: { readonly name: string; readonly runs: boolean }[] = [];
  for (const domain of await host.domains.list()) {
    const runs = domain.id >= 0;
    const texts = [
      await unlessGone(host.domains.getXml(domain, { inactive: true })),
      runs ? await unlessGone(host.domains.getXml(domain)) : undefined,
    ];
    const files = texts.flatMap((text) => (text === undefined ? [] : filesOf(readDomain(text))));
    const uses = await Promise.all(files.map(same));
    if (uses.includes(true)) users.push({ name: domain.name, runs });
  }
  return users;
}

function filesOf(domain: DomainDefinition): readonly string[] {
  const { os, devices } = domain;
  return [...devices.disks.map((disk) => disk.source), os.kernel, os.initrd].filter(
    (file) => file !== undefined,
  );
}

async function overlaysOn(host: LibvirtHost, path: string, same: SamePath): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const pool of await host.pools.list()) {
    const { state } = await host.pools.getInformation(pool);
    // libvirt knows no volumes of a stopped pool.
    if (state !== 'running' && state !== 'degraded') continue;
    for (const volume of await host.pools.listVolumes(pool)) {
      const text = await unlessGone(host.volumes.getXml(volume));
      if (text === undefined) continue;
      const { backing } = readVolume(text);
      if (backing !== undefined && (await same(backing.path)) && volume.key !== path) paths.push(volume.key);
    }
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
