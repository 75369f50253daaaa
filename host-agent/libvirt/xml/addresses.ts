import type { Element } from 'slimdom';
import { parseXml, serialise } from './parse';
import { attributeOf, childOf, descendantOf } from './query';

/**
 * A new definition of a domain with its devices where they were. Guests name network cards by PCI slot, and libvirt gives out
 * slots in the order of the XML, so without this a card that goes would rename those behind it.
 *
 *     device of the new XML without <address> ──> the same device in previous[0], else in previous[1], … ──> its address, unless taken
 *
 * Put what counts most (the running definition) first. The same device is: an interface by MAC, a disk by target, a controller by
 * type and index, a channel by name, memory by order; model and bus must be the same too, for they need their own kinds of places.
 * Throws `LibvirtXmlError`.
 */
export function withAddressesOf(xml: string, previous: readonly string[]): string {
  const root = parseXml(xml, 'domain');
  const devices = devicesOf(root);
  const stated = allDevicesOf(root).flatMap((device) => childOf(device, 'address') ?? []);
  const taken = new Set(stated.map(placeOf));
  for (const text of previous) {
    const old = parseXml(text, 'domain');
    // Another kind of board has other slots.
    if (boardOf(old) !== boardOf(root)) continue;
    const oldDevices = devicesOf(old);
    for (const [identity, device] of devices) {
      const address = childOf(oldDevices.get(identity), 'address');
      if (!address || childOf(device, 'address')) continue;
      const place = placeOf(address);
      if (taken.has(place) || !fits(address, oldDevices, devices)) continue;
      taken.add(place);
      device.append(address.cloneNode(true));
    }
  }
  return serialise(root);
}

function allDevicesOf(root: Element): readonly Element[] {
  const devices = childOf(root, 'devices')?.children ?? [];
  return devices.filter(({ namespaceURI }) => namespaceURI === null);
}

/** All devices that can be recognised in another definition, by what they are recognised by. */
function devicesOf(root: Element): ReadonlyMap<string, Element> {
  const devices = new Map<string, Element>();
  const counts = new Map<string, number>();
  for (const device of allDevicesOf(root)) {
    const identity = identityOf(device);
    if (identity === undefined) continue;
    const count = counts.get(identity) ?? 0;
    counts.set(identity, count + 1);
    devices.set(`${identity} ${count}`, device);
  }
  return devices;
}

function identityOf(device: Element): string | undefined {
  const attribute = (name: string, child?: string): string =>
    attributeOf(child === undefined ? device : childOf(device, child), name) ?? '';
  const identity = (...parts: readonly string[]): string => quoted([device.localName, ...parts]);
  switch (device.localName) {
    case 'interface':
      return identity(attribute('address', 'mac').toLowerCase(), attribute('type', 'model'));
    case 'disk':
      return identity(attribute('bus', 'target'), attribute('dev', 'target'));
    case 'controller':
      return identity(attribute('type'), attribute('index'), attribute('model'));
    case 'channel':
      return identity(attribute('type', 'target'), attribute('name', 'target'));
    case 'memory':
    case 'memballoon':
    case 'rng':
    case 'tpm':
      return identity(attribute('model'));
    default:
      return undefined;
  }
}

/** No two different lists of parts look the same. */
function quoted(parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** The place that an address means, the same text however its numbers are written. */
function placeOf(address: Element): string {
  const parts = address.attributes
    // Says how the place may be shared, not where it is.
    .filter(({ name }) => name !== 'multifunction')
    .map(({ name, value }) => [name, Number.isNaN(Number(value)) ? value : Number(value)] as const)
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => `${name}=${value}`);
  return quoted(parts.sort());
}

type Devices = ReadonlyMap<string, Element>;

/** Whether the new definition has, or will be given by libvirt, what the address leads to. */
function fits(address: Element, oldDevices: Devices, devices: Devices): boolean {
  const type = attributeOf(address, 'type');
  // libvirt derives these from the target's name, the same each time; a stated one could only get in the way of a derived one.
  if (type === 'drive') return false;
  if (type !== 'pci') return true;
  const bus = Number(attributeOf(address, 'bus') ?? 0);
  if (bus === 0) return true;
  const [oldModel, model] = [busModelOf(oldDevices, bus), busModelOf(devices, bus)];
  // A bus that is used and not stated becomes a plain port.
  return oldModel === (model ?? 'pcie-root-port');
}

function busModelOf(devices: Devices, bus: number): string | undefined {
  const controller = [...devices.values()].find(
    (device) =>
      device.localName === 'controller' &&
      attributeOf(device, 'type') === 'pci' &&
      attributeOf(device, 'index') === String(bus),
  );
  return attributeOf(controller, 'model');
}

/** The same for `q35` and what libvirt makes of it, `pc-q35-7.2`. */
function boardOf(root: Element): string {
  const type = descendantOf(root, 'os', 'type');
  const machine = attributeOf(type, 'machine') ?? '';
  const family = /q35|i440fx|^virt/.exec(machine)?.[0] ?? machine;
  return quoted([attributeOf(type, 'arch') ?? '', family === 'i440fx' ? 'pc' : family]);
}
