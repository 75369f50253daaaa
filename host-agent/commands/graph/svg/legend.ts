import { markInWords, MARKS } from '../../wording/graph';
import type { Mark } from '../../rendering/change-view';
import type { Marks } from '../graph';
import { badgeRoomPx, drawBadge } from './badge';
import { lookOf } from './becoming';
import { MARKED_EDGE_PX } from './card';
import { TEXT_SIZE_PX, textLine, type Box } from './markup';
import { textWidth } from './measure';

/** Each entry looks like a card of its mark. */
const ENTRY = { heightPx: 23, paddingPx: 7, basePx: 16 };
const GAP_PX = 8;
const ROW_PX = ENTRY.heightPx + GAP_PX;
/** Between the legend and the picture, besides the gap. */
const BELOW_PX = 4;

interface Entry {
  readonly mark: Mark;
  readonly x: number;
  readonly row: number;
  readonly widthPx: number;
}

/** How high the legend is; nothing without marks. */
export function legendHeight(marks: Marks, widthPx: number): number {
  const last = entriesOf(marks, widthPx).at(-1);
  return last === undefined ? 0 : (last.row + 1) * ROW_PX + BELOW_PX;
}

/** Says what those marks mean that the picture has, in as many rows as its width needs. */
export function drawLegend(marks: Marks, box: Pick<Box, 'x' | 'y' | 'width'>): readonly string[] {
  return entriesOf(marks, box.width).map(({ mark, x, row, widthPx }) => {
    const [left, top] = [box.x + x, box.y + row * ROW_PX];
    const [textX, y] = [left + ENTRY.paddingPx, top + ENTRY.basePx];
    const room = badgeRoomPx('usual');
    return [
      `<g class="${lookOf(mark)}">`,
      `<rect x="${left + MARKED_EDGE_PX / 2}" y="${top + MARKED_EDGE_PX / 2}" width="${widthPx - MARKED_EDGE_PX}" height="${ENTRY.heightPx - MARKED_EDGE_PX}" rx="5"/>`,
      drawBadge(mark, { x: textX, y }),
      textLine({
        text: markInWords(mark),
        x: textX + room,
        y,
        widthPx: widthPx - room - 2 * ENTRY.paddingPx,
      }),
      '</g>',
    ].join('');
  });
}

function entriesOf(marks: Marks, widthPx: number): readonly Entry[] {
  const found = new Set(marks.values());
  let [x, row] = [0, 0];
  return MARKS.filter((mark) => found.has(mark)).map((mark) => {
    const textPx = Math.ceil(textWidth(markInWords(mark), TEXT_SIZE_PX.fact));
    const entryPx = textPx + badgeRoomPx('usual') + 2 * ENTRY.paddingPx;
    if (x > 0 && x + entryPx > widthPx) [x, row] = [0, row + 1];
    const entry = { mark, x, row, widthPx: entryPx };
    x += entryPx + GAP_PX;
    return entry;
  });
}
