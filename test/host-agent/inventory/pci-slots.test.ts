import { describe, expect, it } from '@jest/globals';
import { freePciSlotsOf } from '../../../host-agent/inventory/pci-slots';
import { readDomain } from '../../../host-agent/libvirt';
import { domainXml } from './worlds';

const slotsOf = (devices: string) => freePciSlotsOf(readDomain(domainXml({ name: 'x', devices })).devices);

const at = (bus: number, slot = 0) =>
  `<address type='pci' domain='0x0000' bus='0x${bus.toString(16)}' slot='0x${slot.toString(16)}' function='0x0'/>`;
const port = (index: number, model = 'pcie-root-port') =>
  `<controller type='pci' index='${index}' model='${model}'>${at(0, 1)}</controller>`;

describe('freePciSlotsOf', () => {
  const ports = [1, 2, 3, 16].map((index) => port(index)).join('');

  it('counts ports without a device, of whatever kind', () => {
    expect(slotsOf(ports)).toBe(4);
    expect(slotsOf(`${ports}<sound model='ich9'>${at(2)}</sound>`)).toBe(3);
    expect(
      slotsOf(`${ports}<rng model='virtio'>${at(16)}</rng><memballoon model='virtio'>${at(1)}</memballoon>`),
    ).toBe(2);
  });

  it('does not count a port with a bridge, nor what is behind it', () => {
    const bridge = `<controller type='pci' index='4' model='pcie-to-pci-bridge'>${at(1)}</controller>`;
    expect(slotsOf(`${ports}${bridge}`)).toBe(3);
  });

  it('counts the slots of the bus of a pc, devices with several functions once', () => {
    const root = "<controller type='pci' index='0' model='pci-root'/>";
    expect(slotsOf(root)).toBe(30);
    const usb = `<controller type='usb' index='0' model='ich9-ehci1'>${at(0, 3)}</controller>`;
    expect(slotsOf(`${root}<controller type='ide' index='0'>${at(0, 1)}</controller>${usb}${usb}`)).toBe(29);
  });

  it('is none on boards without ports', () => {
    expect(slotsOf('')).toBe(0);
  });
});
