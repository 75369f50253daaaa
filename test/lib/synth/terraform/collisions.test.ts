import { describe, expect, it } from '@jest/globals';
import { DataLibvirtDomainInterfaceAddresses } from '@cdktf/provider-libvirt/lib/data-libvirt-domain-interface-addresses';
import { Domain } from '@cdktf/provider-libvirt/lib/domain';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { Testing, TerraformOutput } from 'cdktf';
import { Host, Image, Machine, Network, Size, terraformOnly, type App } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { filesBelow, inFolder } from '../support';

function hostWithWeb(app: App): Host {
  const host = new Host(app, 'kvm-1');
  const kernel = Image.fromFile(host, 'kernel', '/srv/vmlinuz', {
    sha256: 'ab'.repeat(32),
    format: 'boot-file',
  });
  new Machine(host, 'web', { boot: { kernel } });
  return host;
}

/** Three that have the address of something of ours. */
function addCollisions(host: Host): void {
  const domain = new Domain(host, 'mine', { name: 'mine', type: 'kvm', memory: 1 });
  terraformOnly(domain).overrideLogicalId('web');
  terraformOnly(new Volume(host, 'image_kernel', { name: 'mine', pool: 'default' }));
  new TerraformOutput(host, 'addresses', { value: 'mine' });
}

const MESSAGES = [
  'kvm-1/mine: is `libvirt_domain.web` in Terraform, and so is something that synthesis made',
  'kvm-1/image_kernel: is `libvirt_volume.image_kernel` in Terraform',
  'kvm-1/addresses: is `output.addresses` in Terraform',
];

describe("what has the address of something of ours in Terraform's document", () => {
  it.each([
    ['Testing.synth', (host: Host): unknown => Testing.synth(host)],
    ['Testing.synthHcl', (host: Host): unknown => Testing.synthHcl(host)],
    ['synthTerraform', (host: Host): unknown => synthTerraform(host)],
  ])('is refused by %s, also when it came later', (_what, synth) => {
    const host = hostWithWeb(testApp());
    synth(host);
    addCollisions(host);
    for (const message of MESSAGES) expect(() => synth(host)).toThrow(message);
  });

  it('is refused by the app before anything is written', () => {
    inFolder((folder) => {
      const app = testApp({ outdir: folder });
      addCollisions(hostWithWeb(app));
      for (const message of MESSAGES) {
        expect(() => {
          app.synth();
        }).toThrow(message);
      }
      expect(filesBelow(folder)).toEqual({});
    });
  });

  it('is refused of data sources too', () => {
    const host = hostWithWeb(testApp());
    const network = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
    const disks = [{ size: Size.gibibytes(1) }];
    new Machine(host, 'db', { disks, nics: [{ network, ipv4: 'dhcp' }] });
    const mine = new DataLibvirtDomainInterfaceAddresses(host, 'mine', { domain: 'other' });
    terraformOnly(mine).overrideLogicalId('db');
    expect(() => synthTerraform(host)).toThrow(
      'kvm-1/mine: is `data.libvirt_domain_interface_addresses.db` in Terraform, and so is something',
    );
  });

  it('leaves alone what only has the name of something of another kind', () => {
    const host = hostWithWeb(testApp());
    terraformOnly(new Volume(host, 'vol', { name: 'web', pool: 'default' })).overrideLogicalId('web');
    new TerraformOutput(host, 'libvirt_domain', { value: 1 });
    expect(synthTerraform(host).resource).toMatchObject({
      libvirt_volume: { web: { name: 'web' } },
      libvirt_domain: { web: { name: 'web' } },
    });
  });
});
