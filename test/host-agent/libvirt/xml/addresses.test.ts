import { describe, expect, it } from '@jest/globals';
import { withAddressesOf } from '../../../../host-agent/libvirt';
import { parseXml } from '../../../../host-agent/libvirt/xml/parse';
import { attributeOf, childOf } from '../../../../host-agent/libvirt/xml/query';

function domain(devices: string, machine = 'q35'): string {
  return `<domain><os><type arch='x86_64' machine='${machine}'>hvm</type></os><devices>${devices}</devices></domain>`;
}

const port = (index: number): string => `<controller type='pci' model='pcie-root-port' index='${index}'/>`;
const portAt = (index: number, slot: number): string =>
  `<controller type='pci' model='pcie-root-port' index='${index}'><address type='pci' bus='0x00' slot='${slot}'/></controller>`;
const pci = (bus: number, slot = 0): string =>
  `<address type='pci' domain='0x0000' bus='0x0${bus}' slot='0x0${slot}' function='0x0'/>`;
const card = (mac: number, address = '', model = 'virtio'): string =>
  `<interface type='network'><mac address='52:54:00:00:00:0${mac}'/><model type='${model}'/>${address}</interface>`;

/** `bus.slot` of every PCI address, or the address's type; empty for a device that has none. */
function placesOf(xml: string): readonly string[] {
  const devices = childOf(parseXml(xml, 'domain'), 'devices')?.children ?? [];
  return devices.map((device) => {
    const address = childOf(device, 'address');
    const [type, bus, slot] = ['type', 'bus', 'slot'].map((name) => attributeOf(address, name) ?? '');
    return type === 'pci' ? `${Number(bus)}.${Number(slot)}` : (type ?? '');
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
  ])('of every kind are recognised: %s', (_, old, wanted, expected) => {
    expect(placesOf(withAddressesOf(domain(wanted), [domain(old + portAt(1, 2))]))[0]).toBe(expected);
  });

  it('never get a place that a device without an identity states', () => {
    const wanted = domain(`<video>${pci(1)}</video>${card(1)}`);
    expect(placesOf(withAddressesOf(wanted, [domain(card(1, pci(1)) + port(1))]))).toEqual(['1.0', '']);
  });

  it('are recognised by order where nothing else tells them apart', () => {
    const memory = (slot: number): string => `<memory model='virtio-mem'>${pci(0, slot)}</memory>`;
    const wanted = domain(`<memory model='virtio-mem'/><memory model='dimm'/><memory model='virtio-mem'/>`);
    expect(placesOf(withAddressesOf(wanted, [domain(memory(4) + memory(5))]))).toEqual(['0.4', '', '0.5']);
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

  it('change in nothing else, and not at all without an earlier definition', () => {
    const xml = domain(`<serial type='pty'/>${card(1)}<rng model='virtio'/>`);
    const kept = withAddressesOf(xml, [domain(card(1, pci(0, 2)))]);
    expect(kept.replace(/<address type[^>]*>/, '')).toBe(withAddressesOf(xml, []));
    expect(withAddressesOf(xml, [])).not.toContain('<address type');
  });
});
