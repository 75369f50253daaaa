import { createReadStream } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIso } from '../../../host-agent/executor/seed/iso9660';
import type { LibvirtHost, ObjectReference } from '../../../host-agent/libvirt';
import { sha256Hex } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import { providerObjects, type ProviderObject, type ProviderSeed } from '../../support/provider-xml';
import type { Ground, Kind } from './equivalence-host';

/** Does what the provider would do for `document`, in its order and with its calls, up to starting the machines. */
export async function applyAsProvider({ live, host }: Ground, document: unknown): Promise<void> {
  const objects = providerObjects(document);
  for (const { xml, name, build, start, autostart } of ofKind(objects, 'pool')) {
    await live.virshWithXml(xml, 'pool-define');
    if (build) await live.virsh('pool-build', name);
    await live.virsh('pool-autostart', name, ...(autostart ? [] : ['--disable']));
    if (start) await live.virsh('pool-start', name);
  }
  await createVolumes({ live, host }, objects);
  for (const { xml, name, autostart } of ofKind(objects, 'network')) {
    await live.virshWithXml(xml, 'net-define');
    await live.virsh('net-autostart', name, ...(autostart ? [] : ['--disable']));
    await live.virsh('net-start', name);
  }
  for (const { xml, name, autostart } of ofKind(objects, 'domain')) {
    await live.virshWithXml(xml, 'define');
    await live.virsh('autostart', name, ...(autostart ? [] : ['--disable']));
  }
}

/** Makes the volumes, those first that others stand on, and fills them. */
async function createVolumes({ live, host }: Ground, objects: readonly ProviderObject[]): Promise<void> {
  const seeds = new Map(ofKind(objects, 'seed').map((seed) => [seed.path, seed]));
  const volumes = ofKind(objects, 'volume');
  const filled = volumes.filter(({ content }) => content !== undefined);
  for (const volume of [...filled, ...volumes.filter((candidate) => !filled.includes(candidate))]) {
    const pool = await host.pools.tryFindByName(volume.pool);
    if (pool === undefined) throw new Error(`there is no pool ${volume.pool}`);
    const { content } = volume;
    if (content === undefined) {
      await host.volumes.create(pool, volume.xml());
      continue;
    }
    const seed = seeds.get(content);
    const path = seed === undefined ? content : await writeSeed(live, seed);
    const bytes = (await stat(path)).size;
    const made = await host.volumes.create(pool, volume.xml(bytes));
    await host.volumes.upload(made, createReadStream(path), { lengthBytes: bytes });
  }
}

/** The ISO of a seed. The agent's writer stands in for the provider's, so that a difference can only be in the files. */
async function writeSeed(live: LiveHost, { address, files }: ProviderSeed): Promise<string> {
  const path = join(live.workDirectory, `${address}.iso`);
  const order = ['meta-data', 'user-data', 'network-config'] as const;
  const contents = order.flatMap((name) => {
    const text = files[name];
    return text === undefined ? [] : [{ name, content: Buffer.from(text) }];
  });
  await writeFile(path, writeIso('cidata', contents));
  return path;
}

function ofKind<Wanted extends ProviderObject['kind']>(
  objects: readonly ProviderObject[],
  wanted: Wanted,
): readonly Extract<ProviderObject, { readonly kind: Wanted }>[] {
  return objects.filter(
    (object): object is Extract<ProviderObject, { readonly kind: Wanted }> => object.kind === wanted,
  );
}

/** One object on a host as libvirt stores it. */
export interface Found {
  readonly kind: Kind | 'volume';
  readonly name: string;
  readonly xml: string;
  readonly autostart?: boolean;
  readonly active?: boolean;
  /** Of a volume's file. */
  readonly contentDigest?: string;
}

/** Everything that either road has made on the host, read by libvirt anew. */
export async function everythingOn({ host }: Ground): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const pool of await host.pools.list()) {
    await host.pools.refresh(pool);
    const xml = await host.pools.getXml(pool, { inactive: true });
    const autostart = await host.pools.getAutostart(pool);
    found.push({ kind: 'pool', name: pool.name, xml, autostart, active: true });
    for (const volume of await host.pools.listVolumes(pool)) {
      found.push({
        kind: 'volume',
        name: volume.key,
        xml: await host.volumes.getXml(volume),
        ...(await digestOf(volume.key)),
      });
    }
  }
  for (const network of await host.networks.list()) {
    found.push({
      kind: 'network',
      name: network.name,
      xml: await host.networks.getXml(network, { inactive: true }),
      autostart: await host.networks.getAutostart(network),
      active: await host.networks.isActive(network),
    });
  }
  for (const domain of await host.domains.list()) {
    found.push({
      kind: 'domain',
      name: domain.name,
      xml: await host.domains.getXml(domain, { inactive: true }),
      autostart: await host.domains.getAutostart(domain),
    });
  }
  return found.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** Folders have none. */
async function digestOf(path: string): Promise<Pick<Found, 'contentDigest'>> {
  return (await stat(path)).isFile() ? { contentDigest: sha256Hex(await readFile(path)) } : {};
}

const keyOf = ({ kind, name }: Found): string => `${kind} ${name}`;

/** Leaves nothing of what either road has made below `folders`. */
export async function clear({ host }: Ground, folders: readonly string[]): Promise<void> {
  for (const domain of await host.domains.list()) await host.domains.undefine(domain);
  for (const network of await host.networks.list()) {
    await stopAndForget(host.networks, network, await host.networks.isActive(network));
  }
  for (const pool of await host.pools.list()) await stopAndForget(host.pools, pool, true);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

async function stopAndForget(
  api: LibvirtHost['networks'] | LibvirtHost['pools'],
  object: ObjectReference,
  isActive: boolean,
): Promise<void> {
  if (isActive) await api.destroy(object);
  await api.undefine(object);
}
