import { describe, expect, it } from '@jest/globals';
import { cut, cutMiddle } from '../../../../../host-agent/commands/graph/cut';
import { fit, isFixedWidth, textWidth } from '../../../../../host-agent/commands/graph/svg/measure';

describe('cut text', () => {
  it.each([
    ['worker-1000', 11, 'worker-1000', 'worker-1000'],
    ['worker-1000', 8, 'worker-…', 'work…000'],
    ['worker-1000', 7, 'worker…', 'wor…000'],
    ['worker-1000', 1, '…', '…'],
    ['😀😀😀😀', 3, '😀😀…', '😀…😀'],
  ])('%s to %d characters', (text, length, start, ends) => {
    expect([cut(text, length), cutMiddle(text, length)]).toEqual([start, ends]);
  });
});

describe('text in a box', () => {
  it.each([
    ['ten letter', 67.2, 'ten letter'],
    ['ten letters', 67.2, 'ten lette…'],
    ['日本語日本語', 50, '日本語…'],
    ['', 10, ''],
    ['long', 0, '…'],
  ])('"%s" in %d pixels', (text, widthPx, shown) => {
    expect(fit(text, { widthPx, sizePx: 11 })).toBe(shown);
  });

  it('is never wider than its room, whatever it is made of', () => {
    for (const text of ['x'.repeat(300), 'é日a\u0301'.repeat(80), '\u0301'.repeat(300), '﷽'.repeat(40)]) {
      for (const part of ['start', 'ends'] as const) {
        const shown = fit(text, { widthPx: 100, sizePx: 11 }, part);
        expect(textWidth(shown, 11)).toBeLessThanOrEqual(100);
      }
    }
  });

  it.each([
    ['web-1 · 10.0.0.1 – …', true],
    ['Größe Ωμέγα Привет', true],
    ['日本', false],
    ['مرحبا', false],
    ['e\u0301', false],
  ])('"%s": whether a font of fixed width has all of it: %s', (text, fixed) => {
    expect(isFixedWidth(text)).toBe(fixed);
  });
});
