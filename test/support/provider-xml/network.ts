import {
  applyRules,
  attribute,
  call,
  child,
  children,
  number,
  ownText,
  textChild,
  type Rules,
} from './rules';
import { newElement } from './xml';

const DNSMASQ_NAMESPACE = 'http://libvirt.org/schemas/network/dnsmasq/1.0';

const lease: Rules = { expiry: number('expiry', 'written'), unit: attribute('unit') };

const dhcp: Rules = {
  ranges: children('range', {
    start: attribute('start'),
    end: attribute('end'),
    lease: child('lease', lease),
  }),
  hosts: children('host', {
    id: attribute('id'),
    mac: attribute('mac'),
    name: attribute('name'),
    ip: attribute('ip'),
    lease: child('lease', lease),
  }),
};

/** `libvirt_network`, as far as the project's documents go. */
export const networkRules: Rules = {
  name: textChild('name'),
  forward: child('forward', {
    mode: attribute('mode'),
    dev: attribute('dev'),
    nat: child('nat', { ipv6: attribute('ipv6') }),
  }),
  bridge: child('bridge', {
    name: attribute('name'),
    stp: attribute('stp'),
    delay: attribute('delay'),
  }),
  mtu: child('mtu', { size: number('size', 'written') }),
  domain: child('domain', { name: attribute('name'), local_only: attribute('localOnly') }),
  dns: child('dns', {
    enable: attribute('enable'),
    host: children('host', {
      ip: attribute('ip'),
      hostnames: children('hostname', { hostname: ownText }),
    }),
  }),
  ips: children('ip', {
    address: attribute('address'),
    family: attribute('family'),
    netmask: attribute('netmask'),
    prefix: number('prefix'),
    dhcp: child('dhcp', dhcp),
  }),
  dnsmasq_options: ({ element, path }, value) => {
    const made = newElement('options');
    made.attributes.set('xmlns', DNSMASQ_NAMESPACE);
    applyRules({ option: children('option', { value: attribute('value') }) }, { element: made, path }, value);
    element.children.push(made);
  },
  autostart: call,
};
