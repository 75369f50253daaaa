import { describe, expect, it } from '@jest/globals';
import { Machine, Network, Size, type Host, type MachineProps } from 'fleetwright';
import type { TerraformDocument } from 'fleetwright/testing';
import { documentOf } from './support';

function documentWith(propsOn: (host: Host) => MachineProps): TerraformDocument {
  return documentOf(
    (host) => new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }], ...propsOn(host) }),
  );
}

const lan = (host: Host): Network =>
  new Network(host, 'lan', {
    ipv4: { cidr: '10.0.0.0/24' },
    ipv6: { cidr: 'fd00:1::/64', dhcpRange: { start: 'fd00:1::100', end: 'fd00:1::1ff' } },
  });

describe('the output of addresses', () => {
  it('has fixed ones as they are, and asks nobody for them', () => {
    const document = documentWith((host) => ({
      nics: [
        { network: lan(host), ipv4: '10.0.0.7', ipv6: 'fd00:1::7' },
        { bridge: 'br0', ipv4: '192.0.2.7' },
        { bridge: 'br1' },
      ],
    }));
    expect(document.output?.['addresses']).toMatchObject({
      value: { web: { lan: ['10.0.0.7', 'fd00:1::7'], br0: ['192.0.2.7'], br1: [] } },
    });
    expect(document).not.toHaveProperty('data');
  });

  it('picks leases by MAC address, of the families that are open', () => {
    const document = documentWith((host) => ({
      nics: [{ network: lan(host), ipv4: '10.0.0.7', ipv6: 'dhcp', mac: '52:54:00:00:00:07' }],
    }));
    expect(document.data).toMatchObject({
      libvirt_domain_interface_addresses: { web: { domain: '${libvirt_domain.web.uuid}', source: 'lease' } },
    });
    expect(document.output?.['addresses']).toMatchObject({
      value: {
        web: {
          lan: '${concat(["10.0.0.7"], flatten([for interface in data.libvirt_domain_interface_addresses.web.interfaces : [for address in interface.addrs : address.addr if contains(["ipv6"], address.type)] if interface.hwaddr == "52:54:00:00:00:07"]))}',
        },
      },
    });
  });

  it('knows no leases of a machine that does not run', () => {
    const document = documentWith((host) => ({
      powerState: 'stopped',
      nics: [{ network: lan(host), ipv4: 'dhcp' }],
    }));
    expect(document.output?.['addresses']).toMatchObject({ value: { web: { lan: [] } } });
    expect(document).not.toHaveProperty('data');
  });

  it('is left out when no machine has a NIC', () => {
    expect(documentWith(() => ({ nics: [] }))).not.toHaveProperty('output');
  });
});
