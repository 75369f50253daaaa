import type { Element } from 'slimdom';
import { defined } from '../defined';
import { readCpuTuning } from './cpu-tuning';
import type { DomainCpu, DomainDefinition, DomainFeatures, DomainOs } from './definitions';
import { readDevices } from './device-reader';
import { readMetadata } from './metadata';
import { LibvirtXmlError, parseXml } from './parse';
import {
  attributeOf,
  childOf,
  childrenOf,
  descendantOf,
  findChild,
  findText,
  textOf,
  toBytes,
  toCount,
  toInteger,
  toKiB,
} from './query';

/** Reads `<domain>` (https://libvirt.org/formatdomain.html). Throws `LibvirtXmlError`. */
export function readDomain(xml: string): DomainDefinition {
  const root = parseXml(xml, 'domain');
  const maximumMemory = childOf(root, 'maxMemory');
  const cpu = childOf(root, 'cpu');
  return defined({
    type: attributeOf(root, 'type') ?? '',
    name: findText(root, 'name'),
    uuid: findText(root, 'uuid'),
    title: textOf(root, 'title'),
    description: textOf(root, 'description'),
    metadata: readMetadata(root),
    memoryKiB: toKiB(findChild(root, 'memory')) ?? 0,
    currentMemoryKiB: toKiB(childOf(root, 'currentMemory')),
    maximumMemory: maximumMemory && {
      kiB: toKiB(maximumMemory) ?? 0,
      slots: toCount(attributeOf(maximumMemory, 'slots')) ?? 0,
    },
    vcpus: readVcpus(root),
    cpuTuning: readCpuTuning(childOf(root, 'cputune')),
    hugepages: descendantOf(root, 'memoryBacking', 'hugepages') ? true : undefined,
    os: readOs(findChild(root, 'os')),
    features: readFeatures(childOf(root, 'features')),
    cpu: cpu && readCpu(cpu),
    clockOffset: attributeOf(childOf(root, 'clock'), 'offset'),
    onPoweroff: textOf(root, 'on_poweroff'),
    onReboot: textOf(root, 'on_reboot'),
    onCrash: textOf(root, 'on_crash'),
    devices: readDevices(childOf(root, 'devices')),
  });
}

function readVcpus(root: Element): DomainDefinition['vcpus'] {
  // libvirt's default without the element.
  const maximum = toCount(textOf(root, 'vcpu')) ?? 1;
  const individual = childOf(root, 'vcpus');
  return defined({
    maximum,
    current: toCount(attributeOf(childOf(root, 'vcpu'), 'current')) ?? maximum,
    individual:
      individual &&
      childrenOf(individual, 'vcpu').map((vcpu, index) => ({
        id: toInteger(attributeOf(vcpu, 'id')) ?? index,
        enabled: attributeOf(vcpu, 'enabled') === 'yes',
        hotpluggable: attributeOf(vcpu, 'hotpluggable') === 'yes',
      })),
  });
}

function readOs(os: Element): DomainOs {
  const type = childOf(os, 'type');
  const loader = childOf(os, 'loader');
  const nvram = childOf(os, 'nvram');
  const features = childrenOf(childOf(os, 'firmware'), 'feature');
  const isEnabled = (name: string): boolean =>
    features.some(
      (feature) => attributeOf(feature, 'name') === name && attributeOf(feature, 'enabled') === 'yes',
    );
  return defined({
    architecture: attributeOf(type, 'arch') ?? '',
    machine: attributeOf(type, 'machine') ?? '',
    firmware: attributeOf(os, 'firmware'),
    loader: loader && readLoader(loader),
    nvram:
      nvram && defined({ path: nvram.textContent || undefined, template: attributeOf(nvram, 'template') }),
    secureBoot:
      features.length === 0
        ? undefined
        : { enabled: isEnabled('secure-boot'), enrolledKeys: isEnabled('enrolled-keys') },
    kernel: textOf(os, 'kernel'),
    initrd: textOf(os, 'initrd'),
    commandLine: textOf(os, 'cmdline'),
    bootDevices: childrenOf(os, 'boot').flatMap((boot) => attributeOf(boot, 'dev') ?? []),
  });
}

function readLoader(loader: Element): NonNullable<DomainOs['loader']> {
  const secure = attributeOf(loader, 'secure');
  return defined({
    path: loader.textContent ?? '',
    readonly: attributeOf(loader, 'readonly') === 'yes',
    type: attributeOf(loader, 'type') ?? 'rom',
    secure: secure === undefined ? undefined : secure === 'yes',
  });
}

function readFeatures(features: Element | undefined): DomainFeatures {
  const smm = childOf(features, 'smm');
  const cache = features && descendantOf(features, 'tcg', 'tb-cache');
  return defined({
    acpi: childOf(features, 'acpi') !== undefined,
    apic: childOf(features, 'apic') !== undefined,
    smm: smm && attributeOf(smm, 'state') !== 'off',
    tcgTranslationCacheMiB: cache && toMiB(cache),
  });
}

function toMiB(node: Element): number {
  const mebibytes = (toBytes(node, 'KiB') ?? 0) / 1024 ** 2;
  if (!Number.isInteger(mebibytes))
    throw new LibvirtXmlError('bad-value', `<${node.nodeName}> is not a whole number of MiB`);
  return mebibytes;
}

function readCpu(cpu: Element): DomainCpu {
  const model = childOf(cpu, 'model');
  const topology = childOf(cpu, 'topology');
  return defined({
    // libvirt's default for a <cpu> that names a model.
    mode: attributeOf(cpu, 'mode') ?? 'custom',
    model: model?.textContent ?? undefined,
    fallback: attributeOf(model, 'fallback'),
    match: attributeOf(cpu, 'match'),
    topology: topology && readTopology(topology),
    numaCells: childrenOf(childOf(cpu, 'numa'), 'cell').map((cell, index) => ({
      id: toInteger(attributeOf(cell, 'id')) ?? index,
      cpus: attributeOf(cell, 'cpus') ?? '',
      memoryKiB: cellMemoryKiB(cell),
    })),
  });
}

/** libvirt also groups the cores of a socket by dies and clusters; here all cores of a socket count. */
function readTopology(topology: Element): NonNullable<DomainCpu['topology']> {
  const count = (name: string): number => toCount(attributeOf(topology, name)) ?? 1;
  return {
    sockets: count('sockets'),
    cores: count('dies') * count('clusters') * count('cores'),
    threads: count('threads'),
  };
}

/** A cell keeps its size in an attribute. */
function cellMemoryKiB(cell: Element): number {
  const size = cell.ownerDocument?.createElement('memory');
  if (!size) return 0;
  size.setAttribute('unit', attributeOf(cell, 'unit') ?? 'KiB');
  size.textContent = attributeOf(cell, 'memory') ?? '0';
  return toKiB(size) ?? 0;
}
