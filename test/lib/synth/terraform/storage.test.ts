import { describe, expect, it } from '@jest/globals';
import {
  CloudInit,
  Image,
  Machine,
  Pool,
  Secret,
  Size,
  type DiskProps,
  type MachineProps,
} from 'fleetwright';
import { documentOf, resourceIn } from './support';

const SHA256 = 'ab'.repeat(32);

/** The volumes of a host with one machine, which has the disk "root", and one image of `format`. */
function volumesOf({
  format = 'qcow2',
  disk,
  machine = {},
}: {
  readonly format?: 'qcow2' | 'raw';
  readonly disk?: (image: Image) => Omit<DiskProps, 'name'>;
  readonly machine?: MachineProps;
}): { readonly root: object; readonly image: object; readonly seed: object } {
  const document = documentOf((host) => {
    const image = Image.fromFile(host, 'base', '/srv/${base}', {
      sha256: SHA256,
      format,
      virtualSize: Size.gibibytes(1),
    });
    const root = { name: 'root', size: Size.gibibytes(2), ...disk?.(image) };
    new Machine(host, 'web', { nics: [], disks: [root], ...machine });
  });
  const volume = (id: string): object => resourceIn(document, 'libvirt_volume', id);
  return { root: volume('disk_web_root'), image: volume('image_base'), seed: volume('cloud-init_web') };
}

describe('the volume of an image', () => {
  it('is made anew for another digest alone, before the old one goes', () => {
    expect(volumesOf({}).image).toMatchObject({
      name: 'base-abababababababab.qcow2',
      create: { content: { url: '/srv/$${base}' } },
      target: { format: { type: 'qcow2' } },
      lifecycle: { create_before_destroy: true, ignore_changes: ['create'] },
    });
  });

  it('leaves it to libvirt to call a raw file raw, or an ISO one', () => {
    const { image } = volumesOf({ format: 'raw' });
    expect(image).not.toHaveProperty('target');
    expect(image).toMatchObject({ capacity: 1_073_741_824, capacity_unit: 'bytes' });
  });
});

describe('the volume of a disk', () => {
  it('is blank without an image', () => {
    const { root } = volumesOf({});
    expect(root).toMatchObject({
      name: 'web.root.qcow2',
      pool: '${libvirt_pool.disks.name}',
      capacity: 2_147_483_648,
      capacity_unit: 'bytes',
      target: { format: { type: 'qcow2' } },
    });
    expect(root).not.toHaveProperty('backing_store');
    expect(root).not.toHaveProperty('lifecycle');
  });

  it.each(['qcow2', 'raw'] as const)('stands on a %s image', (format) => {
    expect(volumesOf({ format, disk: (image) => ({ image }) }).root).toMatchObject({
      capacity: 2_147_483_648,
      backing_store: { path: '${libvirt_volume.image_base.path}', format: { type: format } },
    });
  });

  it('is filled like the image that it copies, once', () => {
    const { root } = volumesOf({ disk: (image) => ({ image, clone: 'copy' }) });
    expect(root).toMatchObject({
      create: { content: { url: '/srv/$${base}' } },
      lifecycle: { ignore_changes: ['create'] },
    });
    expect(root).not.toHaveProperty('capacity');
    expect(root).not.toHaveProperty('backing_store');
  });

  it.each([
    ['its machine is protected', { protect: true }, {}],
    ['it is retained', {}, { retain: true }],
    ['both', { protect: true }, { retain: true }],
  ])('cannot be deleted when %s', (_, machine, disk) => {
    expect(volumesOf({ machine, disk: () => disk }).root).toMatchObject({
      lifecycle: { prevent_destroy: true },
    });
  });

  it('cannot be deleted when it is a retained copy, and does not follow its image', () => {
    expect(volumesOf({ disk: (image) => ({ image, clone: 'copy', retain: true }) }).root).toHaveProperty(
      'lifecycle',
      { prevent_destroy: true, ignore_changes: ['create'] },
    );
  });
});

describe('the seed of cloud-init', () => {
  it('is made anew for other content alone, and never held back', () => {
    const { seed } = volumesOf({ machine: { protect: true, cloudInit: new CloudInit() } });
    expect(seed).toMatchObject({
      name: expect.stringMatching(/^web\.cloud-init-[0-9a-f]{16}\.iso$/),
      create: { content: { url: '${libvirt_cloudinit_disk.web.path}' } },
    });
    expect(seed).toHaveProperty('lifecycle', { create_before_destroy: true, ignore_changes: ['create'] });
    expect(seed).not.toHaveProperty('target');
  });

  it('that needs a secret of the host is one that Terraform refuses to make', () => {
    const userData = { password: Secret.named('web-password') };
    const document = documentOf((host) => {
      const disks = [{ name: 'root', size: Size.gibibytes(2) }];
      new Machine(host, 'web', { nics: [], disks, cloudInit: new CloudInit({ userData }) });
      new Machine(host, 'plain', {
        nics: [],
        disks,
        cloudInit: new CloudInit({ userData: { password: '!' } }),
      });
    });
    expect(resourceIn(document, 'libvirt_cloudinit_disk', 'web')).toHaveProperty('lifecycle', {
      precondition: [
        {
          // Never true, and no constant, which Terraform would not take.
          condition: '${terraform.workspace == ""}',
          error_message: expect.stringContaining('only the host agent can read'),
        },
      ],
    });
    expect(resourceIn(document, 'libvirt_cloudinit_disk', 'plain')).not.toHaveProperty('lifecycle');
  });
});

describe('a pool', () => {
  it('is built and started, and leaves its folder behind', () => {
    const document = documentOf((host) => new Pool(host, 'fast', { path: '/srv/fast', autostart: false }));
    expect(resourceIn(document, 'libvirt_pool', 'fast')).toMatchObject({
      name: 'fast',
      type: 'dir',
      target: { path: '/srv/fast' },
      create: { build: true, start: true, autostart: false },
      destroy: { delete: false },
    });
  });
});
