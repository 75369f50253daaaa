import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ProtocolError } from '../../../../host-agent/libvirt';
import { qemuTypes } from '../../../../host-agent/libvirt/protocol/qemu.generated';
import { remoteTypes, remoteUnions } from '../../../../host-agent/libvirt/protocol/remote.generated';
import { CodecTable } from '../../../../host-agent/libvirt/xdr/codec';
import { XdrReader } from '../../../../host-agent/libvirt/xdr/reader';
import { XdrWriter } from '../../../../host-agent/libvirt/xdr/writer';
import { createOracle } from './oracle';

const structs: Readonly<Record<string, Readonly<Record<string, string>>>> = { ...remoteTypes, ...qemuTypes };
const oracleBytes = createOracle(structs, remoteUnions);
const table = new CodecTable(structs, remoteUnions);

function encode(type: string, value: unknown): Buffer {
  const writer = new XdrWriter();
  table.find(type).encode(writer, value);
  return writer.finish();
}

function decode(type: string, bytes: Uint8Array): unknown {
  const reader = new XdrReader(bytes);
  const value = table.find(type).decode(reader);
  reader.end();
  return value;
}

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  uint: fc.nat(2 ** 32 - 1),
  hyper: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  uhyper: fc.bigInt(0n, 2n ** 64n - 1n),
  double: fc.double({ noNaN: true }),
  string: fc.string({ unit: 'binary', maxLength: 20 }),
  uuid: fc.uuid(),
};

/** Any value of a field text of the generated tables. */
function anyOf(text: string): fc.Arbitrary<unknown> {
  const [, item = '', open, size] = /^(\??\w+?)(?:([<[])(\d+)[>\]])?$/.exec(text) ?? [];
  const most = Math.min(Number(size), 4);
  if (item === 'opaque') {
    return fc.uint8Array(
      open === '[' ? { minLength: Number(size), maxLength: Number(size) } : { maxLength: most },
    );
  }
  if (open)
    return fc.array(
      anyOf(item),
      open === '[' ? { minLength: Number(size), maxLength: Number(size) } : { maxLength: most },
    );
  if (item.startsWith('?')) return fc.option(anyOf(item.slice(1)), { nil: undefined });
  const scalar = scalars[item];
  if (scalar) return scalar;
  if (item in remoteUnions) {
    const arms = Object.entries(remoteUnions[item as keyof typeof remoteUnions]);
    return fc.oneof(
      ...arms.map(([type, arm]) => fc.record({ type: fc.constant(Number(type)), value: anyOf(arm) })),
    );
  }
  return fc.record(
    Object.fromEntries(Object.entries(structs[item] ?? {}).map(([name, field]) => [name, anyOf(field)])),
  );
}

const everyType = Object.keys(structs);
const anyTyped = fc.constantFrom(...everyType).chain((type) => anyOf(type).map((value) => ({ type, value })));

describe('the codec', () => {
  it('compiles every type of the tables', () => {
    for (const type of everyType) expect(table.find(type)).toBeDefined();
    expect(everyType.length).toBeGreaterThan(690);
  });

  it('never decodes to anything else than what was encoded', () => {
    fc.assert(
      fc.property(anyTyped, ({ type, value }) => {
        expect(decode(type, encode(type, value))).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it('never writes other bytes than an independent implementation of XDR', () => {
    fc.assert(
      fc.property(anyTyped, ({ type, value }) => {
        expect(encode(type, value).toString('hex')).toBe(oracleBytes(type, value).toString('hex'));
      }),
      { numRuns: 500 },
    );
  });

  it('never does anything with garbage but decode it or throw ProtocolError', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyType), fc.uint8Array({ maxLength: 200 }), (type, bytes) => {
        try {
          decode(type, bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never accepts a message that was cut short or carries more', () => {
    fc.assert(
      fc.property(anyTyped, fc.nat(), ({ type, value }, seed) => {
        const bytes = encode(type, value);
        fc.pre(bytes.length > 0);
        const cut = seed % bytes.length;
        expect(() => decode(type, bytes.subarray(0, cut))).toThrow(ProtocolError);
        expect(() => decode(type, Buffer.concat([bytes, Buffer.alloc(4)]))).toThrow(ProtocolError);
      }),
    );
  });
});

describe('golden bytes', () => {
  it.each([
    [
      'NonnullDomain',
      { name: 'vm', uuid: '00010203-0405-4607-8809-0a0b0c0d0e0f', id: -1 },
      '00000002766d000000010203040546078809' + '0a0b0c0d0e0fffffffff',
    ],
    [
      'TypedParam',
      { field: 'x', value: { type: 4, value: 2n ** 40n } },
      '000000017800000000000004' + '0000010000000000',
    ],
    ['ConnectOpenArgs', { name: undefined, flags: 1 }, '0000000000000001'],
  ])('%s', (type, value, hex) => {
    expect(encode(type, value).toString('hex')).toBe(hex);
    expect(decode(type, Buffer.from(hex, 'hex'))).toEqual(value);
  });
});

describe('limits', () => {
  it.each([
    ['a count above the limit', 'ConnectListAllDomainsRet', '00004001'],
    ['a huge string length', 'ConnectGetHostnameRet', 'ffffffff'],
    ['an optional flag that is neither 0 nor 1', 'ConnectOpenArgs', '0000000200000000'],
    ['an unknown union arm', 'TypedParam', '0000000000000008' + '00000000'],
    ['padding that is not zero', 'ConnectGetHostnameRet', '0000000161000001'],
    ['a list that promises more than follows', 'ConnectListAllDomainsRet', '00004000' + '00000000'],
  ])('%s is a ProtocolError', (_, type, hex) => {
    expect(() => decode(type, Buffer.from(hex, 'hex'))).toThrow(ProtocolError);
  });

  it.each([
    [
      'a number for a hyper',
      'StorageVolResizeArgs',
      { vol: { pool: 'p', name: 'n', key: 'k' }, capacity: 5, flags: 0 },
    ],
    [
      'an int out of range',
      'DomainSetAutostartArgs',
      { dom: { name: '', uuid: '0'.repeat(32), id: 2 ** 31 }, autostart: 1 },
    ],
    ['something that is no UUID', 'NonnullNetwork', { name: 'n', uuid: 'x' }],
    ['too many bytes', 'DomainLookupByNameArgs', { name: 'x'.repeat(4_194_305) }],
    ['nothing at all', 'DomainLookupByNameArgs', undefined],
  ])('refuses to send %s', (_, type, value) => {
    expect(() => encode(type, value)).toThrow(TypeError);
  });

  it('grows for a large message', () => {
    const xml = 'x'.repeat(1_000_000);
    expect(decode('DomainDefineXmlFlagsArgs', encode('DomainDefineXmlFlagsArgs', { xml, flags: 3 }))).toEqual(
      { xml, flags: 3 },
    );
  });
});
