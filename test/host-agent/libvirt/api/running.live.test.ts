import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  connectLibvirt,
  errorNumber,
  LibvirtError,
  readDomain,
  readNetwork,
  VolumeWouldShrink,
  withAddressesOf,
  writeDisk,
  writeDomain,
  writeInterface,
  writeMemoryDevice,
  writeNetwork,
  type DomainDefinition,
  type DomainDisk,
  type DomainInterface,
  type DomainReference,
  type LibvirtEvent,
  type LibvirtHost,
} from '../../../../host-agent/libvirt';
import { useLiveHost, waitFor, type TinyGuestState } from '../../../support/live-host';

const live = useLiveHost();
let host: LibvirtHost;
let domain: DomainReference;
const events: LibvirtEvent[] = [];

const address = '10.78.0.9';
const network = 'running';
const MiB = 1024;
const bootMiB = 256;
const pluggableMiB = 256;

const firstCard: DomainInterface = {
  type: 'network',
  source: network,
  macAddress: '52:54:00:aa:01:01',
  model: 'virtio',
};
const secondCard: DomainInterface = { ...firstCard, macAddress: '52:54:00:aa:01:02' };
const drive: DomainDisk = {
  device: 'cdrom',
  type: 'file',
  driver: { name: 'qemu', type: 'raw' },
  target: { device: 'sdb', bus: 'scsi' },
  readonly: true,
};

function definitionOf(name: string, uuid: string): DomainDefinition {
  return {
    type: 'qemu',
    name,
    uuid,
    metadata: [],
    memoryKiB: (bootMiB + pluggableMiB) * MiB,
    currentMemoryKiB: bootMiB * MiB,
    maximumMemory: { kiB: (bootMiB + pluggableMiB) * MiB, slots: 1 },
    vcpus: { maximum: 3, current: 1 },
    os: {
      architecture: 'x86_64',
      machine: 'q35',
      kernel: live.guest.kernel,
      initrd: live.guest.initrd,
      commandLine: `${live.guest.commandLine} tiny.host=${name}`,
      bootDevices: [],
    },
    // QEMU aborts when a vCPU comes that a small translation cache was not divided for.
    features: { acpi: true, apic: true, tcgTranslationCacheMiB: 512 },
    cpu: {
      mode: 'custom',
      match: 'exact',
      model: 'qemu64',
      fallback: 'allow',
      numaCells: [{ id: 0, cpus: '0-2', memoryKiB: bootMiB * MiB }],
    },
    devices: {
      controllers: [
        { type: 'pci', model: 'pcie-root', index: 0 },
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((index) => ({ type: 'pci', model: 'pcie-root-port', index })),
        { type: 'usb', model: 'none', index: 0 },
        { type: 'scsi', model: 'virtio-scsi', index: 0 },
      ],
      disks: [drive],
      interfaces: [firstCard],
      serials: [
        {
          type: 'pty',
          port: 0,
          log: { file: join(live.sandbox.logDirectory, `${name}.log`), append: true },
        },
      ],
      consoles: [],
      channels: [],
      balloon: { model: 'virtio', statisticsPeriodSeconds: 1 },
      graphics: [],
      memoryDevices: [
        {
          model: 'virtio-mem',
          sizeKiB: pluggableMiB * MiB,
          requestedKiB: 0,
          blockKiB: 2 * MiB,
          node: 0,
        },
      ],
    },
  };
}

const running = async (): Promise<DomainDefinition> => readDomain(await host.domains.getXml(domain));
const stored = async (): Promise<DomainDefinition> =>
  readDomain(await host.domains.getXml(domain, { inactive: true }));
const guestShows = async (condition: (state: TinyGuestState) => boolean): Promise<TinyGuestState> =>
  live.waitForGuest(address, condition, 30_000);
const hasCard = (state: TinyGuestState, mac: string | undefined): boolean =>
  Object.values(state.nics).some((card) => card.mac === mac);
async function eventuallyRemoved(alias: string | undefined): Promise<void> {
  await waitFor(() => events.some((event) => event.kind === 'device-removed' && event.alias === alias), {
    timeoutMs: 30_000,
    intervalMs: 50,
    description: `${alias} is removed`,
  });
}

