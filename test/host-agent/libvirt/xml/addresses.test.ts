import { describe, expect, it } from '@jest/globals';
import { withAddressesOf } from '../../../../host-agent/libvirt';
import { parseXml } from '../../../../host-agent/libvirt/xml/parse';
import { attributeOf, childOf, childrenOf } from '../../../../host-agent/libvirt/xml/query';

function domain(devices: string, machine = 'q35', architecture = 'x86_64'): string {
  return `<domain><os><type arch='${architecture}' machine='${machine}'>hvm</type></os><devices>${devices}</devices></domain>`;
}

const port = (index: number): string => `<controller type='pci' model='pcie-root-port' index='${index}'/>`;
const portAt = (index: number, slot: number): string =>
  `<controller type='pci' model='pcie-root-port' index='${index}'><address type='pci' bus='0x00' slot='${slot}'/></controller>`;
const pci = (bus: number, slot = 0): string =>
  `<address type='pci' domain='0x0000' bus='0x0${bus}' slot='0x0${slot}' function='0x0'/>`;
const card = (mac: number, address = '', model = 'virtio'): string =>
  `<interface type='network'><mac address='52:54:00:00:00:0${mac}'/><model type='${model}'/>${address}</interface>`;
const disk = (name: string, bus: string, address = ''): string =>
  `<disk><target dev='${name}' bus='${bus}'/>${address}</disk>`;
const controller = (type: string, index: number, address = '', model = 'm'): string =>
  `<controller type='${type}' index='${index}' model='${model}'>${address}</controller>`;
const channel = (type: string, name: string, address = ''): string =>
  `<channel><target type='${type}' name='${name}'/>${address}</channel>`;

/** For every device `bus.slot` of its PCI address, or the address's type; empty for a device that has none. */
function placesOf(xml: string): readonly string[] {
  const devices = childOf(parseXml(xml, 'domain'), 'devices')?.children ?? [];
  return devices.map((device) => {
    const places = childrenOf(device, 'address').map((address) => {
      const [type, bus, slot] = ['type', 'bus', 'slot'].map((name) => attributeOf(address, name) ?? '');
      return type === 'pci' ? `${Number(bus)}.${Number(slot)}` : (type ?? '');
    });
    return places.join(' and ');
  });
}

