import type { DomainDevices, DomainDisk, DomainInterface, DomainSerial } from './definitions';
import { element, textElement, unlessEmpty, type XmlElement } from './element';

/** `<devices>` of a domain. */
export function devicesElement(devices: DomainDevices): XmlElement {
  const { balloon, rng } = devices;
  return element('devices', {}, [
    textElement('emulator', devices.emulator),
    ...devices.disks.map(diskElement),
    ...devices.controllers.map(({ type, index, model }) => element('controller', { type, index, model })),
    ...devices.interfaces.map(interfaceElement),
    ...devices.serials.map(serialElement),
    ...devices.consoles.map(({ type, targetType, port }) =>
      element('console', { type }, [element('target', { type: targetType, port })]),
    ),
    ...devices.channels.map(({ type, targetType, targetName, state }) =>
      element('channel', { type }, [element('target', { type: targetType, name: targetName, state })]),
    ),
    ...devices.graphics.map(({ type, listen, port }) => element('graphics', { type, port, listen })),
    balloon &&
      element('memballoon', { model: balloon.model }, [
        unlessEmpty(element('stats', { period: balloon.statisticsPeriodSeconds })),
      ]),
    rng && element('rng', { model: rng.model }, [element('backend', { model: rng.backend }, [rng.source])]),
  ]);
}

function diskElement(disk: DomainDisk): XmlElement {
  const { driver, source } = disk;
  return element('disk', { type: disk.type, device: disk.device }, [
    driver &&
      element('driver', {
        name: driver.name || undefined,
        type: driver.type || undefined,
        cache: driver.cache,
        discard: driver.discard,
      }),
    source === undefined
      ? undefined
      : element('source', disk.type === 'block' ? { dev: source } : { file: source }),
    element('target', { dev: disk.target.device, bus: disk.target.bus || undefined }),
    disk.readonly ? element('readonly') : undefined,
    textElement('serial', disk.serial),
    unlessEmpty(element('boot', { order: disk.bootOrder })),
  ]);
}

/** The attribute of `<source>` that names what an interface of this type is plugged into. */
function sourceAttribute(type: string): string {
  return type === 'network' || type === 'bridge' ? type : 'dev';
}

function interfaceElement(node: DomainInterface): XmlElement {
  return element('interface', { type: node.type }, [
    unlessEmpty(element('mac', { address: node.macAddress })),
    unlessEmpty(element('source', { [sourceAttribute(node.type)]: node.source })),
    unlessEmpty(element('target', { dev: node.targetDevice })),
    unlessEmpty(element('model', { type: node.model })),
    unlessEmpty(element('link', { state: node.linkState })),
    unlessEmpty(element('mtu', { size: node.mtu })),
    unlessEmpty(element('boot', { order: node.bootOrder })),
  ]);
}

function serialElement(serial: DomainSerial): XmlElement {
  const { log } = serial;
  return element('serial', { type: serial.type }, [
    unlessEmpty(element('source', { path: serial.path })),
    log && element('log', { file: log.file, append: log.append ? 'on' : 'off' }),
    element('target', { port: serial.port }),
  ]);
}
