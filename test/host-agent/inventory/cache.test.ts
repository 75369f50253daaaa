import { describe, expect, it } from '@jest/globals';
import { createInventoryCache, readInventory } from '../../../host-agent/inventory';
import { fakeLibvirtHost } from '../../support/fake-libvirt-host';
import { domainXml, emptyWorld, network, pool, running, stopped, volumeXml } from './worlds';

function world() {
  return {
    ...emptyWorld(),
    domains: [stopped('resting'), running('web')],
    networks: [network('lan')],
    pools: [pool('fast', { volumes: new Map([['a', volumeXml('a', 'raw')]]) })],
  };
}

describe('the inventory cache', () => {
  it('lets a hundred readings of an unchanged host parse nothing again, and say the same', async () => {
    const cache = createInventoryCache();
    const host = fakeLibvirtHost(world());
    const first = await readInventory(host, { cache });
    const { parses } = cache.statistics;
    expect(parses).toEqual({ capabilities: 1, domain: 3, network: 1, pool: 1, volume: 1 });
    for (let pass = 0; pass < 100; pass += 1) {
      const next = await readInventory(host, { cache });
      expect(next).toEqual(first);
      expect(next.machines[0]?.stored).toBe(first.machines[0]?.stored);
    }
    expect(cache.statistics.parses).toEqual(parses);
    expect(cache.statistics.hits).toBeGreaterThanOrEqual(700);
  });

  it('parses what changed and nothing else', async () => {
    const cache = createInventoryCache();
    const changing = world();
    const host = fakeLibvirtHost(changing);
    await readInventory(host, { cache });
    changing.domains = [
      stopped('resting', { storedXml: domainXml({ name: 'resting', memoryKiB: 2_097_152 }) }),
      running('web'),
    ];
    const { machines } = await readInventory(host, { cache });
    expect(machines[0]?.stored?.memory.maximumMiB).toBe(2048);
    expect(cache.statistics.parses).toMatchObject({ domain: 4, network: 1, volume: 1 });
  });

  it('forgets what is gone, so that it holds no more than the host', async () => {
    const cache = createInventoryCache();
    const changing = world();
    const host = fakeLibvirtHost(changing);
    await readInventory(host, { cache });
    const { domains } = changing;
    changing.domains = [];
    await readInventory(host, { cache });
    changing.domains = domains;
    await readInventory(host, { cache });
    expect(cache.statistics.parses['domain']).toBe(6);
  });
});