describe('devices of a new definition', () => {
  it.each([
    ['keep their place when one before them goes', card(2), [card(1, pci(1)) + card(2, pci(2))], ['2.0']],
    [
      'keep their place in another order',
      card(2) + card(1),
      [card(1, pci(1)) + card(2, pci(2))],
      ['2.0', '1.0'],
    ],
    [
      'are the same whatever the letters of the MAC',
      card(2).replace('52', '5E'),
      [card(2, pci(3)).replace('52', '5e')],
      ['3.0'],
    ],
    ['that state a place keep it', card(1, pci(4)), [card(1, pci(1))], ['4.0']],
    [
      'never get a place that another one states',
      card(1) + card(2, pci(1)),
      [card(1, pci(1)) + card(2, pci(2))],
      ['', '1.0'],
    ],
    [
      'sit where the running one does, not the stored one',
      card(1),
      [card(1, pci(5)), card(1, pci(6))],
      ['5.0'],
    ],
    [
      'sit where the stored one does when none runs',
      card(1) + card(2),
      [card(1, pci(5)), card(1, pci(6)) + card(2, pci(7))],
      ['5.0', '7.0'],
    ],
    [
      'never share a place, and the running one comes first',
      card(2) + card(1),
      [card(1, pci(5)), card(2, pci(5))],
      ['', '5.0'],
    ],
    ['of another model get a place of their own', card(1, '', 'e1000'), [card(1, pci(1))], ['']],
    ['that are new get a place of their own', card(3), [card(1, pci(1))], ['']],
  ])('%s', (_, devices, previous, expected) => {
    expect(
      placesOf(
        withAddressesOf(
          domain(devices),
          previous.map((old) =>
            domain(old + port(1) + port(2) + port(3) + port(4) + port(5) + port(6) + port(7), 'pc-q35-7.2'),
          ),
        ),
      ),
    ).toEqual(expected);
  });

  it.each([
    ['a root port', '', port(1), '0.2'],
    [
      'a disk',
      `<disk><target dev='vda' bus='virtio'/>${pci(1)}</disk>`,
      `<disk><target dev='vda' bus='virtio'/></disk>`,
      '1.0',
    ],
    [
      'a channel',
      `<channel><target type='virtio' name='a'/><address type='virtio-serial' port='2'/></channel>`,
      `<channel><target type='virtio' name='a'/></channel>`,
      'virtio-serial',
    ],
    ['a balloon', `<memballoon model='virtio'>${pci(1)}</memballoon>`, `<memballoon model='virtio'/>`, '1.0'],
    ['a source of randomness', `<rng model='virtio'>${pci(1)}</rng>`, `<rng model='virtio'/>`, '1.0'],
    [
      'plugged memory',
      `<memory model='dimm'><address type='dimm' slot='0'/></memory>`,
      `<memory model='dimm'/>`,
      'dimm',
    ],
    [
      'a trusted platform module',
      `<tpm model='tpm-spapr'><address type='spapr-vio'/></tpm>`,
      `<tpm model='tpm-spapr'/>`,
      'spapr-vio',
    ],
  ])('of every kind are recognised: %s', (_, old, wanted, expected) => {
    expect(placesOf(withAddressesOf(domain(wanted), [domain(old + portAt(1, 2))]))[0]).toBe(expected);
  });

  const [first, second] = [pci(0, 4), pci(0, 5)];
  it.each([
    [
      'disks by their name',
      disk('vda', 'virtio', first) + disk('vdb', 'virtio', second),
      disk('vdb', 'virtio') + disk('vda', 'virtio'),
      ['0.5', '0.4'],
    ],
    ['disks by their bus', disk('vda', 'virtio', first), disk('vda', 'scsi'), ['']],
    [
      'controllers by their index',
      controller('scsi', 0, first) + controller('scsi', 1, second),
      controller('scsi', 1) + controller('scsi', 0),
      ['0.5', '0.4'],
    ],
    ['controllers by their type', controller('usb', 0, first), controller('scsi', 0), ['']],
    ['controllers by their model', controller('scsi', 0, first, 'n'), controller('scsi', 0), ['']],
    [
      'channels by their name',
      channel('virtio', 'a', first) + channel('virtio', 'b', second),
      channel('virtio', 'b') + channel('virtio', 'a'),
      ['0.5', '0.4'],
    ],
    ['channels by their type', channel('virtio', 'a', first), channel('xen', 'a'), ['']],
    ['devices by their kind', `<rng model='m'>${first}</rng>`, `<memballoon model='m'/>`, ['']],
    [
      "libvirt's devices, not what others put between them",
      `<memballoon model='m'>${first}</memballoon>`,
      `<x:memballoon xmlns:x='urn:x' model='m'/><memballoon model='m'/>`,
      ['', '0.4'],
    ],
    [
      'none of those that nothing identifies',
      `<video>${first}</video><sound>${second}</sound>`,
      `<sound/><video/>`,
      ['', ''],
    ],
  ])('are told apart: %s', (_, old, wanted, expected) => {
    expect(placesOf(withAddressesOf(domain(wanted), [domain(old)]))).toEqual(expected);
  });

  it.each([
    ['with other words', `<address type='pci' bus='0' slot='3'/>`],
    ['in another order', `<address slot='0x3' bus='0x00' type='pci' function='0x0' domain='0x0000'/>`],
    ['and shares it', `<address type='pci' bus='0' slot='3' multifunction='on'/>`],
    ['and does not share it', `<address type='pci' bus='0' slot='3' multifunction='off'/>`],
  ])('never get a place that another one states %s', (_, address) => {
    const wanted = domain(card(1) + card(2, address));
    expect(placesOf(withAddressesOf(wanted, [domain(card(1, pci(0, 3)))]))).toEqual(['', '0.3']);
  });

  it('get places that differ in a function only', () => {
    const [one, two] = [0, 1].map((part) => `<address type='pci' slot='3' function='${part}'/>`);
    const old = domain(card(1, one) + card(2, two));
    expect(placesOf(withAddressesOf(domain(card(1) + card(2)), [old]))).toEqual(['0.3', '0.3']);
  });

  it('keep a place that is not on a PCI bus, whatever PCI buses there are', () => {
    const old = channel('virtio', 'a', `<address type='virtio-serial' controller='0' bus='1' port='2'/>`);
    expect(placesOf(withAddressesOf(domain(channel('virtio', 'a')), [domain(old)]))).toEqual([
      'virtio-serial',
    ]);
  });

  it('keep their bus among others of the same number or the same kind', () => {
    const bridge = (index: number): string => controller('pci', index, '', 'pcie-to-pci-bridge');
    const others = controller('usb', 2, '', 'pcie-to-pci-bridge') + bridge(1);
    expect(placesOf(withAddressesOf(domain(card(1)), [domain(others + port(2) + card(1, pci(2)))]))).toEqual([
      '2.0',
    ]);
  });

  it('never get a place that a device without an identity states', () => {
    const wanted = domain(`<video>${pci(1)}</video>${card(1)}`);
    expect(placesOf(withAddressesOf(wanted, [domain(card(1, pci(1)) + port(1))]))).toEqual(['1.0', '']);
  });

  it('are recognised by order where nothing else tells them apart', () => {
    const memory = (slot: number): string => `<memory model='virtio-mem'>${pci(0, slot)}</memory>`;
    const wanted = domain(
      `<memory model='virtio-mem'/><memory model='dimm'/><memory model='virtio-mem'/><memory model='virtio-mem'/>`,
    );
    const old = domain(memory(4) + memory(5) + memory(6));
    expect(placesOf(withAddressesOf(wanted, [old]))).toEqual(['0.4', '', '0.5', '0.6']);
  });

  it.each([
    ['the board is another one', domain(card(1)), domain(card(1, pci(0, 3)), 'pc-i440fx-7.2')],
    [
      'the bus is a bridge that the new one does not have',
      domain(card(1)),
      domain(`<controller type='pci' model='pcie-to-pci-bridge' index='1'/>${card(1, pci(1, 1))}`),
    ],
    [
      'the bus is of another kind now',
      domain(port(1) + card(1)),
      domain(`<controller type='pci' model='pcie-to-pci-bridge' index='1'/>${card(1, pci(1, 1))}`),
    ],
    [
      "it follows from the disk's name",
      domain(`<disk><target dev='sda' bus='scsi'/></disk>`),
      domain(`<disk><target dev='sda' bus='scsi'/><address type='drive' unit='5'/></disk>`),
    ],
  ])('get no old place when %s', (_, wanted, old) => {
    expect(new Set(placesOf(withAddressesOf(wanted, [old])))).toEqual(new Set(['']));
  });

  it.each([
    ['q35', 'pc-q35-8.2', true],
    ['pc', 'pc-i440fx-8.2', true],
    ['virt', 'virt-8.2', true],
    ['isapc', 'isapc', true],
    ['pc', 'isapc', false],
    ['q35', 'pc', false],
    ['virt', 's390-ccw-virtio', false],
  ])('find the board %s again in %s: %s', (machine, old, same) => {
    const kept = withAddressesOf(domain(card(1), machine), [domain(card(1, pci(0, 3)), old)]);
    expect(placesOf(kept)).toEqual([same ? '0.3' : '']);
  });

  it('do not find their board again on another architecture', () => {
    const old = domain(card(1, pci(0, 3)), 'virt', 'riscv64');
    expect(placesOf(withAddressesOf(domain(card(1), 'virt', 'aarch64'), [old]))).toEqual(['']);
  });

  it('may be none at all, before or now', () => {
    const none = `<domain><os><type arch='x86_64' machine='q35'>hvm</type></os></domain>`;
    expect(placesOf(withAddressesOf(none, [domain(card(1, pci(0, 3)))]))).toEqual([]);
    expect(placesOf(withAddressesOf(domain(card(1)), [none]))).toEqual(['']);
  });

  it('keep all that belongs to their place', () => {
    const place = `<address type='pci' slot='3'><zpci uid='0x0001' fid='0x00000000'/></address>`;
    expect(withAddressesOf(domain(card(1)), [domain(card(1, place))])).toBe(
      withAddressesOf(domain(card(1, place)), []),
    );
  });

  it('change in nothing else, and not at all without an earlier definition', () => {
    const xml = domain(`<serial type='pty'/>${card(1)}<rng model='virtio'/>`);
    const kept = withAddressesOf(xml, [domain(card(1, pci(0, 2)))]);
    expect(kept.replace(/<address type[^>]*>/, '')).toBe(withAddressesOf(xml, []));
    expect(withAddressesOf(xml, [])).not.toContain('<address type');
  });
});