async function makeImage(name: string, size: string): Promise<string> {
  const path = join(live.sandbox.imagesDirectory, name);
  await promisify(execFile)('qemu-img', ['create', '-q', '-f', 'qcow2', path, size]);
  return path;
}

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
  void (async () => {
    for await (const event of host.events()) events.push(event);
  })();
  const reference = await host.networks.define(
    writeNetwork({
      name: network,
      uuid: '00000000-0000-4000-8000-000000000301',
      metadata: [],
      bridge: { name: 'running0', stp: false, delay: 0 },
      dnsHosts: [],
      ips: [
        {
          family: 'ipv4',
          address: '10.78.0.1',
          prefix: 24,
          dhcpRanges: [{ start: '10.78.0.100', end: '10.78.0.110' }],
          dhcpHosts: [{ mac: '52:54:00:aa:01:01', ip: address }],
        },
      ],
      dnsmasqOptions: [],
    }),
  );
  await host.networks.start(reference);
  const xml = writeDomain(definitionOf('running', '00000000-0000-4000-8000-000000000302'));
  domain = await host.domains.define(xml);
  await host.domains.start(domain);
  await live.waitForGuest(address);
}, 360_000);

afterAll(async () => host?.close());

describe('a running domain', () => {
  it('gets another vCPU, and the stored definition stays as it was', async () => {
    await host.domains.setVcpus(domain, 2);
    expect((await running()).vcpus).toMatchObject({ maximum: 3, current: 2 });
    expect((await stored()).vcpus.current).toBe(1);
    await guestShows(({ cpus, online }) => cpus === 2 && online === '0-1');
    await expect(host.domains.setVcpus(domain, 4)).rejects.toMatchObject({ kind: 'invalid-configuration' });
  });

  it('gives memory back and takes it again', async () => {
    const before = await guestShows(() => true);
    await host.domains.setMemory(domain, 200 * MiB);
    const smaller = await guestShows(({ memTotalKiB }) => memTotalKiB < before.memTotalKiB - 40 * MiB);
    const statistics = await host.domains.memoryStatistics(domain);
    expect(statistics.get('actual')).toBe(200 * MiB);
    expect(statistics.get('rss')).toBeGreaterThan(0);
    expect(statistics.get('available')).toBeLessThan(200 * MiB);
    expect(statistics.get('usable')).toBeLessThan(statistics.get('available') ?? 0);
    await host.domains.setMemory(domain, bootMiB * MiB);
    await guestShows(({ memTotalKiB }) => memTotalKiB > smaller.memTotalKiB + 40 * MiB);
    expect((await stored()).currentMemoryKiB).toBe(bootMiB * MiB);
  });

  it.each([128, 0])('gets as much plugged memory as is asked for: %i MiB', async (mebibytes) => {
    const before = await guestShows(() => true);
    const [device] = (await running()).devices.memoryDevices;
    if (!device) throw new Error('no memory device');
    const wanted = { ...device, requestedKiB: mebibytes * MiB };
    await host.domains.updateDevice(domain, writeMemoryDevice(wanted));
    await waitFor(async () => (await running()).devices.memoryDevices[0]?.currentKiB === mebibytes * MiB, {
      timeoutMs: 30_000,
      intervalMs: 100,
      description: `${mebibytes} MiB are plugged in`,
    });
    const change = (mebibytes - (device.currentKiB ?? 0) / MiB) * MiB;
    await guestShows(({ memTotalKiB }) => Math.sign(memTotalKiB - before.memTotalKiB) === Math.sign(change));
    // libvirt adds what the balloon leaves the guest, which may still be coming back from the test before.
    await waitFor(async () => (await running()).currentMemoryKiB === (bootMiB + mebibytes) * MiB, {
      timeoutMs: 30_000,
      description: `the guest has ${bootMiB + mebibytes} MiB`,
    });
    expect((await stored()).devices.memoryDevices[0]?.requestedKiB).toBe(0);
  });

  it('gets a disk, limits on it and more room, and lets go of it', async () => {
    const path = await makeImage('extra.qcow2', '16M');
    const disk: DomainDisk = {
      device: 'disk',
      type: 'file',
      driver: { name: 'qemu', type: 'qcow2' },
      source: path,
      target: { device: 'sdf', bus: 'scsi' },
      serial: 'extra',
      readonly: false,
      tuning: { totalBytesSec: 8_000_000 },
    };
    const find = async (): Promise<DomainDisk | undefined> =>
      (await running()).devices.disks.find(({ target }) => target.device === 'sdf');
    await host.domains.attachDevice(domain, writeDisk(disk));
    expect(await find()).toMatchObject({ ...disk, alias: expect.any(String) });
    expect((await stored()).devices.disks).toHaveLength(1);
    await guestShows(({ disks }) => Object.values(disks).some(({ bytes }) => bytes === 16 * 1024 ** 2));

    const burst = { totalBytesSecMax: 20_000_000, totalBytesSecMaxLength: 5 };
    for (const tuning of [
      { totalBytesSec: 4_000_000, ...burst, readIopsSec: 100, writeIopsSec: 200 },
      { totalBytesSec: 4_000_000 },
      { readBytesSec: 1_000_000, totalIopsSec: 50, totalIopsSecMax: 100, totalIopsSecMaxLength: 1 },
      { totalIopsSec: 50 },
    ]) {
      await host.domains.setBlockTuning(domain, 'sdf', tuning);
      expect((await find())?.tuning).toEqual(tuning);
    }
    await host.domains.setBlockTuning(domain, 'sdf', {});
    expect((await find())?.tuning).toBeUndefined();
    expect(await live.virsh('blkdeviotune', 'running', 'sdf')).not.toMatch(/: *[1-9]/);

    await host.domains.growBlockDevice(domain, 'sdf', 32 * 1024 ** 2);
    await guestShows(({ disks }) => Object.values(disks).some(({ bytes }) => bytes === 32 * 1024 ** 2));
    await expect(host.domains.growBlockDevice(domain, 'sdf', 24 * 1024 ** 2)).rejects.toThrow(
      VolumeWouldShrink,
    );
    expect(await live.virsh('domblkinfo', 'running', 'sdf')).toMatch(/Capacity: +33554432/);

    const alias = (await find())?.alias;
    await host.domains.detachDevice(domain, writeDisk(disk));
    await eventuallyRemoved(alias);
    expect(await find()).toBeUndefined();
    await guestShows(({ disks }) => Object.values(disks).every(({ bytes }) => bytes !== 32 * 1024 ** 2));
  });

  it('gets a medium, and gives it back', async () => {
    const source = live.guest.initrd;
    await host.domains.updateDevice(domain, writeDisk({ ...drive, source }));
    expect((await running()).devices.disks[0]?.source).toBe(source);
    // A guest that is still looking at the medium may close the tray between its opening and the exchange: libvirt's internal error.
    const eject = async (): Promise<boolean> => {
      try {
        await host.domains.updateDevice(domain, writeDisk(drive), { force: true });
        return true;
      } catch (error) {
        if (error instanceof LibvirtError && error.code === errorNumber.internalError) return false;
        throw error;
      }
    };
    await waitFor(eject, { timeoutMs: 30_000, description: 'the drive is empty' });
    expect((await running()).devices.disks[0]?.source).toBeUndefined();
    expect((await running()).devices.disks[0]?.target.device).toBe('sdb');
  });

  it('gets a card with a filter, sees its link go down, and lets go of it', async () => {
    const filter = { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.78.0.77' }] };
    const card: DomainInterface = { ...secondCard, filter, mtu: 1400 };
    const find = async (): Promise<DomainInterface | undefined> =>
      (await running()).devices.interfaces.find(({ macAddress }) => macAddress === card.macAddress);
    await host.domains.attachDevice(domain, writeInterface(card));
    expect(await find()).toMatchObject({ ...card, alias: expect.any(String) });
    await guestShows((state) => hasCard(state, card.macAddress));
    await host.domains.updateDevice(domain, writeInterface({ ...card, linkState: 'down' }));
    expect(await find()).toMatchObject({ linkState: 'down', filter });
    const { filter: _, ...unfiltered } = card;
    await host.domains.updateDevice(domain, writeInterface(unfiltered));
    expect(await find()).not.toHaveProperty('filter');
    const alias = (await find())?.alias;
    await host.domains.detachDevice(domain, writeInterface(card));
    await eventuallyRemoved(alias);
    expect(await find()).toBeUndefined();
    await guestShows((state) => !hasCard(state, card.macAddress));
  });

  it('gets shares, a quota and pins, and loses the quota', async () => {
    const hostCpuCount = (await host.node.information()).cpus;
    await host.domains.setSchedulerParameters(domain, { shares: 512, globalQuotaMicroseconds: 150_000 });
    await host.domains.setSchedulerParameters(domain, { globalPeriodMicroseconds: 50_000 });
    await host.domains.pin(domain, { vcpu: 0, hostCpus: [hostCpuCount - 1], hostCpuCount });
    await host.domains.pin(domain, { hostCpus: [0], hostCpuCount });
    expect((await running()).cpuTuning).toEqual({
      shares: 512,
      globalPeriodMicroseconds: 50_000,
      globalQuotaMicroseconds: 150_000,
      vcpuPins: [{ vcpu: 0, cpus: String(hostCpuCount - 1) }],
      emulatorPin: '0',
    });
    expect(await live.virsh('schedinfo', 'running')).toMatch(/global_quota *: 150000/);
    await host.domains.setSchedulerParameters(domain, { globalQuotaMicroseconds: -1 });
    expect((await running()).cpuTuning?.globalQuotaMicroseconds).toBe(-1);
    const all = [...Array(hostCpuCount).keys()];
    await host.domains.pin(domain, { vcpu: 0, hostCpus: all, hostCpuCount });
    await host.domains.pin(domain, { hostCpus: all, hostCpuCount });
    // Pins are never taken away, only widened.
    expect((await running()).cpuTuning?.vcpuPins).toEqual([{ vcpu: 0, cpus: `0-${hostCpuCount - 1}` }]);
    expect((await stored()).cpuTuning).toBeUndefined();
    await expect(host.domains.pin(domain, { hostCpus: [hostCpuCount], hostCpuCount })).rejects.toThrow(
      RangeError,
    );
  });

  it('keeps its name', async () => {
    await expect(host.domains.rename(domain, 'other')).rejects.toMatchObject({ kind: 'invalid-state' });
    expect((await host.domains.tryFindByUuid(domain.uuid))?.name).toBe('running');
  });
});

describe('a stopped domain', () => {
  it('takes another name', async () => {
    const definition = definitionOf('before', '00000000-0000-4000-8000-000000000303');
    const other = await host.domains.define(writeDomain(definition));
    await expect(host.domains.rename(other, 'running')).rejects.toMatchObject({ kind: 'invalid-state' });
    await host.domains.rename(other, 'after');
    expect((await live.virsh('domname', other.uuid)).trim()).toBe('after');
    expect(await host.domains.tryFindByName('before')).toBeUndefined();
    await expect(host.domains.setVcpus(other, 2)).rejects.toMatchObject({ kind: 'invalid-state' });
    await host.domains.undefine(other);
  });

  it('keeps its cards in their slots when one before them goes', async () => {
    const definition = definitionOf('slots', '00000000-0000-4000-8000-000000000304');
    const withCards = (interfaces: readonly DomainInterface[]): string =>
      writeDomain({ ...definition, devices: { ...definition.devices, interfaces } });
    const other = await host.domains.define(withCards([firstCard, secondCard]));
    const slots = async (): Promise<ReadonlyMap<string, string>> => {
      const xml = await host.domains.getXml(other, { inactive: true });
      const cards = xml.matchAll(/<interface.*?<mac address='(.*?)'.*?(<address type='pci'.*?>)/gs);
      return new Map([...cards].map(([, mac = '', slot = '']) => [mac, slot]));
    };
    const before = await slots();
    const previous = await host.domains.getXml(other, { inactive: true });
    await host.domains.define(withAddressesOf(withCards([secondCard]), [previous]));
    const wanted = before.get(secondCard.macAddress ?? '');
    expect(wanted).toMatch(/bus=/);
    expect(await slots()).toEqual(new Map([[secondCard.macAddress, wanted]]));
    // Without help the card would have moved, so this says something.
    await host.domains.define(withCards([secondCard]));
    expect([...(await slots()).values()]).not.toEqual([wanted]);
    // A definition that no longer states the port is accepted as well: libvirt adds it.
    const { controllers } = definition.devices;
    const fewer = writeDomain({
      ...definition,
      devices: { ...definition.devices, controllers: controllers.slice(0, 2), interfaces: [secondCard] },
    });
    await host.domains.define(withAddressesOf(fewer, [previous]));
    expect(await slots()).toEqual(new Map([[secondCard.macAddress, wanted]]));
    await host.domains.undefine(other);
  });
});

describe('a host', () => {
  it('has the filters and free pages that virsh sees', async () => {
    const filters = await host.node.networkFilters();
    expect(filters).toContain('clean-traffic');
    const listed = await live.virsh('nwfilter-list');
    expect(listed.trim().split('\n')).toHaveLength(filters.length);
    for (const filter of filters) expect(listed).toContain(` ${filter}`);
    const free = await host.node.freePages(4);
    expect(free).toBeGreaterThan(0);
    expect(await live.virsh('freepages', '--all')).toMatch(/2048KiB: 0\n/);
    expect(await host.node.freePages(2048)).toBe(0);
    // A size that the host's CPU does not have.
    await expect(host.node.freePages(3)).rejects.toMatchObject({ code: errorNumber.operationFailed });
  });

  it('changes ranges of a running network', async () => {
    const reference = await host.networks.tryFindByName(network);
    if (!reference) throw new Error('no network');
    const ranges = async (inactive: boolean) =>
      readNetwork(await host.networks.getXml(reference, { inactive })).ips[0]?.dhcpRanges;
    const first = { start: '10.78.0.100', end: '10.78.0.110' };
    const second = { start: '10.78.0.120', end: '10.78.0.130' };
    const update = {
      section: 'ip-dhcp-range',
      parentIndex: -1,
      xml: `<range start='${second.start}' end='${second.end}'/>`,
    } as const;
    await host.networks.update(reference, { ...update, command: 'add-last' }, { live: true, config: true });
    expect(await ranges(false)).toEqual([first, second]);
    expect(await ranges(true)).toEqual([first, second]);
    await host.networks.update(reference, { ...update, command: 'delete' }, { live: true, config: true });
    expect(await ranges(false)).toEqual([first]);
    expect(await ranges(true)).toEqual([first]);
  });
});
