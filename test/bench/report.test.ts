import { describe, expect, it } from '@jest/globals';
import { compare, formatTable } from '../../bench/support/report';

describe('compare', () => {
  it('says how many times the median of the others each one took', () => {
    const table = compare(
      'read',
      [
        { name: 'ours', samplesMs: [10, 20, 90] },
        { name: 'virsh', samplesMs: [50, 150, 40] },
      ],
      ['ours'],
    );
    expect(table).toBe(
      [
        'read   median ms   range ms  runs  ÷ ours',
        'ours        20.0  10.0–90.0     3    1.00',
        'virsh       50.0   40.0–150     3    2.50',
      ].join('\n'),
    );
  });
});

describe('formatTable', () => {
  it('makes columns as wide as their widest cell', () => {
    expect(
      formatTable(
        ['what', 'n'],
        [
          ['a', '1000'],
          ['longer', '1'],
        ],
      ),
    ).toBe('what       n\na       1000\nlonger     1');
  });
});
