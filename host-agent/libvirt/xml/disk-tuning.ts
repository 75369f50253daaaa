import type { Element } from 'slimdom';
import type { DomainDiskTuning } from './definitions';
import { element, textElement, unlessEmpty, type XmlElement } from './element';
import { textOf, toInteger } from './query';

/** libvirt's names of a disk's limits, the same in `<iotune>` and in the calls that set them. */
export const diskTuningNames = {
  totalBytesSec: 'total_bytes_sec',
  readBytesSec: 'read_bytes_sec',
  writeBytesSec: 'write_bytes_sec',
  totalIopsSec: 'total_iops_sec',
  readIopsSec: 'read_iops_sec',
  writeIopsSec: 'write_iops_sec',
  totalBytesSecMax: 'total_bytes_sec_max',
  readBytesSecMax: 'read_bytes_sec_max',
  writeBytesSecMax: 'write_bytes_sec_max',
  totalIopsSecMax: 'total_iops_sec_max',
  readIopsSecMax: 'read_iops_sec_max',
  writeIopsSecMax: 'write_iops_sec_max',
  totalBytesSecMaxLength: 'total_bytes_sec_max_length',
  readBytesSecMaxLength: 'read_bytes_sec_max_length',
  writeBytesSecMaxLength: 'write_bytes_sec_max_length',
  totalIopsSecMaxLength: 'total_iops_sec_max_length',
  readIopsSecMaxLength: 'read_iops_sec_max_length',
  writeIopsSecMaxLength: 'write_iops_sec_max_length',
} as const satisfies Readonly<Record<keyof DomainDiskTuning, string>>;

/** A burst's length has the name of the burst with this behind. */
const lengthSuffix = '_length';

const limits = Object.keys(diskTuningNames).filter((name) => isLimit(name));

function isLimit(name: string): name is keyof DomainDiskTuning {
  return Object.hasOwn(diskTuningNames, name);
}

/** `<iotune>` of a disk; undefined when it limits nothing. */
export function readDiskTuning(iotune: Element | undefined): DomainDiskTuning | undefined {
  const valueOf = (name: string): number => toInteger(textOf(iotune, name)) ?? 0;
  const entries = limits.flatMap((limit) => {
    const name = diskTuningNames[limit];
    const value = valueOf(name);
    // libvirt writes 0 for "no limit" as well as nothing at all, and leaves the length of a burst behind that was lifted.
    const counts = value !== 0 && (!name.endsWith(lengthSuffix) || valueOf(withoutLength(name)) !== 0);
    return counts ? [[limit, value] as const] : [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function withoutLength(name: string): string {
  return name.slice(0, -lengthSuffix.length);
}

/** `<iotune>`, or nothing for no limits. */
export function diskTuningElement(tuning: DomainDiskTuning = {}): XmlElement | undefined {
  return unlessEmpty(
    element(
      'iotune',
      {},
      limits.map((limit) => textElement(diskTuningNames[limit], tuning[limit])),
    ),
  );
}
