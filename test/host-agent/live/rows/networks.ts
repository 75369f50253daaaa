import { expect } from '@jest/globals';
import type { Draft } from '../lab';
import type { Row } from './row';

type Managed = Exclude<Draft['networks'][number], { mode: 'bridge' }>;

function lan(draft: Draft): Managed {
  const network = draft.networks.find(({ name }) => name === 'lan');
  if (network === undefined || network.mode === 'bridge') throw new Error('no network lan');
  return network;
}

function subnet(draft: Draft): NonNullable<Managed['ipv4']> {
  const { ipv4 } = lan(draft);
  if (ipv4 === undefined) throw new Error('lan has no IPv4');
  return ipv4;
}

export const networkRows: readonly Row[] = [
  {
    name: 'a DHCP reservation',
    network: 'lan',
    edit: (_web, draft) =>
      subnet(draft).reservations.push({ mac: '52:54:00:00:00:77', name: 'printer', address: '10.94.1.77' }),
    impact: 'live',
    fields: ['ipv4.reservations'],
    virsh: [
      ['net-dumpxml lan', /<host mac='52:54:00:00:00:77' name='printer' ip='10\.94\.1\.77'\/>/],
      ['net-dumpxml lan --inactive', /<host mac='52:54:00:00:00:77' name='printer' ip='10\.94\.1\.77'\/>/],
    ],
  },
  {
    name: 'a DNS host',
    network: 'lan',
    edit: (_web, draft) => lan(draft).dns.hosts.push({ address: '10.94.1.77', names: ['printer.lan.test'] }),
    impact: 'live',
    fields: ['dns.hosts'],
    virsh: [['net-dumpxml lan', /<hostname>printer\.lan\.test<\/hostname>/]],
  },
  {
    name: 'another DHCP range',
    network: 'lan',
    edit: (_web, draft) => (subnet(draft).dhcpRange = { start: '10.94.1.130', end: '10.94.1.150' }),
    impact: 'live',
    fields: ['ipv4.dhcpRange'],
    virsh: [['net-dumpxml lan', /<range start='10\.94\.1\.130' end='10\.94\.1\.150'\/>/]],
  },
  {
    name: 'another DNS domain: the network restarts and its guests are plugged in again',
    network: 'lan',
    edit: (_web, draft) => (lan(draft).dns.domain = 'other.test'),
    impact: 'restart',
    reboots: false,
    fields: ['dns.domain'],
    virsh: [['net-dumpxml lan', /<domain name='other\.test'/]],
    check: async (live, { observations }) => {
      expect(observations['link-cut-ms']).toBeGreaterThan(0);
      for (const address of ['10.94.1.21', '10.94.1.22']) await live.waitForGuest(address);
    },
  },
  {
    name: 'another forwarding mode',
    network: 'lan',
    edit: (_web, draft) => (lan(draft).mode = 'routed'),
    impact: 'restart',
    reboots: false,
    fields: ['mode'],
    virsh: [['net-dumpxml lan', /<forward mode='route'/]],
    check: async (live) => {
      for (const address of ['10.94.1.21', '10.94.1.22']) await live.waitForGuest(address);
    },
  },
];
