import { describe, expect, it } from '@jest/globals';
import { byNumber, byText, inNameOrder, inTextOrder } from '../../../../host-agent/planner/view/ordering';

describe('the order of what is shown', () => {
  it('is that of code units, the same in every locale', () => {
    expect(['b', 'a', 'ä', 'B', 'a', 'web-10', 'web-2'].sort(byText)).toEqual([
      'B',
      'a',
      'a',
      'b',
      'web-10',
      'web-2',
      'ä',
    ]);
    expect([byText('a', 'b'), byText('a', 'a'), byText('b', 'a')]).toEqual([-1, 0, 1]);
  });

  it('is ascending for numbers', () => {
    expect([10, 9, 100].sort(byNumber)).toEqual([9, 10, 100]);
  });

  it('is made in a copy, and keeps equals as they came', () => {
    const items = [
      { name: 'b', text: '1' },
      { name: 'a', text: '2' },
      { name: 'a', text: '1' },
    ];
    const before = structuredClone(items);
    expect(inNameOrder(items).map(({ name, text }) => `${name}${text}`)).toEqual(['a2', 'a1', 'b1']);
    expect(inTextOrder(items, ({ text }) => text).map(({ name, text }) => `${name}${text}`)).toEqual([
      'b1',
      'a1',
      'a2',
    ]);
    expect(items).toEqual(before);
  });
});
