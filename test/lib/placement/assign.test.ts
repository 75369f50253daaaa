import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  assignMacAddresses,
  assignNames,
  derivedMacAddress,
  lockedChoices,
  lockFileOf,
} from '../../../lib/placement';
import { NAME_PATTERN } from '../../../lib/plan';

const scope = { fleet: 'lab', host: 'kvm-1', taken: [] };
const derived = (key: string, attempt = 0) =>
  derivedMacAddress({ fleet: 'lab', host: 'kvm-1', key }, attempt);

/** Two NICs whose first 24 bits of hash are equal: found by trying numbers, so that the test needs no luck. */
function collidingKeys(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let index = 0; index < 100_000; index += 1) {
    const key = `kvm-1/machine-${index}/lan`;
    const mac = derived(key);
    const other = seen.get(mac);
    if (other !== undefined) return other < key ? [other, key] : [key, other];
    seen.set(mac, key);
  }
  throw new Error('no two of 100,000 keys collide');
}

describe('assignMacAddresses', () => {
  it('gives what the construct path gives, and has nothing to remember', () => {
    const { macs, rerolled } = assignMacAddresses(scope, [{ key: 'kvm-1/web/lan' }, { key: 'kvm-1/db/lan' }]);
    expect(Object.fromEntries(macs)).toEqual({
      'kvm-1/web/lan': '52:54:00:67:bf:de',
      'kvm-1/db/lan': '52:54:00:55:98:97',
    });
    expect(rerolled.size).toBe(0);
  });

  it('rolls again for the second of two that collide, and remembers that', () => {
    const [first, second] = collidingKeys();
    const { macs, rerolled } = assignMacAddresses(scope, [{ key: second }, { key: first }]);
    expect(macs.get(first)).toBe(derived(first));
    expect(macs.get(second)).toBe(derived(second, 1));
    expect(Object.fromEntries(rerolled)).toEqual({ [second]: derived(second, 1) });
  });

  it('keeps what was rolled when the one that it collided with goes, and when it comes back', () => {
    const [first, second] = collidingKeys();
    const recorded = derived(second, 1);
    const alone = assignMacAddresses(scope, [{ key: second, recorded }]);
    expect(Object.fromEntries(alone.rerolled)).toEqual({ [second]: recorded });
    const both = assignMacAddresses(scope, [{ key: second, recorded }, { key: first }]);
    expect([both.macs.get(first), both.macs.get(second)]).toEqual([derived(first), recorded]);
  });

  it('stays clear of addresses that belong to others', () => {
    const { macs } = assignMacAddresses({ ...scope, taken: [derived('a'), derived('a', 1)] }, [{ key: 'a' }]);
    expect(macs.get('a')).toBe(derived('a', 2));
  });

  it('says for whom no address is left', () => {
    const taken = Array.from({ length: 64 }, (_, attempt) => derived('a', attempt));
    const assignOne = (others: readonly string[]) =>
      assignMacAddresses({ ...scope, taken: others }, [{ key: 'a' }]);
    expect(assignOne(taken.slice(0, 63)).macs.get('a')).toBe(taken[63]);
    expect(() => assignOne(taken)).toThrow('no MAC address is free for a');
  });

  it('never gives an address twice among very many', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => ({ key: `kvm-1/machine-${index}/lan` }));
    const { macs, rerolled } = assignMacAddresses(scope, keys);
    expect(new Set(macs.values()).size).toBe(20_000);
    // 20,000 of 2^24: about twelve collide.
    expect(rerolled.size).toBeGreaterThan(0);
    expect(rerolled.size).toBeLessThan(50);
  });
});

describe('assignNames', () => {
  const names = (requests: Parameters<typeof assignNames>[0], taken: readonly string[] = []) =>
    Object.fromEntries(assignNames(requests, taken));

  it('gives wishes, numbered where they meet', () => {
    const requests = [
      { key: 'b/web', wish: 'web' },
      { key: 'a/web', wish: 'web' },
      { key: 'c/web', wish: 'web' },
    ];
    expect(names(requests, ['web-2'])).toEqual({ 'a/web': 'web', 'b/web': 'web-3', 'c/web': 'web-4' });
  });

  it('makes labels of wishes', () => {
    const wishes = ['Web Server', 'Datenbank_1', '--x--', '?', '???', 'a'.repeat(80), `${'a'.repeat(62)}-b`];
    const labels = ['web-server', 'datenbank-1', 'x', 'unnamed', 'unnamed-2', 'a'.repeat(63), 'a'.repeat(62)];
    const requests = wishes.map((wish, index) => ({ key: `${index}`, wish }));
    expect(Object.values(names(requests))).toEqual(labels);
  });

  it.each([
    ['web-1', 'web-1-2'],
    ['a__b', 'a-b-2'],
    ['a'.repeat(63), `${'a'.repeat(61)}-2`],
    [`${'a'.repeat(60)}-bb`, `${'a'.repeat(60)}-2`],
  ])('numbers %s so that it stays a label', (wish, second) => {
    const requests = [
      { key: 'a', wish },
      { key: 'b', wish },
    ];
    expect(names(requests)['b']).toBe(second);
  });

  it('counts as far as a plan can hold objects of a kind, and no further', () => {
    const others = ['web', ...Array.from({ length: 99_998 }, (_, index) => `web-${index + 2}`)];
    expect(names([{ key: 'a', wish: 'web' }], others)).toEqual({ a: 'web-100000' });
    expect(names([{ key: 'a', wish: 'web' }], [...others, 'web-100000'])).toEqual({});
  });

  it('keeps no name of a broken lock file that is no label', () => {
    expect(names([{ key: 'a', wish: 'web', recorded: 'Web_1' }])).toEqual({ a: 'web' });
  });

  it('keeps names when a sibling comes first in order, and when the first goes', () => {
    const recorded = { key: 'b', wish: 'web', recorded: 'web' };
    expect(names([{ key: 'a', wish: 'web' }, recorded])).toEqual({ a: 'web-2', b: 'web' });
    expect(names([{ key: 'a', wish: 'web', recorded: 'web-2' }])).toEqual({ a: 'web-2' });
  });

  it('never gives a name twice, nor one that no plan can hold', () => {
    const wishes = fc.uniqueArray(fc.record({ key: fc.string(), wish: fc.string() }), {
      selector: ({ key }) => key,
    });
    fc.assert(
      fc.property(wishes, (requests) => {
        const given = [...assignNames(requests, []).values()];
        expect(given).toHaveLength(requests.length);
        expect(new Set(given).size).toBe(given.length);
        for (const name of given) expect(name).toMatch(NAME_PATTERN);
      }),
    );
  });
});

describe('the choices of a host', () => {
  const choices = { addresses: { 'a/lan': { ipv4: '10.0.0.2' } }, names: {}, macs: {} };

  it('are nothing for a host that the lock file does not know', () => {
    const lock = lockFileOf(new Map([['kvm-1', choices]]));
    expect(lockedChoices(lock, 'kvm-1')).toEqual(choices);
    expect(lockedChoices(lock, 'kvm-2')).toEqual({ addresses: {}, names: {}, macs: {} });
    expect(lockedChoices(lock, 'constructor')).toEqual({ addresses: {}, names: {}, macs: {} });
  });

  it('are all that a new lock file holds: what is stale is gone', () => {
    expect(lockFileOf(new Map([['kvm-2', choices]]))).toEqual({ version: 1, hosts: { 'kvm-2': choices } });
  });
});
