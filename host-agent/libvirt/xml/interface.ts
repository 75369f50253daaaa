import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { DomainBandwidth, DomainInterface } from './definitions';
import { element, toXml, unlessEmpty, type XmlElement } from './element';
import { attributeOf, childOf, childrenOf, toInteger } from './query';

/** `<interface>` of a domain. */
export function readInterface(node: Element): DomainInterface {
  const source = childOf(node, 'source');
  const type = attributeOf(node, 'type') ?? '';
  return defined({
    type,
    macAddress: attributeOf(childOf(node, 'mac'), 'address'),
    source: attributeOf(source, 'network') ?? attributeOf(source, 'bridge') ?? attributeOf(source, 'dev'),
    sourceNetwork: type === 'network' ? undefined : attributeOf(source, 'network'),
    model: attributeOf(childOf(node, 'model'), 'type'),
    targetDevice: attributeOf(childOf(node, 'target'), 'dev'),
    linkState: attributeOf(childOf(node, 'link'), 'state'),
    mtu: toInteger(attributeOf(childOf(node, 'mtu'), 'size')),
    bootOrder: toInteger(attributeOf(childOf(node, 'boot'), 'order')),
    bandwidth: readBandwidth(childOf(node, 'bandwidth')),
    filter: readFilter(childOf(node, 'filterref')),
    alias: attributeOf(childOf(node, 'alias'), 'name'),
  });
}

function readBandwidth(bandwidth: Element | undefined): DomainInterface['bandwidth'] {
  const inbound = readDirection(childOf(bandwidth, 'inbound'));
  const outbound = readDirection(childOf(bandwidth, 'outbound'));
  return inbound || outbound ? defined({ inbound, outbound }) : undefined;
}

/** A direction that only guarantees a `floor` limits nothing. */
function readDirection(direction: Element | undefined): DomainBandwidth | undefined {
  const averageKiBPerSecond = toInteger(attributeOf(direction, 'average'));
  if (averageKiBPerSecond === undefined) return undefined;
  return defined({
    averageKiBPerSecond,
    peakKiBPerSecond: toInteger(attributeOf(direction, 'peak')),
    burstKiB: toInteger(attributeOf(direction, 'burst')),
  });
}

function readFilter(filter: Element | undefined): DomainInterface['filter'] {
  const name = attributeOf(filter, 'filter');
  if (name === undefined) return undefined;
  const parameters = childrenOf(filter, 'parameter').map((parameter) => ({
    name: attributeOf(parameter, 'name') ?? '',
    value: attributeOf(parameter, 'value') ?? '',
  }));
  return { name, parameters };
}

/** The attribute of `<source>` that names what an interface of this type is plugged into. */
function sourceAttribute(type: string): string {
  return type === 'network' || type === 'bridge' ? type : 'dev';
}

/** `<interface>` as part of a domain. */
export function interfaceElement(node: DomainInterface): XmlElement {
  const { bandwidth, filter } = node;
  return element('interface', { type: node.type }, [
    unlessEmpty(element('mac', { address: node.macAddress })),
    unlessEmpty(element('source', { [sourceAttribute(node.type)]: node.source })),
    unlessEmpty(element('target', { dev: node.targetDevice })),
    unlessEmpty(element('model', { type: node.model })),
    filter &&
      element(
        'filterref',
        { filter: filter.name },
        filter.parameters.map(({ name, value }) => element('parameter', { name, value })),
      ),
    bandwidth &&
      unlessEmpty(
        element('bandwidth', {}, [
          directionElement('inbound', bandwidth.inbound),
          directionElement('outbound', bandwidth.outbound),
        ]),
      ),
    unlessEmpty(element('link', { state: node.linkState })),
    unlessEmpty(element('mtu', { size: node.mtu })),
    unlessEmpty(element('boot', { order: node.bootOrder })),
    unlessEmpty(element('alias', { name: node.alias })),
  ]);
}

function directionElement(name: string, limits: DomainBandwidth | undefined): XmlElement | undefined {
  if (!limits) return undefined;
  const { averageKiBPerSecond: average, peakKiBPerSecond: peak, burstKiB: burst } = limits;
  return element(name, { average, peak, burst });
}

/** Writes one `<interface>`, for the calls that attach, detach or update it. Throws `LibvirtXmlError`. */
export function writeInterface(node: DomainInterface): string {
  return toXml(interfaceElement(node));
}
