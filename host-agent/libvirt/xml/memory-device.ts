import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainMemoryDevice } from './definitions';
import { element, textElement, toXml, unlessEmpty, type XmlElement } from './element';
import { attributeOf, childOf, textOf, toInteger, toKiB } from './query';

/** `<memory>` of a domain's devices. */
export function readMemoryDevice(memory: Element): DomainMemoryDevice {
  const target = childOf(memory, 'target');
  const address = childOf(memory, 'address');
  return defined({
    model: attributeOf(memory, 'model') ?? '',
    sizeKiB: toKiB(childOf(target, 'size')) ?? 0,
    requestedKiB: toKiB(childOf(target, 'requested')),
    currentKiB: toKiB(childOf(target, 'current')),
    blockKiB: toKiB(childOf(target, 'block')),
    node: toInteger(textOf(target, 'node')),
    alias: attributeOf(childOf(memory, 'alias'), 'name'),
    address: address && Object.fromEntries(address.attributes.map(({ name, value }) => [name, value])),
  });
}

/** `<memory>` as part of a domain's devices. */
export function memoryDeviceElement(device: DomainMemoryDevice): XmlElement {
  const unit = 'KiB';
  return element('memory', { model: device.model }, [
    element('target', {}, [
      textElement('size', device.sizeKiB, { unit }),
      textElement('node', device.node),
      textElement('block', device.blockKiB, { unit }),
      textElement('requested', device.requestedKiB, { unit }),
      textElement('current', device.currentKiB, { unit }),
    ]),
    unlessEmpty(element('alias', { name: device.alias })),
    device.address && element('address', device.address),
  ]);
}

/** Writes one `<memory>` device, for the calls that attach, detach or update it. Throws `LibvirtXmlError`. */
export function writeMemoryDevice(device: DomainMemoryDevice): string {
  return toXml(memoryDeviceElement(device));
}
