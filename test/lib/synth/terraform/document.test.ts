import { describe, expect, it } from '@jest/globals';
import { LocalBackend } from 'cdktf';
import { Host } from 'fleetwright';
import { synthTerraform, testApp } from 'fleetwright/testing';
import { readProviderSchema } from '../../../support/terraform/provider-schema';
import { validateTerraformDocument } from '../../../support/terraform/validate-document';
import { Everything } from './everything';

const documentOf = (): ReturnType<typeof synthTerraform> =>
  synthTerraform(new Everything(testApp(), 'kvm-1'));

describe('the Terraform document', () => {
  it('pins the provider and says where libvirt is', () => {
    expect(documentOf()).toMatchObject({
      terraform: { required_providers: { libvirt: { source: 'dmacvicar/libvirt', version: '~> 0.9.7' } } },
      provider: { libvirt: [{ uri: 'qemu+ssh://root@kvm-1/system' }] },
    });
  });

  it('keeps its state at a path that is the same in every folder', () => {
    expect(documentOf()).toMatchObject({
      terraform: { backend: { local: { path: '../../../terraform.kvm-1.tfstate' } } },
    });
  });

  it("leaves the author's own backend alone", () => {
    const host = new Host(testApp(), 'kvm-1');
    new LocalBackend(host, { path: '/elsewhere/state' });
    expect(synthTerraform(host)).toMatchObject({
      terraform: { backend: { local: { path: '/elsewhere/state' } } },
    });
  });

  it('has one resource for each object', () => {
    const addresses = Object.entries(documentOf().resource ?? {}).flatMap(([type, blocks]) =>
      Object.keys(blocks).map((id) => `${type}.${id}`),
    );
    expect(addresses.toSorted()).toEqual([
      'libvirt_cloudinit_disk.tiny',
      'libvirt_cloudinit_disk.vault',
      'libvirt_domain._2nd-arm',
      'libvirt_domain.tiny',
      'libvirt_domain.vault',
      'libvirt_network.closed',
      'libvirt_network.lan',
      'libvirt_network.outside',
      'libvirt_network.routed',
      'libvirt_pool.fast',
      'libvirt_pool.slow',
      'libvirt_volume.cloud-init_tiny',
      'libvirt_volume.cloud-init_vault',
      'libvirt_volume.disk_2nd-arm_root',
      'libvirt_volume.disk_vault_copy',
      'libvirt_volume.disk_vault_data',
      'libvirt_volume.disk_vault_raw-copy',
      'libvirt_volume.disk_vault_raw-overlay',
      'libvirt_volume.disk_vault_root',
      'libvirt_volume.image_base',
      'libvirt_volume.image_initrd',
      'libvirt_volume.image_kernel',
      'libvirt_volume.image_media',
      'libvirt_volume.image_raw',
      'terraform_data.start-rank_1',
      'terraform_data.start-rank_7',
    ]);
  });

  it('names files of the host only where they are no volumes, and guards text from being read as a template', () => {
    const text = JSON.stringify(documentOf().resource);
    expect(text.match(/"\/[a-z][^"]*"/g)?.toSorted()).toEqual(
      [
        '/dev/urandom',
        '/srv/$${fast}',
        '/srv/initrd.img',
        '/srv/media.iso',
        '/srv/raw.img',
        // The image itself, and the disk that is a copy of it.
        '/srv/raw.img',
        '/srv/slow',
        '/srv/vmlinuz',
        '/dev/urandom',
        '/var/lib/libvirt/qemu/nvram/325c776c-3ee0-5cfd-a99f-a42ff3a4901f_VARS.fd',
        '/var/lib/libvirt/qemu/nvram/deff87c2-b6fc-55f6-a453-d00d51459f59_SECURE_VARS.fd',
        '/var/log/libvirt/qemu/2nd-arm-serial.log',
        '/var/log/libvirt/qemu/vault-serial.log',
      ]
        .map((path) => JSON.stringify(path))
        .toSorted(),
    );
    expect(text).toContain('costs 5$ and 10% $${HOME} %%{ if }');
    expect(
      text.match(/[^$]\$\{[^}]*/g)?.filter((template) => !/\$\{(libvirt_|terraform\.)/.test(template)),
    ).toEqual([]);
  });

  it('is one that the provider takes, with nothing that Terraform would drop', () => {
    expect(validateTerraformDocument(documentOf(), readProviderSchema())).toEqual([]);
  });
});
