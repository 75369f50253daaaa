import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainChannel, DomainDevices, DomainSerial } from './definitions';
import { readDisk } from './disk';
import { readInterface } from './interface';
import { readMemoryDevice } from './memory-device';
import { attributeOf, childOf, childrenOf, descendantOf, textOf, toInteger } from './query';

/** Reads `<devices>`; what the definitions do not name is left out. Throws `LibvirtXmlError`. */
export function readDevices(devices: Element | undefined): DomainDevices {
  const balloon = childOf(devices, 'memballoon');
  const rng = childOf(devices, 'rng');
  const tpm = childOf(devices, 'tpm');
  return defined({
    emulator: textOf(devices, 'emulator'),
    controllers: childrenOf(devices, 'controller').map((controller) =>
      defined({
        type: attributeOf(controller, 'type') ?? '',
        model: attributeOf(controller, 'model'),
        index: toInteger(attributeOf(controller, 'index')),
      }),
    ),
    disks: childrenOf(devices, 'disk').map(readDisk),
    interfaces: childrenOf(devices, 'interface').map(readInterface),
    serials: childrenOf(devices, 'serial').map(readSerial),
    consoles: childrenOf(devices, 'console').map((console) => ({
      type: attributeOf(console, 'type') ?? '',
      targetType: attributeOf(childOf(console, 'target'), 'type') ?? 'serial',
      port: toInteger(attributeOf(childOf(console, 'target'), 'port')) ?? 0,
    })),
    channels: childrenOf(devices, 'channel').map(readChannel),
    balloon:
      balloon &&
      defined({
        model: attributeOf(balloon, 'model') ?? '',
        statisticsPeriodSeconds: toInteger(attributeOf(childOf(balloon, 'stats'), 'period')),
      }),
    rng: rng && {
      model: attributeOf(rng, 'model') ?? '',
      backend: attributeOf(childOf(rng, 'backend'), 'model') ?? '',
      source: textOf(rng, 'backend') ?? '',
    },
    graphics: childrenOf(devices, 'graphics').map((graphics) =>
      defined({
        type: attributeOf(graphics, 'type') ?? '',
        listen: attributeOf(graphics, 'listen'),
        port: toInteger(attributeOf(graphics, 'port')),
      }),
    ),
    memoryDevices: childrenOf(devices, 'memory').map(readMemoryDevice),
    tpm:
      tpm &&
      defined({
        model: attributeOf(tpm, 'model') ?? '',
        backend: attributeOf(childOf(tpm, 'backend'), 'type') ?? '',
        version: attributeOf(childOf(tpm, 'backend'), 'version'),
      }),
    pciAddresses: readPciAddresses(devices),
  });
}

function readPciAddresses(devices: Element | undefined): DomainDevices['pciAddresses'] {
  const addresses = (devices?.children ?? [])
    .flatMap((device) => childrenOf(device, 'address'))
    .filter((address) => attributeOf(address, 'type') === 'pci')
    // libvirt writes `0x1f`; numbers without prefix are accepted from others.
    .map((address) => ({
      bus: Number(attributeOf(address, 'bus') ?? 0),
      slot: Number(attributeOf(address, 'slot') ?? 0),
    }));
  return addresses.length === 0 ? undefined : addresses;
}

function readSerial(serial: Element): DomainSerial {
  const log = childOf(serial, 'log');
  return defined({
    type: attributeOf(serial, 'type') ?? '',
    port: toInteger(attributeOf(childOf(serial, 'target'), 'port')) ?? 0,
    log: log && { file: attributeOf(log, 'file') ?? '', append: attributeOf(log, 'append') === 'on' },
    path: attributeOf(descendantOf(serial, 'source'), 'path'),
  });
}

function readChannel(channel: Element): DomainChannel {
  const target = childOf(channel, 'target');
  return defined({
    type: attributeOf(channel, 'type') ?? '',
    targetType: attributeOf(target, 'type') ?? '',
    targetName: attributeOf(target, 'name') ?? '',
    state: attributeOf(target, 'state'),
  });
}
