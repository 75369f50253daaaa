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
    ['<domain/>'.repeat(250_002), 'too-large'],
    [domain('<vcpu>-1</vcpu>'), 'bad-value'],
    [domain('<currentMemory>-1</currentMemory>'), 'bad-value'],
    [domain('<vcpu>many</vcpu>'), 'bad-value'],
    [domain('<vcpu>1e3</vcpu>'), 'bad-value'],
    [domain('<currentMemory unit="furlong">1</currentMemory>'), 'bad-value'],
    [domain('<currentMemory unit="PiB">99999999</currentMemory>'), 'bad-value'],
    [domain('<devices><disk device="wheel"/></devices>'), 'bad-value'],
  ])('is refused: case %#', (xml, reason) => {
    expect(() => readDomain(xml)).toThrow(LibvirtXmlError);
    expect(() => readDomain(xml)).toThrow(expect.objectContaining({ reason }));
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
    expect(write).toThrow(expect.objectContaining({ reason: 'not-expressible' }));
    expect(() => writePool({ type: character, name: 'a', uuid: 'u' })).toThrow(LibvirtXmlError);
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
