import { describe, expect, it } from '@jest/globals';
import { inventoryDigest, readInventory, type Inventory } from '../../../host-agent/inventory';
import { fakeLibvirtHost, type FakeDomain, type FakeWorld } from '../../support/fake-libvirt-host';
import {
  AGENT_NIC,
  capabilitiesXml,
  domainXml,
  emptyWorld,
  network,
  pool,
  running,
  stopped,
  volumeXml,
} from './worlds';

const BROKEN = stopped('broken', { storedXml: '<' });

/** A running machine with memory that can be plugged in. */
function withMemoryDevice(device: {
  readonly requestedKiB: number;
  readonly currentKiB: number;
}): FakeDomain {
  const xml = domainXml({
    name: 'web',
    currentMemoryKiB: 524_288 + device.currentKiB,
    devices: `<memory model='virtio-mem'><target><size unit='KiB'>524288</size><requested unit='KiB'>${device.requestedKiB}</requested>
      <current unit='KiB'>${device.currentKiB}</current></target></memory>`,
  });
  return running('web', { runningXml: xml });
}

function world(): FakeWorld {
  return {
    ...emptyWorld(),
    domains: [running('web'), stopped('broken', { storedXml: '<' })],
    networks: [network('lan')],
    pools: [pool('fast', { volumes: new Map([['a', volumeXml('a', 'raw')]]) })],
  };
}

async function digestAfter(change: (changing: FakeWorld) => void): Promise<string> {
  const changing = world();
  change(changing);
  return inventoryDigest(await readInventory(fakeLibvirtHost(changing)));
}

describe('inventoryDigest', () => {
  it('is the same for two readings of one host', async () => {
    const digest = await digestAfter(() => {});
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await digestAfter(() => {})).toBe(digest);
  });

  it.each<[string, (changing: FakeWorld) => void]>([
    ['free memory', (changing) => (changing.memory = { totalKiB: 4_194_304 + 1_023, freeKiB: 5 })],
    [
      'the memory of a NUMA node',
      (changing) => (changing.capabilitiesXml = capabilitiesXml({ numaMemoryKiB: 1_024 })),
    ],
    [
      'the balloon',
      (changing) =>
        (changing.domains = changing.domains.map((domain) => ({
          ...domain,
          ...(domain.runningXml === undefined
            ? {}
            : { runningXml: domain.runningXml.replace(/(<currentMemory unit='KiB'>)\d+/, '$1700000') }),
        }))),
    ],
    ['free huge pages', (changing) => (changing.freePages = new Map([[2048, 3]]))],
    [
      'a lease',
      (changing) =>
        (changing.networks = [
          network('lan', {
            leases: [{ mac: AGENT_NIC, address: '10.7.0.9', prefix: 24, expiresAtSeconds: 9 }],
          }),
        ]),
    ],
    [
      'how far a volume has grown',
      (changing) =>
        (changing.pools = [
          pool('fast', {
            availableBytes: 77_777_777,
            volumes: new Map([['a', volumeXml('a', 'raw').replace('4096', '8192')]]),
          }),
        ]),
    ],
    [
      'why something cannot be read',
      (changing) => (changing.domains = [running('web'), stopped('broken', { storedXml: '<domain/>' })]),
    ],
  ])('does not depend on %s', async (_, change) => {
    expect(await digestAfter(change)).toBe(await digestAfter(() => {}));
  });

  it.each<[string, (changing: FakeWorld) => void]>([
    [
      'what a machine runs',
      (changing) =>
        (changing.domains = [
          running('web', { runningXml: domainXml({ name: 'web', memoryKiB: 2_097_152 }) }),
          stopped('broken', { storedXml: '<' }),
        ]),
    ],
    [
      'what is stored',
      (changing) =>
        (changing.domains = [
          running('web', { storedXml: domainXml({ name: 'web', memoryKiB: 2_097_152 }) }),
          stopped('broken', { storedXml: '<' }),
        ]),
    ],
    [
      'whether it runs',
      (changing) => (changing.domains = [stopped('web'), stopped('broken', { storedXml: '<' })]),
    ],
    [
      'how many huge pages there are',
      (changing) => (changing.capabilitiesXml = capabilitiesXml({ hugepages: 8 })),
    ],
    ['what cannot be read', (changing) => (changing.domains = [running('web')])],
    ['the network filters', (changing) => (changing.networkFilters = ['clean-traffic'])],
    ['a network', (changing) => (changing.networks = [])],
    ['the files of a pool', (changing) => (changing.pools = [pool('fast')])],
    ['whether KVM is offered', (changing) => (changing.capabilitiesXml = capabilitiesXml({ kvm: false }))],
  ])('depends on %s', async (_, change) => {
    expect(await digestAfter(change)).not.toBe(await digestAfter(() => {}));
  });

  it('depends on the memory that a guest is asked to take, not on what it has taken', async () => {
    const [asked, taken, askedForMore] = await Promise.all(
      [
        { requestedKiB: 4096, currentKiB: 0 },
        { requestedKiB: 4096, currentKiB: 4096 },
        { requestedKiB: 8192, currentKiB: 0 },
      ].map((device) => digestAfter((changing) => (changing.domains = [withMemoryDevice(device), BROKEN]))),
    );
    expect(taken).toBe(asked);
    expect(askedForMore).not.toBe(asked);
  });

  it('leaves its input as it was', async () => {
    const inventory: Inventory = await readInventory(fakeLibvirtHost(world()));
    const before = JSON.stringify(inventory);
    inventoryDigest(inventory);
    expect(JSON.stringify(inventory)).toBe(before);
  });
});
