import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as provider from '@cdktf/provider-libvirt';
import { Domain, type DomainConfig } from '@cdktf/provider-libvirt/lib/domain';
import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { describe, expect, it, jest } from '@jest/globals';
import { TerraformResource, TerraformStack, Testing } from 'cdktf';
import { testApp } from 'fleetwright/testing';

const REPOSITORY = join(__dirname, '../../..');

interface JestConfiguration {
  readonly projects: readonly { readonly transform: Readonly<Record<string, unknown>> }[];
}

describe('@cdktf/provider-libvirt', () => {
  it('is imported and used as any prebuilt provider', () => {
    const stack = new TerraformStack(testApp(), 'stack');
    new LibvirtProvider(stack, 'libvirt', { uri: 'test:///default' });
    const disk = new Volume(stack, 'disk', { name: 'disk.qcow2', pool: 'default', capacity: 1024 ** 3 });
    const config: DomainConfig = {
      name: 'web',
      type: 'kvm',
      memory: 512,
      // `type_arch` and `build` of the provider.
      os: { type: 'hvm', typeArch: 'x86_64' },
      devices: { disks: [{ source: { file: { file: disk.path } } }] },
    };
    const domain = new Domain(stack, 'web', config);
    expect(domain).toBeInstanceOf(TerraformResource);
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({
      provider: { libvirt: [{ uri: 'test:///default' }] },
      resource: {
        libvirt_volume: { disk: { capacity: 1024 ** 3 } },
        libvirt_domain: {
          web: {
            os: { type: 'hvm', type_arch: 'x86_64' },
            devices: { disks: [{ source: { file: { file: '${libvirt_volume.disk.path}' } } }] },
          },
        },
      },
    });
  });

  it('has a namespace for each kind of block', () => {
    const classes = Object.entries(provider).flatMap(([namespace, members]) =>
      Object.values(members).flatMap((member: unknown) =>
        typeof member === 'function' && 'tfResourceType' in member
          ? [[namespace, member.name, member.tfResourceType]]
          : [],
      ),
    );
    expect(classes.toSorted()).toEqual([
      ['cloudinitDisk', 'CloudinitDisk', 'libvirt_cloudinit_disk'],
      ['combustion', 'Combustion', 'libvirt_combustion'],
      [
        'dataLibvirtDomainInterfaceAddresses',
        'DataLibvirtDomainInterfaceAddresses',
        'libvirt_domain_interface_addresses',
      ],
      ['dataLibvirtNodeInfo', 'DataLibvirtNodeInfo', 'libvirt_node_info'],
      ['domain', 'Domain', 'libvirt_domain'],
      ['ignition', 'Ignition', 'libvirt_ignition'],
      ['network', 'Network', 'libvirt_network'],
      ['pool', 'Pool', 'libvirt_pool'],
      ['provider', 'LibvirtProvider', 'libvirt'],
      ['volume', 'Volume', 'libvirt_volume'],
    ]);
  });

  it('is loaded as it was compiled, without a transformation by jest', () => {
    const path = require.resolve('@cdktf/provider-libvirt/lib/domain');
    expect(path).toBe(join(REPOSITORY, 'lib/provider-libvirt/lib/domain/index.js'));
    const { projects } = jest.requireActual<JestConfiguration>('../../../jest.config.cjs');
    const patterns = projects.flatMap(({ transform }) => Object.keys(transform));
    expect(patterns).not.toEqual([]);
    for (const pattern of patterns) expect(path).not.toMatch(new RegExp(pattern));
    // A transformation would write the functions anew.
    expect(readFileSync(path, 'utf8')).toContain(String(Domain));
  });
});
