import { describe, it } from '@jest/globals';
import type { MachineAllocation } from '../../../../../host-agent/inventory';
import { sampleDisk, sampleSeed } from '../../sample-plan';
import type { HostChange, MachineInput } from '../preview';
import { holdKept, stored, type KeepCase } from './kept';

const storedDisk = (change: Partial<MachineAllocation['disks'][number]>): HostChange =>
  stored(({ disks }) => ({ disks: disks.map((disk) => ({ ...disk, ...change })) }));

const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const rootAnd = (changes: Partial<MachineInput['disks'][number]>): Partial<MachineInput> => ({
  disks: [sampleDisk(changes), data],
});
const kernel = { kind: 'kernel', kernel: 'iso' } as const;

const DISKS: readonly KeepCase[] = [
  {
    name: 'the bus of one disk',
    before: rootAnd({ bus: 'sata' }),
    plan: rootAnd({}),
    fields: ['disks.root.bus'],
    kept: rootAnd({ bus: 'sata' }),
  },
  { name: 'a bus that plans do not know', byHand: storedDisk({ bus: 'ide' }), fields: ['disks.root.bus'] },
  {
    name: 'the cache of one disk',
    before: rootAnd({ cache: 'unsafe' }),
    plan: rootAnd({}),
    fields: ['disks.root.cache'],
    kept: rootAnd({ cache: 'unsafe' }),
  },
  {
    name: 'a cache that plans do not know',
    byHand: storedDisk({ cache: 'default' }),
    fields: ['disks.root.cache'],
  },
  {
    name: 'discard',
    before: rootAnd({ discard: 'ignore' }),
    plan: rootAnd({}),
    fields: ['disks.root.discard'],
    kept: rootAnd({ discard: 'ignore' }),
  },
  {
    name: 'a discard that plans do not know',
    byHand: storedDisk({ discard: 'on' }),
    fields: ['disks.root.discard'],
  },
  {
    name: 'the serial number',
    before: rootAnd({ serial: 'x' }),
    plan: rootAnd({}),
    fields: ['disks.root.serial'],
    kept: rootAnd({ serial: 'x' }),
  },
  {
    name: 'no serial number, which plans cannot say',
    byHand: stored(({ disks }) => ({ disks: disks.map(({ serial: _lost, ...disk }) => disk) })),
    fields: ['disks.root.serial'],
  },
  { name: 'limits, which never need to be', plan: rootAnd({}), fields: ['disks.root.limits'] },
  { name: 'the name of a disk, which is no such field', fields: ['disks.root.name'] },
  { name: 'the cache of a disk that is not there yet', plan: rootAnd({}), fields: ['disks.data.cache'] },
  { name: 'a disk that the plan does not have', fields: ['disks.gone.cache'] },
  {
    name: 'without a disk that comes',
    plan: { ...rootAnd({}), boot: { kind: 'disk', order: ['data', 'root'] } },
    fields: ['disks.data'],
    kept: { disks: [sampleDisk()], boot: { kind: 'disk', order: ['root'] } },
  },
  {
    name: 'without a disk that comes, booting a kernel',
    before: { boot: kernel },
    plan: { ...rootAnd({}), boot: kernel },
    fields: ['disks.data'],
    kept: { disks: [sampleDisk()] },
  },
  { name: 'a disk that is there already', fields: ['disks.root'] },
  {
    name: 'the size of a disk',
    before: rootAnd({ sizeMiB: 16 }),
    plan: rootAnd({}),
    fields: ['disks.root.sizeMiB'],
    kept: rootAnd({ sizeMiB: 16 }),
  },
  {
    name: 'a size that is no whole MiB',
    byHand: (host) => {
      host.writeFile('/pools/default/web-root.qcow2', { capacityBytes: 33 * 1024 * 1024 + 512 });
    },
    fields: ['disks.root.sizeMiB'],
  },
  { name: 'the size of a disk that is not made yet', plan: rootAnd({}), fields: ['disks.data.sizeMiB'] },
];

const drives = (...names: readonly string[]): Partial<MachineInput> => ({
  cdroms: names.map((name) => ({ name, image: 'iso' })),
});
const order = (...names: readonly string[]): Partial<MachineInput> => ({
  boot: { kind: 'disk', order: [...names] },
});

