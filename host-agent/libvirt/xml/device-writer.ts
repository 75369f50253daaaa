import type { DomainDevices, DomainSerial } from './definitions';
import { diskElement } from './disk';
import { element, textElement, unlessEmpty, type XmlElement } from './element';
import { interfaceElement } from './interface';
import { memoryDeviceElement } from './memory-device';

/** `<devices>` of a domain. */
export function devicesElement(devices: DomainDevices): XmlElement {
  const { balloon, rng, tpm } = devices;
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
    tpm &&
      element('tpm', { model: tpm.model }, [element('backend', { type: tpm.backend, version: tpm.version })]),
    ...devices.memoryDevices.map(memoryDeviceElement),
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
