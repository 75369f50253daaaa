import { defined } from '../defined';
import type { PoolDefinition } from './definitions';
import { element, textElement, toXml } from './element';
import { parseXml } from './parse';
import { attributeOf, childOf, findText, textOf, toBytes } from './query';

/** Reads `<pool>` (https://libvirt.org/formatstorage.html). Throws `LibvirtXmlError`. */
export function readPool(xml: string): PoolDefinition {
  const root = parseXml(xml, 'pool');
  return defined({
    type: attributeOf(root, 'type') ?? '',
    name: findText(root, 'name'),
    uuid: findText(root, 'uuid'),
    targetPath: textOf(childOf(root, 'target'), 'path'),
    capacityBytes: toBytes(childOf(root, 'capacity')),
    allocationBytes: toBytes(childOf(root, 'allocation')),
    availableBytes: toBytes(childOf(root, 'available')),
  });
}

/** Writes `<pool>`. libvirt ignores the sizes, which it knows better. Throws `LibvirtXmlError`. */
export function writePool(pool: PoolDefinition): string {
  return toXml(
    element('pool', { type: pool.type }, [
      textElement('name', pool.name),
      textElement('uuid', pool.uuid),
      textElement('capacity', pool.capacityBytes, { unit: 'bytes' }),
      textElement('allocation', pool.allocationBytes, { unit: 'bytes' }),
      textElement('available', pool.availableBytes, { unit: 'bytes' }),
      pool.targetPath === undefined
        ? undefined
        : element('target', {}, [textElement('path', pool.targetPath)]),
    ]),
  );
}
