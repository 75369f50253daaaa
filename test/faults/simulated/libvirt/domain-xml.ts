import type { Element } from 'slimdom';
import { append, attributeOf, childOf, devicesOf, edited, find, setText, textOf } from './xml';

/** Devices that sit on PCI, each in a root port of its own. */
const PCI_DEVICES: ReadonlySet<string> = new Set(['interface', 'memballoon', 'rng', 'memory']);

/** What QEMU 7.2 makes of the boards' short names. */
const BOARDS: Readonly<Record<string, string>> = { q35: 'pc-q35-7.2', pc: 'pc-i440fx-7.2' };

/** As libvirt stores what it was given: the board's full name, and a place for each device. */
export function storedForm(xml: string): string {
  return edited(xml, (root) => {
    const type = find(find(root, 'os'), 'type');
    const board = attributeOf(type, 'machine') ?? '';
    type.setAttribute('machine', BOARDS[board] ?? board);
    giveAddresses(root);
  });
}

/** A place for every device that has none yet. */
export function giveAddresses(root: Element): void {
  const devices = devicesOf(root);
  const taken = new Set(devices.map((device) => attributeOf(childOf(device, 'address'), 'bus')));
  const ports = devices
    .filter((device) => attributeOf(device, 'model') === 'pcie-root-port')
    .map((device) => busName(Number(attributeOf(device, 'index'))));
  for (const device of devices) {
    if (!sitsOnPci(device) || childOf(device, 'address') !== undefined) continue;
    const bus = ports.find((port) => !taken.has(port));
    if (bus === undefined) continue;
    taken.add(bus);
    append(device, 'address', { type: 'pci', domain: '0x0000', bus, slot: '0x00', function: '0x0' });
  }
}

function busName(index: number): string {
  return `0x${index.toString(16).padStart(2, '0')}`;
}

function sitsOnPci(device: Element): boolean {
  if (device.localName === 'disk') return attributeOf(childOf(device, 'target'), 'bus') === 'virtio';
  if (device.localName === 'controller') return attributeOf(device, 'model') === 'virtio-scsi';
  return PCI_DEVICES.has(device.localName);
}

/** As libvirt shows what it has just started: names of its own, host devices, and a balloon at its place. */
export function runningForm(storedXml: string, nextPort: () => string): string {
  return edited(storedXml, (root) => {
    for (const device of devicesOf(root)) giveAlias(root, device);
    for (const nic of devicesOf(root, 'interface')) {
      // What was stored of it is from another time.
      childOf(nic, 'target')?.remove();
      append(nic, 'target', { dev: nextPort() });
    }
    const { bootKiB } = memoryIn(root);
    const current = find(root, 'currentMemory');
    setText(current, Math.min(Number(current.textContent), bootKiB));
    for (const memory of devicesOf(root, 'memory')) showPlugged(memory, 0);
  });
}

/** libvirt's own name of a device, which only a running definition has. */
export function giveAlias(root: Element, device: Element): void {
  if (childOf(device, 'alias') !== undefined) return;
  const same = devicesOf(root, device.localName);
  append(device, 'alias', { name: `ua-${device.localName}${same.indexOf(device)}` });
}

export function showPlugged(memory: Element, kiB: number): void {
  const target = find(memory, 'target');
  setText(childOf(target, 'current') ?? append(target, 'current', { unit: 'KiB' }), kiB);
}

/** What is made of which memory, in KiB. */
export function memoryIn(root: Element): {
  readonly bootKiB: number;
  readonly requestedKiB: number;
  readonly pluggedKiB: number;
  readonly totalKiB: number;
} {
  const sum = (name: string): number =>
    devicesOf(root, 'memory').reduce(
      (total, memory) => total + Number(childOf(find(memory, 'target'), name)?.textContent ?? 0),
      0,
    );
  return {
    bootKiB: Number(textOf(root, 'memory')) - sum('size'),
    requestedKiB: sum('requested'),
    pluggedKiB: sum('current'),
    totalKiB: Number(textOf(root, 'currentMemory')),
  };
}

/** The state of the guest agent's channel, which libvirt shows in the running definition. */
export function showChannel(xml: string, state: 'connected' | 'disconnected'): string {
  return edited(xml, (root) => {
    for (const channel of devicesOf(root, 'channel')) find(channel, 'target').setAttribute('state', state);
  });
}

/** The guest has taken what was requested of it. */
export function withPlugged(xml: string, kiB: number): string {
  return edited(xml, (root) => {
    const { totalKiB, pluggedKiB } = memoryIn(root);
    setText(find(root, 'currentMemory'), totalKiB - pluggedKiB + kiB);
    for (const memory of devicesOf(root, 'memory')) showPlugged(memory, kiB);
  });
}
