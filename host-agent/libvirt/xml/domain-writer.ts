import { cpuTuningElement } from './cpu-tuning';
import type { DomainCpu, DomainDefinition, DomainFeatures, DomainOs } from './definitions';
import { devicesElement } from './device-writer';
import { element, textElement, toXml, type XmlElement } from './element';
import { metadataElement } from './metadata';

/** Writes `<domain>`. Throws `LibvirtXmlError` for text that XML cannot carry. */
export function writeDomain(domain: DomainDefinition): string {
  const { maximumMemory, vcpus } = domain;
  return toXml(
    element('domain', { type: domain.type }, [
      textElement('name', domain.name),
      textElement('uuid', domain.uuid),
      textElement('title', domain.title),
      textElement('description', domain.description),
      metadataElement(domain.metadata),
      maximumMemory &&
        textElement('maxMemory', maximumMemory.kiB, { slots: maximumMemory.slots, unit: 'KiB' }),
      textElement('memory', domain.memoryKiB, { unit: 'KiB' }),
      textElement('currentMemory', domain.currentMemoryKiB, { unit: 'KiB' }),
      textElement('vcpu', vcpus.maximum, {
        placement: 'static',
        current: vcpus.current === vcpus.maximum ? undefined : vcpus.current,
      }),
      vcpus.individual && vcpusElement(vcpus.individual),
      domain.cpuTuning && cpuTuningElement(domain.cpuTuning),
      domain.hugepages ? element('memoryBacking', {}, [element('hugepages')]) : undefined,
      osElement(domain.os),
      featuresElement(domain.features),
      domain.cpu && cpuElement(domain.cpu),
      domain.clockOffset === undefined ? undefined : element('clock', { offset: domain.clockOffset }),
      textElement('on_poweroff', domain.onPoweroff),
      textElement('on_reboot', domain.onReboot),
      textElement('on_crash', domain.onCrash),
      devicesElement(domain.devices),
    ]),
  );
}

function vcpusElement(individual: NonNullable<DomainDefinition['vcpus']['individual']>): XmlElement {
  return element(
    'vcpus',
    {},
    individual.map(({ id, enabled, hotpluggable }) =>
      element('vcpu', { id, enabled: yesNo(enabled), hotpluggable: yesNo(hotpluggable) }),
    ),
  );
}

function osElement(os: DomainOs): XmlElement {
  const { loader, nvram, secureBoot } = os;
  const type = { arch: os.architecture || undefined, machine: os.machine || undefined };
  const feature = (name: string, enabled: boolean): XmlElement =>
    element('feature', { enabled: yesNo(enabled), name });
  return element('os', { firmware: os.firmware }, [
    element('type', type, ['hvm']),
    secureBoot &&
      element('firmware', {}, [
        feature('secure-boot', secureBoot.enabled),
        feature('enrolled-keys', secureBoot.enrolledKeys),
      ]),
    loader &&
      textElement('loader', loader.path, {
        readonly: yesNo(loader.readonly),
        secure: loader.secure === undefined ? undefined : yesNo(loader.secure),
        type: loader.type,
      }),
    nvram && element('nvram', { template: nvram.template }, [nvram.path]),
    textElement('kernel', os.kernel),
    textElement('initrd', os.initrd),
    textElement('cmdline', os.commandLine),
    ...os.bootDevices.map((dev) => element('boot', { dev })),
  ]);
}

function featuresElement(features: DomainFeatures): XmlElement | undefined {
  const children = [
    features.acpi ? element('acpi') : undefined,
    features.apic ? element('apic') : undefined,
    features.smm === undefined ? undefined : element('smm', { state: features.smm ? 'on' : 'off' }),
    features.tcgTranslationCacheMiB === undefined
      ? undefined
      : element('tcg', {}, [textElement('tb-cache', features.tcgTranslationCacheMiB, { unit: 'MiB' })]),
  ];
  return children.every((child) => child === undefined) ? undefined : element('features', {}, children);
}

function cpuElement(cpu: DomainCpu): XmlElement {
  const { topology } = cpu;
  return element('cpu', { mode: cpu.mode, match: cpu.match }, [
    cpu.model === undefined && cpu.fallback === undefined
      ? undefined
      : element('model', { fallback: cpu.fallback }, [cpu.model]),
    topology &&
      element('topology', {
        sockets: topology.sockets,
        cores: topology.cores,
        threads: topology.threads,
      }),
    cpu.numaCells.length === 0
      ? undefined
      : element(
          'numa',
          {},
          cpu.numaCells.map(({ id, cpus, memoryKiB }) =>
            element('cell', { id, cpus, memory: memoryKiB, unit: 'KiB' }),
          ),
        ),
  ]);
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
