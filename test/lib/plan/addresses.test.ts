import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Address4 } from 'ip-address';
import {
  compareAddresses,
  formatAddress,
  formatSubnet,
  isHostAddress,
  isPlainIpv4,
  nextAddress,
  subnetContains,
  subnetsOverlap,
  tryParseAddress,
  tryParseSubnet,
  type IpAddress,
  type IpSubnet,
} from '../../../lib/plan';

function address(text: string): IpAddress {
  const parsed = tryParseAddress(text);
  if (parsed === undefined) throw new Error(`${text} is no address`);
  return parsed;
}
function subnet(text: string): IpSubnet {
  const parsed = tryParseSubnet(text);
  if (parsed === undefined) throw new Error(`${text} is no subnet`);
  return parsed;
}

describe('addresses', () => {
  // RFC 5952, section 4.
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:DB8::ABCD', '2001:db8::abcd'],
    ['::', '::'],
  ])('%s is written %s', (text, canonical) => {
    expect(formatAddress(address(text))).toBe(canonical);
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.256',
    '010.0.0.1',
    '10.0.0.1/24',
    'fe80::1%eth0',
    ':::1',
    '1::2::3',
    'host',
    '1',
    'fd00::1/64',
  ])('%j is no address', (text) => {
    expect(tryParseAddress(text)).toBeUndefined();
  });

  it.each([
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '10.0.0.0/x8',
    '10.0.0.0/8x',
    'fd00::/1000',
    'host/8',
    'fd00::/129',
    '/8',
    'fd00::/-1',
  ])('%j is no subnet', (text) => {
    expect(tryParseSubnet(text)).toBeUndefined();
  });

  it('knows what is in a subnet', () => {
    expect(subnet('10.1.2.3/16')).toEqual({
      family: 'ipv4',
      prefixLength: 16,
      first: 0x0a010000n,
      last: 0x0a01ffffn,
      hasHostBits: true,
    });
    expect(formatSubnet(subnet('10.1.2.3/16'))).toBe('10.1.0.0/16');
    expect(subnetContains(subnet('10.1.0.0/16'), address('10.1.255.255'))).toBe(true);
    expect(subnetContains(subnet('10.1.0.0/16'), address('10.2.0.0'))).toBe(false);
    expect(subnetContains(subnet('::/0'), address('10.1.0.1'))).toBe(false);
    expect(subnetsOverlap(subnet('10.0.0.0/8'), subnet('10.255.0.0/24'))).toBe(true);
    expect(subnetsOverlap(subnet('10.0.0.0/24'), subnet('10.0.1.0/24'))).toBe(false);
  });

  it.each([
    ['0.0.0.0/0', { first: 0n, last: 0xffff_ffffn }],
    ['10.0.0.1/32', { first: 0x0a00_0001n, last: 0x0a00_0001n }],
    ['fd00::1/128', { first: (0xfd00n << 112n) | 1n, last: (0xfd00n << 112n) | 1n }],
  ])('takes the longest and shortest prefixes: %s', (text, ends) => {
    expect(subnet(text)).toMatchObject({ ...ends, hasHostBits: false });
    expect(formatSubnet(subnet(text))).toBe(text);
  });

  it.each([
    ['10.0.0.0/24', '10.0.0.0/32', true],
    ['10.0.0.0/24', '10.0.0.255/32', true],
    ['10.0.0.0/24', '10.0.1.0/32', false],
    ['10.0.0.0/24', '9.255.255.255/32', false],
    ['0.0.0.0/0', '::/0', false],
  ])('%s shares an address with %s: %p', (left, right, expected) => {
    expect(subnetsOverlap(subnet(left), subnet(right))).toBe(expected);
    expect(subnetsOverlap(subnet(right), subnet(left))).toBe(expected);
    expect(subnetContains(subnet(left), address(right.split('/')[0] ?? ''))).toBe(expected);
  });

  it('knows which addresses a machine may have', () => {
    const may = (text: string, block: string) => isHostAddress(subnet(block), address(text));
    expect(
      ['10.0.0.0', '10.0.0.1', '10.0.0.254', '10.0.0.255'].map((text) => may(text, '10.0.0.0/24')),
    ).toEqual([false, true, true, false]);
    expect(['fd00::', 'fd00::1', 'fd00::ffff:ffff:ffff:ffff'].map((text) => may(text, 'fd00::/64'))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('counts over every boundary and ends at the end', () => {
    const next = (text: string) => {
      const after = nextAddress(address(text));
      return after === undefined ? undefined : formatAddress(after);
    };
    expect(next('10.0.255.255')).toBe('10.1.0.0');
    expect(next('fd00::ffff')).toBe('fd00::1:0');
    expect(next('255.255.255.255')).toBeUndefined();
    expect(next('ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')).toBeUndefined();
  });

  it('sorts by number, not by text', () => {
    const texts = ['fd00::1', '10.0.0.10', '10.0.0.9', 'fd00::', '9.0.0.0'];
    expect(texts.map(address).toSorted(compareAddresses).map(formatAddress)).toEqual([
      '9.0.0.0',
      '10.0.0.9',
      '10.0.0.10',
      'fd00::',
      'fd00::1',
    ]);
  });

  it.each([
    ['10.0.0.1', '10.0.0.2', -1],
    ['10.0.0.1', '10.0.0.1', 0],
    ['10.0.0.1', '::', -1],
    ['fd00::', 'fd00::', 0],
  ])('compares %s with %s from both sides', (left, right, expected) => {
    expect(compareAddresses(address(left), address(right))).toBe(expected);
    expect(compareAddresses(address(right), address(left))).toBe(expected === 0 ? 0 : 1);
  });

  it('never reads back another address than was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const parsed = address(text);
        expect(address(formatAddress(parsed))).toEqual(parsed);
      }),
    );
  });
});

describe('IPv4 in its plain form', () => {
  const octet = fc.integer({ min: 0, max: 255 });

  it('is read and written as the package does it', () => {
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet, octet), (octets) => {
        const text = octets.join('.');
        expect(tryParseAddress(text)).toEqual({ family: 'ipv4', value: new Address4(text).bigInt() });
        expect(formatAddress(address(text))).toBe(text);
        expect(isPlainIpv4(text)).toBe(true);
      }),
    );
  });

  it('is nothing that is nearly so', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789./:a -'.split('')), maxLength: 17 }),
        (text) => {
          expect(isPlainIpv4(text)).toBe(Address4.isValid(text) && !text.includes('/'));
        },
      ),
    );
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.',
      '1.2.3.4.',
      '.1.2.3',
      '1..2.3',
      '01.2.3.4',
      '1.2.3.256',
      '1.2.3.4.5',
      '1.2.3.4/8',
      '1.2.3.1/',
      '1.2.3.:',
    ]) {
      expect(isPlainIpv4(text)).toBe(false);
    }
  });
});
