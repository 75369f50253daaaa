import { describe, expect, it } from '@jest/globals';
import { Host, Image, Machine, Network, Size } from 'fleetwright';
import { fleetMatchers, synthPlan, testApp, type ExpectedMachine } from 'fleetwright/testing';
import { blocksOf, propertiesIn, rowsOf, sectionOf } from '../../docs/documents';

expect.extend(fleetMatchers);

const EXPECTED = 'lib/testing/expected.ts';

/** What can be stated, beside the name, as the source has it. */
const statable = (...interfaces: readonly string[]): readonly string[] =>
  interfaces.flatMap((name) => [...propertiesIn(EXPECTED, name).keys()]).filter((key) => key !== 'name');

const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? '');

describe('docs/testing.md', () => {
  const section = sectionOf('docs/testing.md', 'Plans');

  it.each([
    ['toHaveMachine', ['ExpectedMachine']],
    ['toHaveDisk', ['ExpectedDisk', 'ExpectedMachineDisk']],
    ['toHaveAddress', ['ExpectedAddress']],
    ['toHaveNetwork', ['ExpectedNetwork']],
    ['toHaveImage', ['ExpectedImage']],
    ['toHavePool', ['ExpectedPool']],
  ] as const)('has all that can be stated in %s', (matcher, interfaces) => {
    const [, cell = ''] = rowsOf(section).find(([first]) => first === matcher) ?? [];
    expect(wordsIn(cell.replaceAll(/\([^)]*\)/g, ''))).toEqual(statable(...interfaces));
  });

  it('has every matcher, and all that can be stated of a NIC', () => {
    expect(rowsOf(section).map(([first]) => first)).toEqual(Object.keys(fleetMatchers));
    const sentence = /^A NIC in `nics` can state (.*?)\.$/ms.exec(section)?.[1] ?? '';
    expect(wordsIn(sentence)).toEqual(statable('ExpectedNic'));
  });

  it('shows failures as they are', () => {
    const host = new Host(testApp(), 'kvm-1');
    const image = Image.fromUrl(host, 'debian-12', 'https://images.example/d.qcow2', {
      sha256: 'ab'.repeat(32),
    });
    const lan = new Network(host, 'lan');
    for (const name of ['web-1', 'web-2']) {
      new Machine(host, name, {
        vcpus: 2,
        memory: Size.gibibytes(2),
        disks: [{ image, size: Size.gibibytes(20) }],
        nics: [{ network: lan }],
      });
    }
    const messageFor = (expected: ExpectedMachine): string => {
      try {
        expect(synthPlan(host)).toHaveMachine(expected);
      } catch (error) {
        return `${(error as Error).message}\n`;
      }
      return 'no failure';
    };
    expect(blocksOf('docs/testing.md', 'text')).toEqual([
      messageFor({ name: 'web-1', vcpus: 4, memoryMiB: 4096, disks: [{ name: 'data' }] }),
      messageFor({ name: 'wbe-2' }),
    ]);
  });
});
