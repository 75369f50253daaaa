import { existsSync } from 'node:fs';
import type { Element } from 'slimdom';
import {
  errorNumber,
  mergeMetadata,
  readDomain,
  type DomainApi,
  type DomainReference,
} from '../../../../host-agent/libvirt';
import { readMetadata } from '../../../../host-agent/libvirt/xml/metadata';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { readDisk } from './disk-file';
import { memoryIn, runningForm, storedForm } from './domain-xml';
import type { SimulatedDomain } from './state';
import type { SimulatedWorld } from './world';
import { adopt, append, attributeOf, childOf, devicesOf, edited, parseAny, sourceFileOf } from './xml';

/** A guest boots, and powers off, in some seconds. */
const BOOT_MS = 3000;
const POWEROFF_MS = 2000;

type Definitions = Pick<
  DomainApi,
  'tryFindByName' | 'tryFindByUuid' | 'define' | 'undefine' | 'rename' | 'setMetadata' | 'setAutostart'
>;

export function simulatedDefinitions(world: SimulatedWorld): Definitions {
  const find = (has: (domain: SimulatedDomain) => boolean): DomainReference | undefined => {
    const found = world.state.domains.find(has);
    return found === undefined ? undefined : referenceOf(found);
  };
  return {
    tryFindByName: async (name) => find((domain) => domain.name === name),
    tryFindByUuid: async (uuid) => find((domain) => domain.uuid === uuid),
    define: async (xml) => define(world, xml),
    async undefine(reference) {
      const domain = world.domain(reference);
      domain.storedXml = undefined;
      domain.autostart = false;
      if (domain.runningXml === undefined) world.powerOff(domain);
    },
    async rename(reference, name) {
      const domain = world.domain(reference);
      if (domain.runningXml !== undefined) throw invalid('cannot rename active domain');
      requireFreeName(world, name, domain.uuid);
      domain.name = name;
      domain.storedXml = edited(domain.storedXml ?? '', (root) =>
        childOf(root, 'name')?.replaceChildren(name),
      );
    },
    async setMetadata(reference, { namespace, xml, live }) {
      const domain = world.domain(reference);
      if (live && domain.runningXml === undefined) throw invalid('domain is not running');
      if (domain.storedXml !== undefined) domain.storedXml = withMetadata(domain.storedXml, namespace, xml);
      if (live && domain.runningXml !== undefined) {
        domain.runningXml = withMetadata(domain.runningXml, namespace, xml);
      }
    },
    async setAutostart(reference, autostart) {
      world.domain(reference).autostart = autostart;
    },
  };
}

export function simulatedPower(
  world: SimulatedWorld,
): Pick<DomainApi, 'start' | 'shutdown' | 'destroy' | 'resume'> {
  return {
    start: async (reference) => start(world, world.domain(reference)),
    async shutdown(reference) {
      const { guest } = world.runningDomain(reference);
      // A guest that is still booting never notices.
      if (guest?.connected === true) guest.poweroffAtMs ??= world.nowMs() + POWEROFF_MS;
    },
    async destroy(reference) {
      world.powerOff(world.runningDomain(reference));
    },
    async resume(reference) {
      world.runningDomain(reference);
    },
  };
}

export function referenceOf({ name, uuid, id }: SimulatedDomain): DomainReference {
  return { name, uuid, id };
}

function invalid(why: string): Error {
  return libvirtError(errorNumber.operationInvalid, `Requested operation is not valid: ${why}`);
}

function requireFreeName(world: SimulatedWorld, name: string, uuid: string): void {
  const other = world.state.domains.find((domain) => domain.name === name && domain.uuid !== uuid);
  if (other === undefined) return;
  throw libvirtError(
    errorNumber.operationFailed,
    `operation failed: domain '${name}' already exists with uuid ${other.uuid}`,
  );
}

function define(world: SimulatedWorld, xml: string): DomainReference {
  const { name, uuid } = readDomain(xml);
  requireFreeName(world, name, uuid);
  const present = world.state.domains.find((domain) => domain.uuid === uuid);
  if (present !== undefined && present.name !== name) {
    const why = `operation failed: domain '${present.name}' is already defined with uuid ${uuid}`;
    throw libvirtError(errorNumber.operationFailed, why);
  }
  const domain: SimulatedDomain = present ?? {
    uuid,
    name,
    storedXml: undefined,
    runningXml: undefined,
    id: -1,
    autostart: false,
    guest: undefined,
  };
  domain.storedXml = storedForm(xml);
  if (present === undefined) world.state.domains.push(domain);
  return referenceOf(domain);
}

