import { describe, expect, it } from '@jest/globals';
import { allocationOf } from '../../../host-agent/inventory';
import { readDomain } from '../../../host-agent/libvirt';
import { domainXml, type DomainXmlOptions } from './worlds';

const read = (options: Partial<DomainXmlOptions>) =>
  allocationOf(readDomain(domainXml({ name: 'x', ...options })));

const DISKS = `
  <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
  <disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/></disk>
  <disk type='network' device='disk'><source protocol='rbd' name='p/i'/><target dev='vdb' bus='virtio'/></disk>
  <interface type='direct'><mac address='52:54:00:AB:CD:EF'/><source dev='eth0'/></interface>`;

describe('allocationOf', () => {
  it.each([
    ['pc-q35-7.2', 'q35'],
    ['pc-q35-rhel9.2.0', 'q35'],
    ['pc-q35-jammy-hpb', 'q35'],
    ['q35', 'q35'],
    ['pc-i440fx-7.2', 'pc'],
    ['pc-1.0', 'pc'],
    ['pc', 'pc'],
    ['virt-7.2', 'virt'],
    ['virt', 'virt'],
    ['microvm', 'microvm'],
    ['s390-ccw-virtio-7.2', 's390-ccw-virtio-7.2'],
  ])('calls the machine type %s %s', (machine, expected) => {
    expect(read({ machine }).machineType).toBe(expected);
  });

  it.each([
    [1_048_576, 1024],
    [1_000, 1],
    [1_048_577, 1025],
  ])('counts %i KiB as %i MiB, never as less than is taken', (memoryKiB, mebibytes) => {
    expect(read({ memoryKiB }).memory).toEqual({
      currentMiB: mebibytes,
      bootMiB: mebibytes,
      maximumMiB: mebibytes,
      hugepages: false,
    });
  });

  it.each([
    ["<boot dev='hd'/>", []],
    ['', []],
    ["<boot dev='cdrom'/><boot dev='hd'/>", ['sda', 'vda']],
    ["<boot dev='network'/><boot dev='hd'/>", ['52:54:00:ab:cd:ef', 'vda']],
    ["<boot dev='fd'/>", []],
  ])('reads the boot order %s', (os, order) => {
    expect(read({ os, devices: DISKS }).boot).toEqual({ kind: 'disk', order });
  });

  it('puts NICs that are booted from among the disks', () => {
    const devices = `<disk type='file' device='disk'><source file='/a'/><target dev='vda' bus='virtio'/><boot order='2'/></disk>
      <interface type='bridge'><mac address='52:54:00:AB:CD:EF'/><source bridge='br0'/><boot order='1'/></interface>`;
    expect(read({ os: '', devices }).boot).toEqual({ kind: 'disk', order: ['52:54:00:ab:cd:ef', 'vda'] });
  });

  it("says libvirt's and QEMU's defaults where nothing is stated", () => {
    const { disks, nics, ...rest } = read({ devices: DISKS });
    expect(disks).toEqual([
      { device: 'cdrom', target: 'sda', bus: 'sata', cache: 'default', discard: 'ignore', readonly: true },
      {
        device: 'disk',
        target: 'vda',
        bus: 'virtio',
        path: '/a',
        cache: 'default',
        discard: 'ignore',
        readonly: false,
      },
      { device: 'disk', target: 'vdb', bus: 'virtio', cache: 'default', discard: 'ignore', readonly: false },
    ]);
    expect(nics).toEqual([
      {
        mac: '52:54:00:ab:cd:ef',
        attachment: { kind: 'other', name: 'eth0' },
        model: 'default',
        linkUp: true,
      },
    ]);
    expect(rest).toMatchObject({
      vcpus: { removable: 0 },
      cpu: { pinning: [] },
      cpuMode: 'default',
      firmware: 'bios',
      secureBoot: false,
      tpm: false,
      freePciSlots: 0,
      scsiController: false,
      serialConsole: false,
      guestAgent: false,
      rng: false,
    });
    expect(rest).not.toHaveProperty('description');
    expect(rest).not.toHaveProperty('translationCacheMiB');
    expect(rest.memory).not.toHaveProperty('requestedMiB');
  });

  it.each([
    ["<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>", 'uefi'],
    ['<loader>/usr/share/seabios/bios.bin</loader>', 'other'],
    ['', 'bios'],
  ])('reads the firmware of %s', (os, firmware) => {
    expect(read({ os }).firmware).toBe(firmware);
  });

  it.each([
    [
      "<firmware><feature enabled='yes' name='secure-boot'/><feature enabled='yes' name='enrolled-keys'/></firmware>",
      true,
    ],
    [
      "<firmware><feature enabled='yes' name='secure-boot'/><feature enabled='no' name='enrolled-keys'/></firmware>",
      false,
    ],
    [
      "<firmware><feature enabled='no' name='secure-boot'/></firmware><loader type='pflash' secure='no'>/x</loader>",
      false,
    ],
    ["<loader type='pflash' secure='yes'>/usr/share/OVMF/OVMF_CODE_4M.ms.fd</loader>", true],
    ["<loader type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>", false],
  ])('reads Secure Boot of %s', (os, secureBoot) => {
    expect(read({ os }).secureBoot).toBe(secureBoot);
  });

  it.each([
    ["<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>", true],
    ["<tpm model='tpm-tis'><backend type='emulator' version='1.2'/></tpm>", false],
    ["<tpm model='tpm-tis'><backend type='passthrough'><device path='/dev/tpm0'/></backend></tpm>", false],
  ])('reads the TPM of %s', (devices, tpm) => {
    expect(read({ devices }).tpm).toBe(tpm);
  });

  it.each([
    ["<controller type='scsi' index='0' model='virtio-scsi'/>", true],
    ["<controller type='scsi' index='0' model='lsilogic'/>", false],
    ["<controller type='virtio-serial' index='0'/>", false],
  ])('knows whether SCSI disks can be plugged into %s', (devices, scsiController) => {
    expect(read({ devices }).scsiController).toBe(scsiController);
  });

  it('says which vCPUs could be unplugged, and how large the cache of translated code is', () => {
    const xml = domainXml({ name: 'x' }).replace(
      "<vcpu placement='static'>2</vcpu>",
      `<vcpu placement='static' current='3'>4</vcpu><vcpus>
        <vcpu id='0' enabled='yes' hotpluggable='no' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='2'/>
        <vcpu id='2' enabled='yes' hotpluggable='yes' order='3'/><vcpu id='3' enabled='no' hotpluggable='yes'/></vcpus>
        <features><tcg><tb-cache unit='KiB'>524288</tb-cache></tcg></features>`,
    );
    const allocation = allocationOf(readDomain(xml));
    expect(allocation.vcpus).toEqual({ current: 3, maximum: 4, removable: 1 });
    expect(allocation.translationCacheMiB).toBe(512);
  });

  it('forgets the format of an empty drive, as libvirt does while the machine runs', () => {
    const drive = (driver: string) =>
      read({
        devices: `<disk type='file' device='cdrom'>${driver}<target dev='sdb' bus='scsi'/><readonly/></disk>`,
      }).disks;
    expect(drive("<driver name='qemu'/>")).toEqual(drive("<driver name='qemu' type='raw'/>"));
  });

  it("takes a running NIC on a network of somebody else's bridge for one on that network", () => {
    const devices = `<interface type='bridge'><mac address='52:54:00:00:00:01'/>
        <source network='office' portid='dcfadd33-d256-4bfb-813d-094f1ab70776' bridge='br0'/><model type='virtio'/></interface>
      <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><model type='virtio'/></interface>`;
    expect(read({ devices }).nics.map(({ attachment }) => attachment)).toEqual([
      { kind: 'network', name: 'office' },
      { kind: 'bridge', name: 'br0' },
    ]);
  });
});
