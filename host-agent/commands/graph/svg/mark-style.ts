import { MARKS } from '../../wording/graph';
import type { Mark } from '../../rendering/change-view';
import { SIGN_SIZE_PX } from './badge';
import { BECOMING_LOOKS } from './becoming';
import type { Palette } from './palettes';

/** Each mark has an edge that is told from all others without its colour, too. None is wider than a marked card leaves room for. */
const EDGES: Readonly<Record<Mark, { readonly widthPx: number; readonly dashes: string }>> = {
  '+': { widthPx: 3, dashes: 'none' },
  '~': { widthPx: 2.5, dashes: '9 3' },
  '!': { widthPx: 3, dashes: '11 3 2 3' },
  '-': { widthPx: 1.5, dashes: '3 4' },
  x: { widthPx: 3, dashes: '2 2' },
};

/** Rules of shape for what is marked, and for what steps back behind it. They come after those for everything. */
export const MARK_SHAPES: readonly string[] = [
  ...Object.entries(SIGN_SIZE_PX).map(
    ([look, sizePx]) => `text.${look}{font-size:${sizePx}px;font-weight:700}`,
  ),
  ...MARKS.map((mark) => {
    const { widthPx, dashes } = EDGES[mark];
    const look = BECOMING_LOOKS[mark];
    return `.${look} rect,polyline.${look}{stroke-width:${widthPx};stroke-dasharray:${dashes}}`;
  }),
  'rect.badge{stroke-width:0}',
  'polyline.unchanged{stroke-width:1.25}',
  '.unchanged text.name,.unchanged text.small-name,.gone text.name,.gone text.small-name{font-weight:400}',
];

/** Rules of colour for the same. */
export function markColours({ paper, faint, marks }: Palette): readonly string[] {
  return [
    ...MARKS.map((mark) => {
      const look = BECOMING_LOOKS[mark];
      const { edge, fill } = marks[mark];
      return `.${look} rect{fill:${fill};stroke:${edge}}polyline.${look}{stroke:${edge}}.${look} rect.badge{fill:${edge}}`;
    }),
    `.unchanged rect{fill:${paper}}`,
    `.unchanged text,.gone text{fill:${faint}}`,
    ...Object.keys(SIGN_SIZE_PX).map((look) => `text.${look}{fill:${paper}}`),
  ];
}