const DRIVES: readonly KeepCase[] = [
  {
    name: 'without a drive that comes',
    plan: { ...drives('a'), ...order('a', 'root') },
    fields: ['cdroms.a'],
    kept: { ...drives(), ...order('root') },
  },
  {
    name: 'without the last drive',
    before: drives('a'),
    plan: { ...drives('a', 'b'), ...order('a', 'b', 'root') },
    fields: ['cdroms.b'],
    kept: { ...drives('a'), ...order('a', 'root') },
  },
  {
    name: 'without a drive and all after it',
    plan: drives('a', 'b', 'c'),
    fields: ['cdroms.b'],
    kept: drives('a'),
  },
  {
    name: 'without a drive that comes, booting a kernel',
    before: { boot: kernel },
    plan: { ...drives('a'), boot: kernel },
    fields: ['cdroms.a'],
    kept: drives(),
  },
  { name: 'a drive that is there already', before: drives('a'), plan: drives('a'), fields: ['cdroms.a'] },
  {
    name: 'a drive before one that is there already',
    before: drives('a', 'b'),
    byHand: stored(({ disks }) => ({ disks: disks.filter(({ target }) => target !== 'sdb') })),
    plan: drives('a', 'b'),
    fields: ['cdroms.a'],
  },
  {
    name: 'without a drive whose place a disk has',
    byHand: stored(({ disks }) => ({
      disks: [...disks, ...disks.map((disk) => ({ ...disk, target: 'sdb' }))],
    })),
    plan: drives('a'),
    fields: ['cdroms.a'],
    kept: drives(),
  },
  { name: 'the medium of a drive, which never needs to be', plan: drives('a'), fields: ['cdroms.a.image'] },
  { name: 'a drive that the plan does not have', plan: drives('a'), fields: ['cdroms.b'] },
  { name: 'a disk that is no drive', plan: drives('root'), fields: ['boot.root'] },
];

const addSeedDrive = stored(({ disks }) => ({
  disks: [
    ...disks,
    ...disks.map((disk) => ({ ...disk, target: 'sda', device: 'cdrom' as const, path: '/theirs/x.iso' })),
  ],
}));
const SEEDS: readonly KeepCase[] = [
  {
    name: 'another seed',
    before: { cloudInit: sampleSeed(1) },
    plan: { cloudInit: sampleSeed(2) },
    fields: ['cloudInit'],
  },
  { name: 'no seed where the plan has none', fields: ['cloudInit'] },
  { name: 'no seed, for another field', plan: { cloudInit: sampleSeed(1) }, fields: ['cloudInit.x'] },
  {
    name: 'no seed, where the drive has a medium of somebody else',
    byHand: addSeedDrive,
    without: ['cloudInit'],
    plan: { cloudInit: sampleSeed(1) },
    fields: ['cloudInit'],
    kept: {},
  },
  {
    name: 'no seed, where there is no drive for it',
    without: ['cloudInit'],
    plan: { cloudInit: sampleSeed(1) },
    fields: ['cloudInit'],
    kept: {},
  },
];

const nic = (changes: Partial<MachineInput['nics'][number]> = {}): MachineInput['nics'][number] => ({
  name: 'lan',
  attachment: { kind: 'network', network: 'lan' },
  mac: '52:54:00:00:00:01',
  model: 'virtio',
  linkUp: true,
  ...changes,
});
const second = nic({ name: 'second', mac: '52:54:00:00:00:02' });
const lanAnd = (changes: Parameters<typeof nic>[0]): Partial<MachineInput> => ({
  nics: [nic(changes), second],
});

const NICS: readonly KeepCase[] = [
  {
    name: 'the model of one NIC',
    before: lanAnd({ model: 'rtl8139' }),
    plan: lanAnd({}),
    fields: ['nics.lan.model'],
    kept: lanAnd({ model: 'rtl8139' }),
  },
  {
    name: 'a model that plans do not know',
    byHand: stored(({ nics }) => ({ nics: nics.map((each) => ({ ...each, model: 'ne2k_pci' })) })),
    plan: lanAnd({}),
    fields: ['nics.lan.model'],
  },
  {
    name: 'the MTU',
    before: lanAnd({ mtu: 1400 }),
    plan: lanAnd({ mtu: 9000 }),
    fields: ['nics.lan.mtu'],
    kept: lanAnd({ mtu: 1400 }),
  },
  {
    name: 'no MTU',
    before: lanAnd({}),
    plan: lanAnd({ mtu: 9000 }),
    fields: ['nics.lan.mtu'],
    kept: lanAnd({}),
  },
  { name: 'the link, which never needs to be', plan: lanAnd({}), fields: ['nics.lan.linkUp'] },
  { name: 'a MAC address, which is no such field', plan: lanAnd({}), fields: ['nics.lan.mac'] },
  { name: 'what is no field of NICs', plan: lanAnd({}), fields: ['nics.lan.nothing'] },
  { name: 'the model of a NIC that is not there yet', plan: lanAnd({}), fields: ['nics.second.model'] },
  { name: 'a NIC that the plan does not have', plan: lanAnd({}), fields: ['nics.gone.model'] },
  { name: 'without a NIC that comes', plan: lanAnd({}), fields: ['nics.second'], kept: { nics: [nic()] } },
  { name: 'a NIC that is there already', plan: lanAnd({}), fields: ['nics.lan'] },
];

describe('what may not be had of devices is kept as it is stored', () => {
  it.each([...DISKS, ...DRIVES, ...SEEDS])('of disks, drives and the seed: $name', holdKept);
  it.each(NICS)('of NICs: $name', holdKept);
});
