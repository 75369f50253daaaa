import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  LibvirtXmlError,
  readDomain,
  readDomainCapabilities,
  readHostCapabilities,
  readNetwork,
  readPool,
  readVolume,
  writeDomain,
  writeMemoryDevice,
  writePool,
  writeVolume,
} from '../../../../host-agent/libvirt';

const readers = {
  readDomain,
  readDomainCapabilities,
  readHostCapabilities,
  readNetwork,
  readPool,
  readVolume,
};

const domain = (inside: string): string =>
  `<domain type='qemu'><name>a</name><uuid>u</uuid><memory>1</memory><os><type>hvm</type></os>${inside}</domain>`;

const attributes = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}="12345"`).join(' ');

describe('XML that is not what it should be', () => {
  it.each([
    ['', 'malformed'],
    ['not xml', 'malformed'],
    ['<domain', 'malformed'],
    ['<domain><name></domain>', 'malformed'],
    ['<domain a=1/>', 'malformed'],
    ['<domain/><domain/>', 'malformed'],
    ['<domain>&undefined;</domain>', 'malformed'],
    ['<x:domain/>', 'malformed'],
    ['<domain>\u0001</domain>', 'malformed'],
    ['<network/>', 'unexpected'],
    ['<domain xmlns="urn:other"/>', 'unexpected'],
    ['<domain/>', 'missing'],
    ['<domain><name>a</name></domain>', 'missing'],
    ['<!DOCTYPE domain [<!ENTITY a "b">]><domain>&a;</domain>', 'document-type'],
    ['<!DOCTYPE d SYSTEM "file:///etc/passwd"><domain/>', 'document-type'],
    ['<a>'.repeat(100_000), 'malformed'],
    [`<domain>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</domain>`, 'too-large'],
    [' '.repeat(4_194_305), 'too-large'],
    [domain('').replace('<domain', `<domain ${"a='' ".repeat(300)}`), 'too-large'],
    // The parser looks at each pair of attributes: a million is a host that stands still for hours.
    [`<domain ${"a='' ".repeat(300)}/>`, 'too-large'],
    [`<domain ${"a =\n ''\t".repeat(300)}/>`, 'too-large'],
    [`<domain ${`a=${' '.repeat(10)}"" `.repeat(300)}/>`, 'too-large'],
    ['<'.repeat(250_001), 'too-large'],
    // Not well-formed, and not more than is allowed.
    [` ${'<'.repeat(250_000)}`, 'malformed'],
    [domain('<vcpu>-1</vcpu>'), 'bad-value'],
    [domain('<currentMemory>-1</currentMemory>'), 'bad-value'],
    [domain('<vcpu>many</vcpu>'), 'bad-value'],
    [domain('<vcpu>1e3</vcpu>'), 'bad-value'],
    [domain('<currentMemory unit="furlong">1</currentMemory>'), 'bad-value'],
    [domain('<currentMemory unit="PiB">99999999</currentMemory>'), 'bad-value'],
    [domain('<devices><disk device="wheel"/></devices>'), 'bad-value'],
    [domain('<features><tcg><tb-cache>1</tb-cache></tcg></features>'), 'bad-value'],
    [domain('<vcpu>9007199254740993</vcpu>'), 'bad-value'],
    ['<domain><name>a</name><uuid>u</uuid></domain>', 'missing'],
    ['<domain><name>a</name><uuid>u</uuid><memory>1</memory></domain>', 'missing'],
    // Others' elements are not libvirt's, whatever they are called.
    ['<domain><x:name xmlns:x="urn:x">a</x:name><uuid>u</uuid></domain>', 'missing'],
  ])('is refused: case %#', (xml, reason) => {
    expect(() => readDomain(xml)).toThrow(LibvirtXmlError);
    expect(() => readDomain(xml)).toThrow(expect.objectContaining({ reason }));
  });

  const network = (ip: string): string => `<network><name>n</name><uuid>u</uuid>${ip}</network>`;
  it.each([
    ['<network><name>n</name></network>', 'missing', '<network> has no <uuid>'],
    ['<domain/>', 'unexpected', 'expected <network>, got <domain>'],
    [' '.repeat(4_194_305), 'too-large', '4194305 characters; 4194304 are allowed'],
    ['<!DOCTYPE network><network/>', 'document-type', 'a document type is not allowed'],
    ['<'.repeat(250_001), 'too-large', 'more than 250000 tags'],
    [`<network ${"a='' ".repeat(257)}/>`, 'too-large', 'an element with more than 256 attributes'],
    [`${'<a>'.repeat(201)}${'</a>'.repeat(201)}`, 'too-large', 'more than 200 levels'],
    [network('<mtu size="1.5"/>'), 'bad-value', '"1.5" is not a whole number'],
    [network('<mtu size="1x"/>'), 'bad-value', '"1x" is not a whole number'],
    [
      network('<mtu size="9007199254740993"/>'),
      'bad-value',
      '"9007199254740993" is more than 2^53, which nothing here has',
    ],
    [network('<ip prefix="-1"/>'), 'bad-value', '"-1" is below zero'],
    [network('<ip prefix="33"/>'), 'bad-value', 'an ipv4 address has no prefix of 33 bits'],
    [network('<ip family="ipv6" prefix="129"/>'), 'bad-value', 'an ipv6 address has no prefix of 129 bits'],
    [network('<ip netmask="255.0.255.0"/>'), 'bad-value', '"255.0.255.0" is not a netmask'],
    [network('<ip netmask="255.255.255"/>'), 'bad-value', '"255.255.255" is not a netmask'],
    [network('<ip netmask="255.255.255.255.0"/>'), 'bad-value', '"255.255.255.255.0" is not a netmask'],
  ])('is refused with words that say why: network %#', (xml, reason, detail) => {
    expect(() => readNetwork(xml)).toThrow(
      expect.objectContaining({ name: 'LibvirtXmlError', reason, message: `libvirt XML: ${detail}` }),
    );
  });

  it.each([
    ['<domain><name>a</name><uuid>u</uuid></domain>', 'missing', '<domain> has no <memory>'],
    [
      domain('<currentMemory unit="furlong">1</currentMemory>'),
      'bad-value',
      '<currentMemory> has the unknown unit "furlong"',
    ],
    [
      domain('<currentMemory unit="PiB">99999999</currentMemory>'),
      'bad-value',
      '<currentMemory> is too large',
    ],
    [
      domain('<features><tcg><tb-cache>1</tb-cache></tcg></features>'),
      'bad-value',
      '<tb-cache> is not a whole number of MiB',
    ],
    [
      domain('<devices><disk device="wheel"/></devices>'),
      'bad-value',
      '<disk> has the unknown device "wheel"',
    ],
  ])('is refused with words that say why: domain %#', (xml, reason, detail) => {
    expect(() => readDomain(xml)).toThrow(
      expect.objectContaining({ reason, message: `libvirt XML: ${detail}` }),
    );
  });

  it("keeps the parser's own words and error", () => {
    const words = 'non-well-formed element: found end tag "a" but expected "b"';
    expect(() => readPool('<a><b></a>')).toThrow(
      expect.objectContaining({
        reason: 'malformed',
        message: expect.stringContaining(`libvirt XML: ${words}`),
        cause: expect.objectContaining({ message: expect.stringContaining(words) }),
      }),
    );
  });

  it.each([
    [
      'as many characters as are allowed',
      '<pool type="t"><name>p</name><uuid>u</uuid></pool>'.padEnd(4_194_304),
    ],
    [
      'as many attributes as are allowed',
      `<pool type="t" ${attributes('a', 255)}><name>p</name><uuid>u</uuid></pool>`,
    ],
    [
      'more attributes in all than one element may have',
      `<pool type="t" ${attributes('a', 250)}><name>p</name><uuid>u</uuid><a ${attributes('b', 250)}/></pool>`,
    ],
    [
      'much text',
      `<pool type="t"><name>p</name><uuid>u</uuid><description>${'long '.repeat(10_000)}</description></pool>`,
    ],
  ])('is not all that has %s', (_, xml) => {
    expect(readPool(xml)).toEqual({ type: 't', name: 'p', uuid: 'u' });
  });

  it('never makes a reader throw anything else', () => {
    const fragment = fc.constantFrom(
      '<domain>',
      '</domain>',
      '<network>',
      '<name>',
      'a',
      '</name>',
      '<ip prefix="x"/>',
      '<devices>',
      '&amp;',
      '<a:b/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?x?>',
      '\u0000',
      '"',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (parts) => {
        for (const read of Object.values(readers)) {
          try {
            read(parts.join(''));
          } catch (error) {
            expect(error).toBeInstanceOf(LibvirtXmlError);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('may be nested as deep as nobody needs', () => {
    const deep = (levels: number) =>
      `<pool type='dir'><name>p</name><uuid>u</uuid>${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}</pool>`;
    expect(readPool(deep(199))).toEqual({ type: 'dir', name: 'p', uuid: 'u' });
    expect(() => readPool(deep(200))).toThrow(LibvirtXmlError);
  });
});

describe('text that XML cannot carry', () => {
  it.each(['\u0000', '\u0001', '\u001b', '\ud800', '\uffff'])('is refused: %j', (character) => {
    const write = () => writePool({ type: 'dir', name: `a${character}b`, uuid: 'u' });
    expect(write).toThrow(LibvirtXmlError);
    expect(write).toThrow(
      expect.objectContaining({
        reason: 'not-expressible',
        message: 'libvirt XML: a name or text holds characters that XML does not allow',
        cause: expect.any(Error),
      }),
    );
    expect(() => writePool({ type: character, name: 'a', uuid: 'u' })).toThrow(LibvirtXmlError);
  });

  it('is refused as a name', () => {
    expect(() => writeMemoryDevice({ model: 'dimm', sizeKiB: 1, address: { 'a b': '1' } })).toThrow(
      expect.objectContaining({
        reason: 'not-expressible',
        message: 'libvirt XML: "address" or one of its attributes is not an XML name',
        cause: expect.any(Error),
      }),
    );
  });

  it('never becomes markup', () => {
    const xml = writeVolume({ name: '</name><key>/etc/shadow</key>', capacityBytes: 1 });
    expect(readVolume(xml)).toEqual({ name: '</name><key>/etc/shadow</key>', capacityBytes: 1 });
  });

  it('is refused in metadata that is not XML', () => {
    const base = readDomain(domain(''));
    expect(() => writeDomain({ ...base, metadata: [{ namespace: 'urn:a', xml: '<a:b' }] })).toThrow(
      LibvirtXmlError,
    );
  });
});
