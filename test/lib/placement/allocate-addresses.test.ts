import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocateAddresses, type AddressSpace } from '../../../lib/placement';

const lan: AddressSpace = {
  cidr: '10.10.0.0/24',
  gateway: '10.10.0.1',
  dhcpRange: { start: '10.10.0.4', end: '10.10.0.250' },
  taken: ['10.10.0.3'],
};
const small: AddressSpace = { cidr: '10.0.0.0/29', gateway: '10.0.0.2', taken: [] };
const requests = (...keys: readonly string[]) => keys.map((key) => ({ key }));
const given = (space: AddressSpace, ...keys: readonly string[]) =>
  Object.fromEntries(allocateAddresses(space, requests(...keys)).addresses);

describe('allocateAddresses', () => {
  it('gives the lowest free addresses in the order of the keys, around gateway, DHCP range and taken ones', () => {
    expect(given(lan, 'c/lan', 'a/lan', 'b/lan')).toEqual({
      'a/lan': '10.10.0.2',
      'b/lan': '10.10.0.251',
      'c/lan': '10.10.0.252',
    });
  });

  it('does the same in IPv6, stepping over a range of any size', () => {
    const space = {
      cidr: 'fd00:10::/64',
      gateway: 'fd00:10::1',
      dhcpRange: { start: 'fd00:10::3', end: 'fd00:10::ffff:ffff:ffff' },
      taken: [],
    };
    expect(given(space, 'a/lan', 'b/lan')).toEqual({ 'a/lan': 'fd00:10::2', 'b/lan': 'fd00:10:0:0:1::' });
  });

  it('keeps what the lock file says, also for a key that comes later in order', () => {
    const result = allocateAddresses(lan, [{ key: 'a/lan' }, { key: 'z/lan', recorded: '10.10.0.2' }]);
    expect(Object.fromEntries(result.addresses)).toEqual({ 'a/lan': '10.10.0.251', 'z/lan': '10.10.0.2' });
    expect(result.moved).toEqual([]);
  });

  it.each([
    ['is outside of the subnet', '10.11.0.2'],
    ['is the gateway', '10.10.0.1'],
    ['is the network address', '10.10.0.0'],
    ['is the broadcast address', '10.10.0.255'],
    ['lies in the DHCP range', '10.10.0.100'],
    ['is the first of the DHCP range', '10.10.0.4'],
    ['is the last of the DHCP range', '10.10.0.250'],
    ['was given to something else', '10.10.0.3'],
    ['is of the other family', 'fd00::2'],
    ['is no address', 'broken'],
  ])('moves a NIC whose recorded address %s, and says so', (_, recorded) => {
    const result = allocateAddresses(lan, [{ key: 'a/lan', recorded }]);
    expect(Object.fromEntries(result.addresses)).toEqual({ 'a/lan': '10.10.0.2' });
    expect(result.moved).toEqual([{ key: 'a/lan', from: recorded }]);
  });

  it('gives no address in a spelling that could hide that it is taken', () => {
    const space = { cidr: 'fd00:10::/64', gateway: 'fd00:10::1', taken: ['fd00:10::2'] };
    const result = allocateAddresses(space, [{ key: 'a/lan', recorded: 'fd00:10::0002' }]);
    expect(Object.fromEntries(result.addresses)).toEqual({ 'a/lan': 'fd00:10::3' });
    expect(result.moved).toEqual([{ key: 'a/lan', from: 'fd00:10::0002' }]);
  });

  it('lets the first in order keep an address that a broken lock file gives twice', () => {
    const twice = [
      { key: 'b/lan', recorded: '10.10.0.2' },
      { key: 'a/lan', recorded: '10.10.0.2' },
    ];
    const result = allocateAddresses(lan, twice);
    expect(Object.fromEntries(result.addresses)).toEqual({ 'a/lan': '10.10.0.2', 'b/lan': '10.10.0.251' });
    expect(result.moved).toEqual([{ key: 'b/lan', from: '10.10.0.2' }]);
  });

  it('says who got nothing when the subnet is full', () => {
    const result = allocateAddresses(small, requests('a', 'b', 'c', 'd', 'e', 'f'));
    expect([...result.addresses.values()]).toEqual([
      '10.0.0.1',
      '10.0.0.3',
      '10.0.0.4',
      '10.0.0.5',
      '10.0.0.6',
    ]);
    expect(result.unserved).toEqual(['f']);
  });

  it('steps over a DHCP range of one address', () => {
    const dhcpRange = { start: '10.0.0.3', end: '10.0.0.3' };
    expect(given({ ...small, dhcpRange }, 'a', 'b')).toEqual({ a: '10.0.0.1', b: '10.0.0.4' });
  });

  it('ends where all addresses end', () => {
    const top = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:';
    const space = { cidr: `${top}fffc/126`, gateway: `${top}fffd`, taken: [] };
    const result = allocateAddresses(space, requests('a', 'b', 'c'));
    expect(Object.fromEntries(result.addresses)).toEqual({ a: `${top}fffe`, b: `${top}ffff` });
    expect(result.unserved).toEqual(['c']);
  });

  it.each([
    ['no subnet', { cidr: '10.0.0.0' }, '10.0.0.0 is not a subnet'],
    ['no gateway', { gateway: '10.0.0.256' }, '10.0.0.256 is not an address'],
    ['no start', { dhcpRange: { start: 'low', end: '10.0.0.4' } }, 'low is not an address'],
    ['no end', { dhcpRange: { start: '10.0.0.3', end: 'high' } }, 'high is not an address'],
  ])('refuses a space with %s', (_, broken, message) => {
    expect(() => allocateAddresses({ ...small, ...broken }, [])).toThrow(new RangeError(message));
  });

  it('serves many NICs in one walk', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `machine-${index}/lan`);
    const result = allocateAddresses(
      { cidr: '10.0.0.0/16', gateway: '10.0.0.1', taken: [] },
      requests(...keys),
    );
    expect(new Set(result.addresses.values()).size).toBe(20_000);
  });
});

