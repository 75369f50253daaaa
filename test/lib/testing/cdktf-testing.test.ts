import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataLibvirtNodeInfo } from '@cdktf/provider-libvirt/lib/data-libvirt-node-info';
import { Domain } from '@cdktf/provider-libvirt/lib/domain';
import { Network as LibvirtNetwork } from '@cdktf/provider-libvirt/lib/network';
import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { Volume } from '@cdktf/provider-libvirt/lib/volume';
import { Annotations, Aspects, Testing } from 'cdktf';
import { Machine, Network, Size } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { inFolder } from '../synth/support';
import { hostWithMachine, withoutNotes } from './support';

/** What `app.synth()` writes for a host with a machine. */
function written(): unknown {
  return inFolder((folder) => {
    const app = testApp({ outdir: folder });
    hostWithMachine(app);
    app.synth();
    return JSON.parse(readFileSync(join(folder, 'stacks/kvm-1/cdk.tf.json'), 'utf8'));
  });
}

describe("cdktf's Testing, on a host", () => {
  it('synthesises what the app writes, checked or not', () => {
    const expected = withoutNotes(written());
    expect(expected).toMatchObject({
      resource: { libvirt_domain: { web: { name: 'web', vcpu_current: 2 } } },
    });
    expect(JSON.parse(Testing.synth(hostWithMachine()))).toEqual(expected);
    expect(JSON.parse(Testing.synth(hostWithMachine(), true))).toEqual(expected);
    const host = hostWithMachine();
    expect(Testing.synth(host)).toBe(Testing.synth(host, true));
  });

  it('writes the same into a folder', () => {
    const folder = Testing.fullSynth(hostWithMachine());
    try {
      expect(JSON.parse(readFileSync(join(folder, 'stacks/kvm-1/cdk.tf.json'), 'utf8'))).toEqual(written());
      expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toMatchObject({
        stacks: { 'kvm-1': { synthesizedStackPath: 'stacks/kvm-1/cdk.tf.json' } },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has the same resources in HCL', () => {
    const hcl = Testing.synthHcl(hostWithMachine()) as string;
    expect(hcl).toContain('resource "libvirt_domain" "web" {');
    expect(hcl).toContain('resource "libvirt_volume" "disk_web_root" {');
    expect(hcl).toContain('backend "local" {');
    expect(Testing.synthHcl(hostWithMachine(), true)).toBe(hcl);
  });

  it('sees what was added since', () => {
    const host = hostWithMachine();
    expect(Testing.synth(host)).not.toContain('"api"');
    new Machine(host, 'api', {
      nics: [{ network: new Network(host, 'backplane', { mode: 'isolated' }) }],
      boot: { order: ['root'] },
      disks: [{ name: 'root', size: Size.gibibytes(1) }],
    });
    const second = Testing.synth(host);
    expect(Testing.toHaveResourceWithProperties(second, 'libvirt_domain', { name: 'api' })).toBe(true);
    expect(Testing.toHaveResourceWithProperties(second, 'libvirt_domain', { name: 'web' })).toBe(true);
    expect(Testing.toHaveResourceWithProperties(second, 'libvirt_network', { name: 'backplane' })).toBe(true);
    expect(Testing.synth(host)).toBe(second);
  });

  it('throws what is wrong with the host, as the app would', () => {
    const host = hostWithMachine();
    new Machine(host, 'empty');
    expect(() => Testing.synth(host)).toThrow(
      /kvm-1\/empty: machine "empty" boots from disk and names no disk/,
    );
  });

  it('draws the tree, with what is made for Terraform in a place of its own', () => {
    const host = hostWithMachine();
    expect(Testing.renderConstructTree(host.node.root)).toBe(
      [
        'App',
        '└── kvm-1 (Host)',
        '    ├── base (Image)',
        '    └── web (Machine)',
        '        └── disk-root (Disk)',
        '',
      ].join('\n'),
    );
    Testing.synth(host);
    const tree = Testing.renderConstructTree(host.node.root);
    expect(tree).toContain('    ├── web (Machine)\n        ├── disk-root (Disk)');
    expect(tree).toMatch(/─ \$terraform \(Construct\)\n.*─ libvirt_domain\.web \(Domain\)\n/s);
  });

  it('takes its version stamp and future flags', () => {
    const app = testApp();
    Testing.stubVersion(app);
    Testing.enableFutureFlags(app);
    const document = synthTerraform(hostWithMachine(app));
    expect(document['//']).toMatchObject({ metadata: { version: 'stubbed', stackName: 'kvm-1' } });
  });
});

describe("cdktf's assertions", () => {
  const document = Testing.synth(hostWithMachine());

  it('find resources and providers by type', () => {
    expect(Testing.toHaveResource(document, 'libvirt_domain')).toBe(true);
    expect(Testing.toHaveResource(document, Volume.tfResourceType)).toBe(true);
    expect(Testing.toHaveResource(document, 'libvirt_ignition')).toBe(false);
    expect(Testing.toHaveProvider(document, 'libvirt')).toBe(true);
    expect(Testing.toHaveProviderWithProperties(document, 'libvirt', { uri: 'qemu:///system' })).toBe(true);
    expect(Testing.toHaveProviderWithProperties(document, 'libvirt', { uri: 'qemu:///session' })).toBe(false);
    expect(Testing.toHaveDataSource(document, 'libvirt_node_info')).toBe(false);
  });

  it('compare properties, in camel case too', () => {
    const has = (properties: Readonly<Record<string, unknown>>): boolean =>
      Testing.toHaveResourceWithProperties(document, 'libvirt_domain', properties);
    expect(has({ name: 'web', vcpu_current: 2 })).toBe(true);
    expect(has({ name: 'web', vcpuCurrent: 2, os: { typeMachine: 'q35' } })).toBe(true);
    expect(has({ name: 'web', vcpuCurrent: 3 })).toBe(false);
  });

  it('find data sources of the author', () => {
    const host = hostWithMachine();
    new DataLibvirtNodeInfo(host, 'node');
    expect(Testing.toHaveDataSource(Testing.synth(host), 'libvirt_node_info')).toBe(true);
    expect(Testing.toHaveDataSourceWithProperties(Testing.synth(host), 'libvirt_node_info', { x: 1 })).toBe(
      false,
    );
  });
});

/** cdktf declares its matchers for the global `expect` alone. */
interface CdktfMatchers {
  toHaveResource(resource: unknown): void;
  toHaveResourceWithProperties(resource: unknown, properties: object): void;
  toHaveDataSource(resource: unknown): void;
  toHaveProvider(provider: unknown): void;
  toHaveProviderWithProperties(provider: unknown, properties: object): void;
}
function expectTerraform(received: unknown): CdktfMatchers & { readonly not: CdktfMatchers } {
  // oxlint-disable-next-line jest/valid-expect -- the caller has the matcher
  return expect(received) as never;
}

describe("cdktf's matchers for jest", () => {
  beforeAll(() => {
    Testing.setupJest();
  });

  it('take the classes of the provider package', () => {
    const document = Testing.synth(hostWithMachine());
    expectTerraform(document).toHaveResource(Domain);
    expectTerraform(document).toHaveResource(LibvirtNetwork);
    expectTerraform(document).not.toHaveDataSource(DataLibvirtNodeInfo);
    expectTerraform(document).toHaveProvider(LibvirtProvider);
    expectTerraform(document).toHaveProviderWithProperties(LibvirtProvider, { uri: 'qemu:///system' });
    expectTerraform(document).toHaveResourceWithProperties(Domain, {
      name: 'web',
      current_memory: 2 * 1024 ** 2,
      devices: expect.objectContaining({
        disks: [expect.objectContaining({ target: { dev: 'vda', bus: 'virtio' } })],
      }),
    });
  });

  it('fail with what is there', () => {
    const document = Testing.synth(hostWithMachine());
    expect(() => {
      expectTerraform(document).toHaveResourceWithProperties(Domain, { name: 'db' });
    }).toThrow(/Expected libvirt_domain with properties \{"name":"db"\}.*"name": "web"/s);
    expect(() => {
      expectTerraform(document).not.toHaveResource(Volume);
    }).toThrow('Expected no libvirt_volume');
  });
});

describe('aspects that change what synthesis made for Terraform', () => {
  const hostWithAspect = (): ReturnType<typeof hostWithMachine> => {
    const host = hostWithMachine();
    Aspects.of(host).add({
      visit: (construct) => {
        if (!(construct instanceof Domain)) return;
        construct.title = 'A web server';
        construct.addOverride('lifecycle.prevent_destroy', true);
      },
    });
    return host;
  };
  const changed = {
    resource: { libvirt_domain: { web: { title: 'A web server', lifecycle: { prevent_destroy: true } } } },
  };

  it.each([
    ['Testing.synth(host)', (): unknown => JSON.parse(Testing.synth(hostWithAspect()))],
    ['Testing.synth(host, true)', (): unknown => JSON.parse(Testing.synth(hostWithAspect(), true))],
    ['synthTerraform(host)', (): unknown => synthTerraform(hostWithAspect())],
    [
      'a second synthesis',
      (): unknown => {
        const host = hostWithAspect();
        Testing.synth(host);
        return JSON.parse(Testing.synth(host));
      },
    ],
    [
      'a synthesis after something was added',
      (): unknown => {
        const host = hostWithAspect();
        Testing.synth(host);
        new Network(host, 'late');
        return JSON.parse(Testing.synth(host));
      },
    ],
  ])('do so in %s', (_what, document) => {
    expect(document()).toMatchObject(changed);
  });

  it('may stop a synthesis with an error', () => {
    const host = hostWithMachine();
    Aspects.of(host).add({
      visit: (construct) => {
        if (construct instanceof Domain) Annotations.of(construct).addError('no domains today');
      },
    });
    expect(() => synthTerraform(host)).toThrow('no domains today');
  });
});
