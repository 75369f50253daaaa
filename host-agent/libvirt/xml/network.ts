import type { Element } from 'slimdom';
import { defined } from '../defined';
import type { NetworkDefinition, NetworkIp } from './definitions';
import { element, textElement, toXml, unlessEmpty, type XmlElement } from './element';
import { metadataElement, readMetadata } from './metadata';
import { LibvirtXmlError, parseXml } from './parse';
import { attributeOf, childOf, childrenOf, findText, toCount, toInteger } from './query';

/** https://libvirt.org/formatnetwork.html#network-namespaces */
const dnsmasqNamespace = 'http://libvirt.org/schemas/network/dnsmasq/1.0';

/** Reads `<network>` (https://libvirt.org/formatnetwork.html). Throws `LibvirtXmlError`. */
export function readNetwork(xml: string): NetworkDefinition {
  const root = parseXml(xml, 'network');
  const bridge = childOf(root, 'bridge');
  const dns = childOf(root, 'dns');
  const dnsEnable = attributeOf(dns, 'enable');
  return defined({
    name: findText(root, 'name'),
    uuid: findText(root, 'uuid'),
    metadata: readMetadata(root),
    bridge:
      bridge &&
      defined({
        name: attributeOf(bridge, 'name'),
        stp: onOff(attributeOf(bridge, 'stp')),
        delay: toInteger(attributeOf(bridge, 'delay')),
      }),
    forward: readForward(childOf(root, 'forward')),
    mtu: toInteger(attributeOf(childOf(root, 'mtu'), 'size')),
    macAddress: attributeOf(childOf(root, 'mac'), 'address'),
    domain: readDomainName(childOf(root, 'domain')),
    dnsEnabled: dnsEnable === undefined ? undefined : dnsEnable === 'yes',
    dnsHosts: childrenOf(dns, 'host').map((host) => ({
      ip: attributeOf(host, 'ip') ?? '',
      hostnames: childrenOf(host, 'hostname').map((hostname) => hostname.textContent ?? ''),
    })),
    ips: childrenOf(root, 'ip').map(readIp),
    dnsmasqOptions: readDnsmasqOptions(root),
  });
}

function onOff(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'on';
}

function readForward(forward: Element | undefined): NetworkDefinition['forward'] {
  if (!forward) return undefined;
  const ipv6 = attributeOf(childOf(forward, 'nat'), 'ipv6');
  return defined({
    // libvirt's default for a <forward> that does not say.
    mode: attributeOf(forward, 'mode') ?? 'nat',
    natIpv6: ipv6 === undefined ? undefined : ipv6 === 'yes',
    device: attributeOf(forward, 'dev'),
  });
}

function readDomainName(domain: Element | undefined): NetworkDefinition['domain'] {
  const name = attributeOf(domain, 'name');
  return name === undefined ? undefined : { name, localOnly: attributeOf(domain, 'localOnly') === 'yes' };
}

function readIp(ip: Element): NetworkIp {
  const family = attributeOf(ip, 'family') === 'ipv6' ? 'ipv6' : 'ipv4';
  const address = attributeOf(ip, 'address') ?? '';
  const dhcp = childOf(ip, 'dhcp');
  return {
    family,
    address,
    prefix: readPrefix(ip, family) ?? prefixOf(family, address, attributeOf(ip, 'netmask')),
    dhcpRanges: childrenOf(dhcp, 'range').map((range) => ({
      start: attributeOf(range, 'start') ?? '',
      end: attributeOf(range, 'end') ?? '',
    })),
    dhcpHosts: childrenOf(dhcp, 'host').map((host) =>
      defined({
        mac: attributeOf(host, 'mac'),
        name: attributeOf(host, 'name'),
        ip: attributeOf(host, 'ip') ?? '',
      }),
    ),
  };
}

function readPrefix(ip: Element, family: NetworkIp['family']): number | undefined {
  const prefix = toCount(attributeOf(ip, 'prefix'));
  const bits = family === 'ipv6' ? 128 : 32;
  if (prefix !== undefined && prefix > bits)
    throw new LibvirtXmlError('bad-value', `an ${family} address has no prefix of ${prefix} bits`);
  return prefix;
}

/** libvirt's own defaults when the prefix is not written (virNetworkIPDefPrefix): netmask, else address class, else 64. */
function prefixOf(family: NetworkIp['family'], address: string, netmask: string | undefined): number {
  if (family === 'ipv6') return 64;
  if (netmask === undefined) {
    const first = Number(address.split('.')[0]);
    return first < 128 ? 8 : first < 192 ? 16 : 24;
  }
  const bits = netmask
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
  if (!/^1*0*$/.test(bits) || bits.length !== 32)
    throw new LibvirtXmlError('bad-value', `"${netmask}" is not a netmask`);
  return bits.replaceAll('0', '').length;
}

function readDnsmasqOptions(root: Element): readonly string[] {
  return root.children
    .filter((child) => child.namespaceURI === dnsmasqNamespace && child.localName === 'options')
    .flatMap((options) => options.children)
    .flatMap((option) => attributeOf(option, 'value') ?? []);
}

/** Writes `<network>`. Throws `LibvirtXmlError` for text that XML cannot carry. */
export function writeNetwork(network: NetworkDefinition): string {
  const { bridge, domain, dnsmasqOptions } = network;
  const namespace = dnsmasqOptions.length === 0 ? {} : { 'xmlns:dnsmasq': dnsmasqNamespace };
  return toXml(
    element('network', namespace, [
      textElement('name', network.name),
      textElement('uuid', network.uuid),
      metadataElement(network.metadata),
      forwardElement(network.forward),
      bridge &&
        element('bridge', {
          name: bridge.name,
          stp: bridge.stp === undefined ? undefined : bridge.stp ? 'on' : 'off',
          delay: bridge.delay,
        }),
      unlessEmpty(element('mtu', { size: network.mtu })),
      unlessEmpty(element('mac', { address: network.macAddress })),
      domain && element('domain', { name: domain.name, localOnly: domain.localOnly ? 'yes' : 'no' }),
      dnsElement(network),
      ...network.ips.map(ipElement),
      dnsmasqOptions.length === 0
        ? undefined
        : element(
            'dnsmasq:options',
            namespace,
            dnsmasqOptions.map((value) => element('dnsmasq:option', { ...namespace, value })),
          ),
    ]),
  );
}

function forwardElement(forward: NetworkDefinition['forward']): XmlElement | undefined {
  return (
    forward &&
    element('forward', { mode: forward.mode, dev: forward.device }, [
      forward.natIpv6 === undefined ? undefined : element('nat', { ipv6: forward.natIpv6 ? 'yes' : 'no' }),
    ])
  );
}

function dnsElement({ dnsEnabled, dnsHosts }: NetworkDefinition): XmlElement | undefined {
  const enable = dnsEnabled === undefined ? undefined : dnsEnabled ? 'yes' : 'no';
  const hosts = dnsHosts.map(({ ip, hostnames }) =>
    element(
      'host',
      { ip },
      hostnames.map((hostname) => textElement('hostname', hostname)),
    ),
  );
  return unlessEmpty(element('dns', { enable }, hosts));
}

function ipElement(ip: NetworkIp): XmlElement {
  const entries = [
    ...ip.dhcpRanges.map(({ start, end }) => element('range', { start, end })),
    ...ip.dhcpHosts.map(({ mac, name, ip: address }) => element('host', { mac, name, ip: address })),
  ];
  return element('ip', { family: ip.family, address: ip.address, prefix: ip.prefix }, [
    unlessEmpty(element('dhcp', {}, entries)),
  ]);
}
