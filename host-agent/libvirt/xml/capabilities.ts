import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainCapabilities, HostCapabilities } from './definitions';
import { parseXml } from './parse';
import { attributeOf, childOf, childrenOf, descendantOf, findText, textOf, toInteger, toKiB } from './query';

/** Reads `<capabilities>` (https://libvirt.org/formatcaps.html). Throws `LibvirtXmlError`. */
export function readHostCapabilities(xml: string): HostCapabilities {
  const root = parseXml(xml, 'capabilities');
  const host = childOf(root, 'host');
  const cells = host && descendantOf(host, 'topology', 'cells');
  return defined({
    hostUuid: textOf(host, 'uuid'),
    architecture: textOf(childOf(host, 'cpu'), 'arch') ?? '',
    numaCells: childrenOf(cells, 'cell').map((cell, index) => ({
      id: toInteger(attributeOf(cell, 'id')) ?? index,
      memoryKiB: toKiB(childOf(cell, 'memory')) ?? 0,
      cpus: childrenOf(childOf(cell, 'cpus'), 'cpu').map((cpu) => toInteger(attributeOf(cpu, 'id')) ?? 0),
      pages: childrenOf(cell, 'pages').map((pages) => ({
        // The unit is always KiB.
        sizeKiB: toInteger(attributeOf(pages, 'size')) ?? 0,
        count: toInteger(pages.textContent ?? undefined) ?? 0,
      })),
    })),
    guests: childrenOf(root, 'guest')
      .flatMap((guest) => childrenOf(guest, 'arch'))
      .map(readGuest),
  });
}

function readGuest(architecture: Element): HostCapabilities['guests'][number] {
  const domains = childrenOf(architecture, 'domain');
  return {
    architecture: attributeOf(architecture, 'name') ?? '',
    emulator: textOf(architecture, 'emulator') ?? '',
    domainTypes: domains.flatMap((domain) => attributeOf(domain, 'type') ?? []),
    machines: textsOf(childrenOf(architecture, 'machine')),
  };
}

/** Reads `<domainCapabilities>` (https://libvirt.org/formatdomaincaps.html). Throws `LibvirtXmlError`. */
export function readDomainCapabilities(xml: string): DomainCapabilities {
  const root = parseXml(xml, 'domainCapabilities');
  const os = childOf(root, 'os');
  const modes = childrenOf(childOf(root, 'cpu'), 'mode').filter(
    (mode) => attributeOf(mode, 'supported') === 'yes',
  );
  const custom = modes.find((mode) => attributeOf(mode, 'name') === 'custom');
  const models = childrenOf(custom, 'model').filter((model) => attributeOf(model, 'usable') !== 'no');
  return {
    emulator: findText(root, 'path'),
    domainType: findText(root, 'domain'),
    machine: textOf(root, 'machine') ?? '',
    architecture: findText(root, 'arch'),
    maximumVcpus: toInteger(attributeOf(childOf(root, 'vcpu'), 'max')) ?? 1,
    firmwares: enumOf(os, 'firmware'),
    loaders: textsOf(childrenOf(childOf(os, 'loader'), 'value')),
    cpuModes: modes.flatMap((mode) => attributeOf(mode, 'name') ?? []),
    // What this host cannot run (usable='no') is of no use to anyone who asks here.
    cpuModels: textsOf(models),
    secureLoaders: enumOf(childOf(os, 'loader'), 'secure').includes('yes'),
    tpmBackends: enumOf(childOf(childOf(root, 'devices'), 'tpm'), 'backendModel'),
  };
}

/** The values of `<enum name>`; none where libvirt lists none. */
function enumOf(parent: Element | undefined, name: string): readonly string[] {
  return childrenOf(parent, 'enum')
    .filter((entry) => attributeOf(entry, 'name') === name)
    .flatMap((entry) => textsOf(childrenOf(entry, 'value')));
}

function textsOf(nodes: readonly Element[]): readonly string[] {
  return nodes.map((node) => node.textContent ?? '');
}
