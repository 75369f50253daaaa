import type { Element } from 'slimdom';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  errorNumber,
  VolumeWouldShrink,
  type DomainApi,
  type ObjectReference,
} from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { readDisk } from './disk-file';
import { requireFile, requireUnlocked } from './domains';
import { giveAddresses, giveAlias, memoryIn } from './domain-xml';
import type { SimulatedWorld } from './world';
import {
  adopt,
  append,
  attributeOf,
  childOf,
  devicesOf,
  edited,
  find,
  parseAny,
  setText,
  sourceFileOf,
} from './xml';

/** What a guest takes to let a device go, or to take memory. */
const GUEST_MS = 700;

const CAPACITY_AT = 24;

type Devices = Pick<
  DomainApi,
  'setVcpus' | 'setMemory' | 'attachDevice' | 'detachDevice' | 'updateDevice' | 'growBlockDevice'
>;

/** What can be changed of a running domain; its stored definition stays as it is. */
export function simulatedDevices(world: SimulatedWorld): Devices {
  const change = (reference: ObjectReference, edit: (root: Element) => void): void => {
    const domain = world.runningDomain(reference);
    domain.runningXml = edited(domain.runningXml, edit);
  };
  return {
    setVcpus: async (reference, count) =>
      change(reference, (root) => find(root, 'vcpu').setAttribute('current', String(count))),
    setMemory: async (reference, kiB) =>
      change(reference, (root) => setText(find(root, 'currentMemory'), kiB + memoryIn(root).pluggedKiB)),
    attachDevice: async (reference, xml) => attach(world, reference, xml),
    async detachDevice(reference, xml) {
      const domain = world.runningDomain(reference);
      const device = tryFindSame(parseAny(domain.runningXml), parseAny(xml));
      if (device === undefined) throw libvirtError(errorNumber.deviceMissing, 'device not found');
      const alias = attributeOf(childOf(device, 'alias'), 'name') ?? '';
      if (domain.guest !== undefined) domain.guest.unplug = { alias, atMs: world.nowMs() + GUEST_MS };
    },
    updateDevice: async (reference, xml) => update(world, reference, xml),
    growBlockDevice: async (reference, target, capacityBytes) => {
      const disk = devicesOf(parseAny(world.runningDomain(reference).runningXml), 'disk').find(
        (each) => attributeOf(childOf(each, 'target'), 'dev') === target,
      );
      const path = disk === undefined ? undefined : sourceFileOf(disk);
      if (path === undefined) throw libvirtError(errorNumber.invalidArg, `invalid path: ${target}`);
      growFile(world, path, capacityBytes);
    },
  };
}

/** Changes only the size in a disk's header. Refuses to shrink, as the client itself does. */
export function growFile(world: SimulatedWorld, path: string, capacityBytes: number): void {
  if (!existsSync(path)) throw libvirtError(errorNumber.noStorageVol, `no storage vol with path ${path}`);
  const presentBytes = readDisk(path).capacityBytes;
  if (capacityBytes < presentBytes) {
    throw new VolumeWouldShrink(path, { presentBytes, wantedBytes: capacityBytes });
  }
  if (world.isFull) throw libvirtError(errorNumber.internalError, 'No space left on device');
  const bytes = readFileSync(path);
  bytes.writeBigUInt64BE(BigInt(capacityBytes), CAPACITY_AT);
  writeFileSync(path, bytes);
}

function attach(world: SimulatedWorld, reference: ObjectReference, xml: string): void {
  const domain = world.runningDomain(reference);
  const device = parseAny(xml);
  if (device.localName !== 'disk')
    throw libvirtError(errorNumber.noSupport, `${device.localName} is not simulated`);
  const target = attributeOf(childOf(device, 'target'), 'dev');
  const taken = devicesOf(parseAny(domain.runningXml), 'disk').some(
    (disk) => attributeOf(childOf(disk, 'target'), 'dev') === target,
  );
  if (taken)
    throw libvirtError(
      errorNumber.operationFailed,
      `operation failed: target ${target ?? ''} already exists`,
    );
  const path = sourceFileOf(device) ?? '';
  requireFile(path);
  requireUnlocked(world, domain, path);
  domain.runningXml = edited(domain.runningXml, (root) => {
    giveAlias(root, adopt(find(root, 'devices'), xml));
    giveAddresses(root);
  });
  world.writeTo(path);
}

/** The device that an element means: memory by its place, a NIC by its MAC address, a disk by its target. */
function tryFindSame(root: Element, wanted: Element): Element | undefined {
  const identity = (device: Element): string | undefined => {
    if (device.localName === 'interface')
      return attributeOf(childOf(device, 'mac'), 'address')?.toLowerCase();
    if (device.localName === 'disk') return attributeOf(childOf(device, 'target'), 'dev');
    return attributeOf(childOf(device, 'address'), 'bus');
  };
  return devicesOf(root, wanted.localName).find((device) => identity(device) === identity(wanted));
}

function update(world: SimulatedWorld, reference: ObjectReference, xml: string): void {
  const domain = world.runningDomain(reference);
  const wanted = parseAny(xml);
  domain.runningXml = edited(domain.runningXml, (root) => {
    const device = tryFindSame(root, wanted);
    if (device === undefined) throw libvirtError(errorNumber.deviceMissing, 'device not found');
    if (wanted.localName === 'memory') request(world, domain, device, wanted);
    else if (wanted.localName === 'disk') changeMedium(device, wanted);
    else throw libvirtError(errorNumber.noSupport, `updating ${wanted.localName} is not simulated`);
  });
}

function request(
  world: SimulatedWorld,
  domain: ReturnType<SimulatedWorld['domain']>,
  device: Element,
  wanted: Element,
): void {
  const requested = find(find(wanted, 'target'), 'requested').textContent ?? '';
  setText(find(find(device, 'target'), 'requested'), requested);
  if (domain.guest !== undefined) {
    domain.guest.plug = { kiB: Number(requested), atMs: world.nowMs() + GUEST_MS };
  }
}

function changeMedium(device: Element, wanted: Element): void {
  const path = sourceFileOf(wanted);
  childOf(device, 'source')?.remove();
  if (path === undefined) return;
  requireFile(path);
  append(device, 'source', { file: path });
}
