import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { VolumeDefinition } from './definitions';
import { element, textElement, toXml, unlessEmpty, type XmlElement } from './element';
import { parseXml } from './parse';
import { attributeOf, childOf, findChild, findText, textOf, toBytes } from './query';

/** Reads `<volume>` (https://libvirt.org/formatstorage.html). Throws `LibvirtXmlError`. */
export function readVolume(xml: string): VolumeDefinition {
  const root = parseXml(xml, 'volume');
  const target = childOf(root, 'target');
  return defined({
    name: findText(root, 'name'),
    key: textOf(root, 'key'),
    path: textOf(target, 'path'),
    capacityBytes: toBytes(findChild(root, 'capacity')) ?? 0,
    allocationBytes: toBytes(childOf(root, 'allocation')),
    format: formatOf(target),
    backing: readBacking(childOf(root, 'backingStore')),
  });
}

function formatOf(parent: Element | undefined): string | undefined {
  return attributeOf(childOf(parent, 'format'), 'type');
}

/** libvirt writes an empty element for "none". */
function readBacking(backing: Element | undefined): VolumeDefinition['backing'] {
  const path = textOf(backing, 'path');
  return path === undefined ? undefined : defined({ path, format: formatOf(backing) });
}

/** Writes `<volume>`. Throws `LibvirtXmlError`. */
export function writeVolume(volume: VolumeDefinition): string {
  const { backing } = volume;
  return toXml(
    element('volume', {}, [
      textElement('name', volume.name),
      textElement('key', volume.key),
      textElement('capacity', volume.capacityBytes, { unit: 'bytes' }),
      textElement('allocation', volume.allocationBytes, { unit: 'bytes' }),
      unlessEmpty(element('target', {}, [textElement('path', volume.path), formatElement(volume.format)])),
      backing &&
        element('backingStore', {}, [textElement('path', backing.path), formatElement(backing.format)]),
    ]),
  );
}

function formatElement(type: string | undefined): XmlElement | undefined {
  return unlessEmpty(element('format', { type }));
}