function withMetadata(xml: string, namespace: string, entry: string | undefined): string {
  return edited(xml, (root) => {
    const present = readMetadata(root).filter(
      (other) => entry !== undefined || other.namespace !== namespace,
    );
    const merged = entry === undefined ? present : mergeMetadata(present, [{ namespace, xml: entry }]);
    const metadata = childOf(root, 'metadata') ?? append(root, 'metadata', {});
    metadata.replaceChildren();
    for (const each of merged) adopt(metadata, each.xml);
  });
}

/** Starts what is stored: everything that it names must be there, and nobody else's. */
function start(world: SimulatedWorld, domain: SimulatedDomain): void {
  if (domain.runningXml !== undefined) throw invalid('domain is already running');
  if (domain.storedXml === undefined) throw invalid('domain is not defined');
  const root = parseAny(domain.storedXml);
  for (const path of filesOf(root)) requireFile(path);
  for (const path of writableFilesOf(root)) requireUnlocked(world, domain, path);
  const bridges = devicesOf(root, 'interface').map((nic) => bridgeFor(world, nic));
  for (const path of writableFilesOf(root)) world.writeTo(path);
  const ports = bridges.map((bridge) => plugIn(world, bridge)).values();
  domain.runningXml = runningForm(domain.storedXml, () => ports.next().value ?? '');
  domain.id = world.state.next.id;
  world.state.next.id += 1;
  const bootedAtMs = world.nowMs() + BOOT_MS;
  const { requestedKiB } = memoryIn(root);
  domain.guest = {
    bootedAtMs,
    connected: false,
    onlineVcpus: readDomain(domain.storedXml).vcpus.current,
    // While it boots, a guest brings online whatever it finds.
    onlineKiB: requestedKiB,
    frozen: false,
    poweroffAtMs: undefined,
    plug: requestedKiB === 0 ? undefined : { kiB: requestedKiB, atMs: bootedAtMs },
    unplug: undefined,
  };
}

function filesOf(root: Element): readonly string[] {
  const os = childOf(root, 'os');
  const boot = ['kernel', 'initrd'].flatMap((name) => childOf(os, name)?.textContent ?? []);
  return [...boot, ...devicesOf(root, 'disk').flatMap((disk) => sourceFileOf(disk) ?? [])];
}

function writableFilesOf(root: Element): readonly string[] {
  const disks = devicesOf(root, 'disk').filter((disk) => attributeOf(disk, 'device') === 'disk');
  return disks.flatMap((disk) => sourceFileOf(disk) ?? []);
}

export function requireFile(path: string): void {
  const backing = existsSync(path) ? readDisk(path).backingPath : undefined;
  const missing = existsSync(path) ? backing : path;
  if (missing === undefined || existsSync(missing)) return;
  throw libvirtError(
    errorNumber.systemError,
    `Cannot access storage file '${missing}': No such file or directory`,
  );
}

/** QEMU locks what it writes to. */
export function requireUnlocked(world: SimulatedWorld, own: SimulatedDomain, path: string): void {
  const holder = world.state.domains.find(
    (other) =>
      other !== own &&
      other.runningXml !== undefined &&
      writableFilesOf(parseAny(other.runningXml)).includes(path),
  );
  if (holder === undefined) return;
  throw libvirtError(
    errorNumber.internalError,
    `Failed to get "write" lock: is ${holder.name} using the image?`,
  );
}

function bridgeFor(world: SimulatedWorld, nic: Element): string {
  const name = attributeOf(childOf(nic, 'source'), 'network');
  const network = world.state.networks.find((each) => each.name === name);
  if (network === undefined)
    throw libvirtError(errorNumber.noNetwork, `no network with name '${name ?? ''}'`);
  if (network.runningXml === undefined) throw invalid(`network '${network.name}' is not active`);
  return attributeOf(childOf(parseAny(network.runningXml), 'bridge'), 'name') ?? '';
}

/** A new host device on a bridge. */
function plugIn(world: SimulatedWorld, bridge: string): string {
  const port = `vnet${world.state.next.port}`;
  world.state.next.port += 1;
  world.state.ports[port] = bridge;
  return port;
}
