import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainCpuTuning } from './definitions';
import { element, textElement, unlessEmpty, type XmlElement } from './element';
import { attributeOf, childOf, childrenOf, textOf, toInteger } from './query';

/** `<cputune>` of a domain; undefined when it says nothing that is known here. */
export function readCpuTuning(cputune: Element | undefined): DomainCpuTuning | undefined {
  const tuning: DomainCpuTuning = defined({
    shares: toInteger(textOf(cputune, 'shares')),
    globalPeriodMicroseconds: toInteger(textOf(cputune, 'global_period')),
    globalQuotaMicroseconds: toInteger(textOf(cputune, 'global_quota')),
    vcpuPins: childrenOf(cputune, 'vcpupin').map((pin) => ({
      vcpu: toInteger(attributeOf(pin, 'vcpu')) ?? 0,
      cpus: attributeOf(pin, 'cpuset') ?? '',
    })),
    emulatorPin: attributeOf(childOf(cputune, 'emulatorpin'), 'cpuset'),
  });
  const { vcpuPins, ...single } = tuning;
  return vcpuPins.length === 0 && Object.keys(single).length === 0 ? undefined : tuning;
}

/** `<cputune>`, or nothing when there is nothing to say. */
export function cpuTuningElement(tuning: DomainCpuTuning): XmlElement | undefined {
  return unlessEmpty(
    element('cputune', {}, [
      textElement('shares', tuning.shares),
      textElement('global_period', tuning.globalPeriodMicroseconds),
      textElement('global_quota', tuning.globalQuotaMicroseconds),
      ...tuning.vcpuPins.map(({ vcpu, cpus }) => element('vcpupin', { vcpu, cpuset: cpus })),
      unlessEmpty(element('emulatorpin', { cpuset: tuning.emulatorPin })),
    ]),
  );
}
