import { markInWords, MARKS } from '../../wording/graph';
import type { Mark } from '../../rendering/change-view';
import type { Marks } from '../graph';
import { BADGES, drawBadge } from './badge';
import { lookOf } from './becoming';
import { TEXT_SIZE_PX, textLine, type Box } from './markup';
import { textWidth } from './measure';

/** The sample of a card around a badge. */
const SAMPLE = { widthPx: 25, heightPx: 19 };
const GAP_PX = 5;
const ENTRY_GAP_PX = 16;
const ROW_PX = SAMPLE.heightPx + 6;
/** Between the legend and the picture. */
const BELOW_PX = 8;

interface Entry {
  readonly mark: Mark;
  readonly x: number;
  readonly row: number;
  readonly textWidthPx: number;
}

/** How high the legend is; nothing without marks. */
export function legendHeight(marks: Marks, widthPx: number): number {
  const last = entriesOf(marks, widthPx).at(-1);
  return last === undefined ? 0 : (last.row + 1) * ROW_PX + BELOW_PX;
}

/** Says what those marks mean that the picture has, in as many rows as its width needs. */
export function drawLegend(marks: Marks, box: Pick<Box, 'x' | 'y' | 'width'>): readonly string[] {
  return entriesOf(marks, box.width).map(({ mark, x, row, textWidthPx }) => {
    const [left, top] = [box.x + x, box.y + row * ROW_PX];
    const baseLine = top + 13.5;
    return [
      `<g class="${lookOf(mark)}">`,
      `<rect x="${left + 1.5}" y="${top + 1.5}" width="${SAMPLE.widthPx - 3}" height="${SAMPLE.heightPx - 3}" rx="4"/>`,
      drawBadge(mark, { x: left + (SAMPLE.widthPx - BADGES.usual.sidePx) / 2, y: top + 14 }),
      textLine({
        text: markInWords(mark),
        x: left + SAMPLE.widthPx + GAP_PX,
        y: baseLine,
        widthPx: textWidthPx,
      }),
      '</g>',
    ].join('');
  });
}

function entriesOf(marks: Marks, widthPx: number): readonly Entry[] {
  const found = new Set(marks.values());
  let [x, row] = [0, 0];
  return MARKS.filter((mark) => found.has(mark)).map((mark) => {
    const textWidthPx = Math.ceil(textWidth(markInWords(mark), TEXT_SIZE_PX.fact));
    const entryPx = SAMPLE.widthPx + GAP_PX + textWidthPx;
    if (x > 0 && x + entryPx > widthPx) [x, row] = [0, row + 1];
    const entry = { mark, x, row, textWidthPx };
    x += entryPx + ENTRY_GAP_PX;
    return entry;
  });
}
