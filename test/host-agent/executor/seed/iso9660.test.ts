import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { writeIso } from '../../../../host-agent/executor/seed/iso9660';
import { readJoliet } from './read-iso';

const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const sample = [
  { name: 'user-data', content: text('#cloud-config\n{}\n') },
  { name: 'meta-data', content: text('{"instance-id":"web-1"}\n') },
];

describe('the ISO 9660 writer', () => {
  it('gives the same bytes for the same files, in whatever order they come, today and always', () => {
    const bytes = writeIso('cidata', sample);
    expect(writeIso('cidata', [...sample].reverse()).equals(bytes)).toBe(true);
    expect(bytes.length).toBe(27 * 2048);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'b290d5c71a87173510814fc9489597719e6cfa8699a3f3582d62547902b8b216',
    );
  });

  it('gives back what was put in, whatever it is', () => {
    const names = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const files = fc.uniqueArray(fc.record({ name: names, content: fc.uint8Array({ maxLength: 5000 }) }), {
      maxLength: 80,
      selector: (file) => file.name,
    });
    fc.assert(
      fc.property(files, (given) => {
        const { label, files: found } = readJoliet(writeIso('cidata', given));
        expect(label).toBe('cidata');
        expect([...found.keys()].toSorted()).toEqual(given.map((file) => file.name).toSorted());
        for (const file of given) expect(found.get(file.name)?.equals(file.content)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a label too long', 'x'.repeat(17), sample],
    ['a name too long', 'cidata', [{ name: 'x'.repeat(65), content: text('') }]],
    ['an empty name', 'cidata', [{ name: '', content: text('') }]],
    ['two of a name', 'cidata', [...sample, ...sample]],
  ])('refuses %s', (_name, label, files) => {
    expect(() => writeIso(label, files)).toThrow(RangeError);
  });
});
