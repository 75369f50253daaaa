import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainDisk } from './definitions';
import { diskTuningElement, readDiskTuning } from './disk-tuning';
import { element, textElement, toXml, unlessEmpty, type XmlElement } from './element';
import { LibvirtXmlError } from './parse';
import { attributeOf, childOf, textOf, toInteger } from './query';

const diskDevices: readonly DomainDisk['device'][] = ['disk', 'cdrom', 'floppy', 'lun'];

/** `<disk>` of a domain. */
export function readDisk(disk: Element): DomainDisk {
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
    tuning: readDiskTuning(childOf(disk, 'iotune')),
    alias: attributeOf(childOf(disk, 'alias'), 'name'),
  });
}

/** `<disk>` as part of a domain. */
export function diskElement(disk: DomainDisk): XmlElement {
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
    diskTuningElement(disk.tuning),
    disk.readonly ? element('readonly') : undefined,
    textElement('serial', disk.serial),
    unlessEmpty(element('boot', { order: disk.bootOrder })),
    unlessEmpty(element('alias', { name: disk.alias })),
  ]);
}

/** Writes one `<disk>`, for the calls that attach, detach or update it. Throws `LibvirtXmlError`. */
export function writeDisk(disk: DomainDisk): string {
  return toXml(diskElement(disk));
}
