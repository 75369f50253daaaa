import { describe, expect, it } from '@jest/globals';
import { providerObjects, UnknownAttribute, type ProviderObject } from '.';

/** The only object of a document with one resource, beside a pool and a network that it may refer to. */
function only(type: string, attributes: object): ProviderObject | undefined {
  const document = {
    '//': {},
    terraform: {},
    provider: { libvirt: [{}] },
    resource: {
      libvirt_pool: { main: { name: 'main', type: 'dir', target: { path: '/srv/main' } } },
      libvirt_network: { lan: { name: 'lan' } },
      [type]: { it: attributes },
    },
  };
  return providerObjects(document).find(({ address }) => address === `${type}.it`);
}

const xmlOf = (type: string, attributes: object): string => {
  const object = only(type, attributes);
  return object !== undefined && 'xml' in object && typeof object.xml === 'string' ? object.xml : '';
};

describe('what the provider makes of a document', () => {
  it('puts values and attributes that stand side by side into one element', () => {
    expect(
      xmlOf('libvirt_domain', {
        type: 'qemu',
        name: 'vm',
        vcpu: 4,
        vcpu_current: 2,
        vcpu_placement: 'static',
        memory: 256,
        memory_unit: 'MiB',
        os: { type: 'hvm', type_arch: 'x86_64' },
      }),
    ).toBe(
      '<domain type="qemu"><name>vm</name><memory unit="MiB">256</memory>' +
        '<vcpu placement="static" current="2">4</vcpu><os><type arch="x86_64">hvm</type></os></domain>',
    );
  });

  it('says the kind of a device by its source, and leaves out what is empty', () => {
    expect(
      xmlOf('libvirt_domain', {
        type: 'qemu',
        name: 'vm',
        devices: {
          disks: [{ source: { file: { file: '/a&b' } }, read_only: true, serial: '', boot: { order: 1 } }],
          interfaces: [{ source: { network: { network: '${libvirt_network.lan.name}' } }, mtu: null }],
          channels: [{ source: { unix: {} }, target: { virt_io: { name: 'agent' } } }],
          rngs: [{ model: 'virtio', backend: { random: '/dev/urandom' } }],
        },
      }),
    ).toBe(
      '<domain type="qemu"><name>vm</name><devices>' +
        '<disk type="file"><source file="/a&amp;b"></source><readonly></readonly><boot order="1"></boot></disk>' +
        '<interface type="network"><source network="lan"></source></interface>' +
        '<channel type="unix"><target type="virtio" name="agent"></target></channel>' +
        '<rng model="virtio"><backend model="random">/dev/urandom</backend></rng>' +
        '</devices></domain>',
    );
  });

  it('takes the size of what a volume is filled with, in whatever unit is stated', () => {
    const volume = only('libvirt_volume', {
      name: 'it.qcow2',
      pool: '${libvirt_pool.main.name}',
      target: { format: { type: 'qcow2' } },
      capacity_unit: 'MiB',
      create: { content: { url: 'file:///srv/$${of}' } },
    });
    expect(volume).toMatchObject({ kind: 'volume', pool: 'main', content: 'file:///srv/${of}' });
    expect(volume?.kind === 'volume' && volume.xml(512)).toBe(
      '<volume><name>it.qcow2</name><capacity unit="MiB">512</capacity>' +
        '<target><format type="qcow2"></format></target></volume>',
    );
  });

  it('builds, starts and autostarts a pool of which nothing is said', () => {
    expect(only('libvirt_pool', { name: 'it', type: 'dir' })).toEqual({
      kind: 'pool',
      address: 'libvirt_pool.it',
      name: 'it',
      build: true,
      start: true,
      autostart: true,
      xml: '<pool type="dir"><name>it</name></pool>',
    });
  });

  it.each([
    [
      'an attribute that it does not know',
      'libvirt_domain',
      { name: 'vm', tpyo: 1 },
      'libvirt_domain.it.tpyo',
    ],
    [
      'one inside of others',
      'libvirt_domain',
      { name: 'vm', devices: { disks: [{}, { target: { device: 'vda' } }] } },
      'libvirt_domain.it.devices.disks[1].target.device',
    ],
    [
      'a kind that it does not know',
      'libvirt_domain',
      { name: 'vm', devices: { disks: [{ source: { volume: {} } }] } },
      'libvirt_domain.it.devices.disks[0].source.volume',
    ],
    [
      'two kinds at once',
      'libvirt_domain',
      { name: 'vm', devices: { interfaces: [{ source: { bridge: { bridge: 'br0' }, network: {} } }] } },
      'libvirt_domain.it.devices.interfaces[0].source.network',
    ],
    [
      'a unit without a value',
      'libvirt_domain',
      { name: 'vm', memory_unit: 'MiB' },
      'libvirt_domain.it.memory_unit',
    ],
    ['half a number', 'libvirt_domain', { name: 'vm', memory: 0.5 }, 'libvirt_domain.it.memory'],
    [
      'a word for a truth value',
      'libvirt_network',
      { name: 'it', autostart: 'yes' },
      'libvirt_network.it.autostart',
    ],
    [
      'a call that it does not know',
      'libvirt_pool',
      { name: 'it', create: { force: true } },
      'libvirt_pool.it.create.force',
    ],
    [
      'a reference to nothing',
      'libvirt_network',
      { name: '${libvirt_network.none.name}' },
      'libvirt_network.it.name',
    ],
    ['a resource that it does not know', 'libvirt_secret', {}, 'libvirt_secret.it'],
    ['a volume of no size', 'libvirt_volume', { name: 'it', pool: 'main' }, 'libvirt_volume.it.capacity'],
  ])('refuses %s, and says where', (_, type, attributes, path) => {
    const attempt = (): unknown => only(type, attributes);
    expect(attempt).toThrow(UnknownAttribute);
    expect(attempt).toThrow(path);
  });

  it.each(['%{ if true }', '${"quoted"}', '${upper(libvirt_network.lan.name)}'])(
    'refuses the template %s',
    (name) => {
      expect(() => only('libvirt_network', { name })).toThrow(/no rule for the template|refer to/);
    },
  );
});