/** A subnet with a gateway, perhaps a DHCP range and some taken addresses; and names of NICs. */
const spaces = fc
  .record({
    gateway: fc.integer({ min: 1, max: 62 }),
    start: fc.integer({ min: 1, max: 62 }),
    length: fc.nat(20),
    taken: fc.array(fc.integer({ min: 1, max: 62 }), { maxLength: 5 }),
  })
  .map(({ gateway, start, length, taken }): AddressSpace => ({
    cidr: '10.0.0.0/26',
    gateway: `10.0.0.${gateway}`,
    ...(length === 0
      ? {}
      : { dhcpRange: { start: `10.0.0.${start}`, end: `10.0.0.${Math.min(start + length, 62)}` } }),
    taken: taken.map((last) => `10.0.0.${last}`),
  }));
const keySets = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
const last = (address: string) => Number(address.split('.')[3]);

describe('whatever is added, removed or reordered', () => {
  const allocate = (space: AddressSpace, keys: readonly string[], lock: ReadonlyMap<string, string>) =>
    allocateAddresses(
      space,
      keys.map((key) => {
        const recorded = lock.get(key);
        return recorded === undefined ? { key } : { key, recorded };
      }),
    );

  it('never gives an address twice, nor one that is not free', () => {
    fc.assert(
      fc.property(spaces, keySets, (space, keys) => {
        const { addresses, unserved } = allocate(space, keys, new Map());
        expect(addresses.size + unserved.length).toBe(keys.length);
        const values = [...addresses.values()];
        expect(new Set(values).size).toBe(values.length);
        for (const address of values) {
          expect([space.gateway, ...space.taken]).not.toContain(address);
          expect(last(address)).toBeGreaterThan(0);
          expect(last(address)).toBeLessThan(63);
          if (space.dhcpRange === undefined) continue;
          const isBefore = last(address) < last(space.dhcpRange.start);
          expect(isBefore || last(address) > last(space.dhcpRange.end)).toBe(true);
        }
        // A subnet is full only when it is: 62 addresses, less gateway, range and taken ones.
        if (unserved.length > 0) expect(values.length).toBeGreaterThanOrEqual(62 - 1 - 21 - 5);
      }),
    );
  });

  it('never moves a NIC that was there before', () => {
    fc.assert(
      fc.property(spaces, keySets, keySets, (space, before, more) => {
        const first = allocate(space, before, new Map()).addresses;
        const second = allocate(space, [...new Set([...more, ...before])], first);
        for (const [key, address] of first) expect(second.addresses.get(key)).toBe(address);
        expect(second.moved).toEqual([]);
      }),
    );
  });

  it('never moves a NIC because another one goes, and gives its address to the next that comes', () => {
    fc.assert(
      fc.property(spaces, keySets, (space, keys) => {
        const first = allocate(space, keys, new Map()).addresses;
        const [gone, ...kept] = keys;
        const second = allocate(space, kept, first).addresses;
        for (const key of kept) expect(second.get(key)).toBe(first.get(key) ?? second.get(key));
        const freed = first.get(gone ?? '');
        if (freed === undefined || second.size !== first.size - 1) return;
        const third = allocate(space, [...kept, 'newcomer'], second).addresses.get('newcomer');
        expect(last(third ?? '10.0.0.99')).toBeLessThanOrEqual(last(freed));
      }),
    );
  });

  it('never depends on the order of the program', () => {
    fc.assert(
      fc.property(spaces, keySets, (space, keys) => {
        const forwards = allocate(space, keys, new Map()).addresses;
        const backwards = allocate(space, keys.toReversed(), new Map()).addresses;
        expect(Object.fromEntries(backwards)).toEqual(Object.fromEntries(forwards));
      }),
    );
  });
});
