import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainChannel, DomainDevices, DomainDisk, DomainInterface, DomainSerial } from './definitions';
import { LibvirtXmlError } from './parse';
import { attributeOf, childOf, childrenOf, descendantOf, textOf, toInteger } from './query';

/** Reads `<devices>`; what the definitions do not name is left out. Throws `LibvirtXmlError`. */
export function readDevices(devices: Element | undefined): DomainDevices {
  const balloon = childOf(devices, 'memballoon');
  const rng = childOf(devices, 'rng');
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
  });
}

const diskDevices: readonly DomainDisk['device'][] = ['disk', 'cdrom', 'floppy', 'lun'];

function readDisk(disk: Element): DomainDisk {
  const wanted = attributeOf(disk, 'device') ?? 'disk';
  const device = diskDevices.find((candidate) => candidate === wanted);
  if (!device) throw new LibvirtXmlError('bad-value', `<disk> has the unknown device "${wanted}"`);
  const driver = childOf(disk, 'driver');
  const target = childOf(disk, 'target');
  const source = childOf(disk, 'source');
  return defined({
    device,
    type: attributeOf(disk, 'type') ?? 'file',
    driver:
      driver &&
      defined({
        name: attributeOf(driver, 'name') ?? '',
        type: attributeOf(driver, 'type') ?? '',
        cache: attributeOf(driver, 'cache'),
        discard: attributeOf(driver, 'discard'),
      }),
    source: attributeOf(source, 'file') ?? attributeOf(source, 'dev'),
    target: { device: attributeOf(target, 'dev') ?? '', bus: attributeOf(target, 'bus') ?? '' },
    serial: textOf(disk, 'serial'),
    readonly: childOf(disk, 'readonly') !== undefined,
    bootOrder: toInteger(attributeOf(childOf(disk, 'boot'), 'order')),
  });
}

function readInterface(node: Element): DomainInterface {
  const source = childOf(node, 'source');
  const type = attributeOf(node, 'type') ?? '';
  return defined({
    type,
    macAddress: attributeOf(childOf(node, 'mac'), 'address'),
    source: attributeOf(source, 'network') ?? attributeOf(source, 'bridge') ?? attributeOf(source, 'dev'),
    sourceNetwork: type === 'network' ? undefined : attributeOf(source, 'network'),
    model: attributeOf(childOf(node, 'model'), 'type'),
    targetDevice: attributeOf(childOf(node, 'target'), 'dev'),
    linkState: attributeOf(childOf(node, 'link'), 'state'),
    mtu: toInteger(attributeOf(childOf(node, 'mtu'), 'size')),
    bootOrder: toInteger(attributeOf(childOf(node, 'boot'), 'order')),
  });
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
