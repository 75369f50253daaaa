import { MARK_SHAPES, markColours } from './mark-style';
import { TEXT_SIZE_PX } from './markup';
import { DARK, LIGHT, type Palette } from './palettes';

/** What a style sheet is for. */
export interface StyleOptions {
  /** What decides between light and dark. `media`: the reader's system; `attribute`: `data-theme` on the page's root where it is `light` or `dark`, else the system. @default 'media' */
  readonly themes?: 'media' | 'attribute';
  /** Whether it has rules for pictures of changes. @default true */
  readonly marks?: boolean;
}

/** Rules for everything in the picture. They all begin with its class, because a page that holds the picture has rules of its own. */
export function styleSheet({ themes = 'media', marks = true }: StyleOptions = {}): string {
  const colours = (palette: Palette): readonly string[] =>
    marks ? [...coloured(palette), ...markColours(palette)] : coloured(palette);
  const dark = colours(DARK);
  return [
    ...scoped(marks ? [...SHAPES, ...MARK_SHAPES] : SHAPES),
    ...scoped(colours(LIGHT)),
    ...(themes === 'media'
      ? [`@media (prefers-color-scheme:dark){${scoped(dark).join('')}}`]
      : [
          `@media (prefers-color-scheme:dark){${scoped(dark, ':root:not([data-theme=light]) ').join('')}}`,
          ...scoped(dark, ':root[data-theme=dark] '),
        ]),
  ].join('\n');
}

const SHAPES: readonly string[] = [
  'text{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;direction:ltr}',
  ...Object.entries(TEXT_SIZE_PX).map(([look, sizePx]) => `text.${look}{font-size:${sizePx}px}`),
  'text.name,text.small-name{font-weight:600}',
  'rect{stroke-width:1}',
  'polyline,line{fill:none;stroke-width:2}',
  '.gap{stroke-width:7}',
  '.edge{stroke-width:4}',
  '.storage,.uplink{stroke-width:1.5}',
  '.frame{stroke-dasharray:2 4}',
  '.stopped rect,.unplugged{stroke-dasharray:5 4}',
];

/** Colours of what is in every picture. */
function coloured({ paper, card, border, ink, faint, colours }: Palette): readonly string[] {
  return [
    `.paper{fill:${paper}}`,
    `.frame{fill:none;stroke:${border}}`,
    `.card rect{fill:${card};stroke:${border}}`,
    `.stopped rect{fill:${paper}}`,
    `.gap{stroke:${paper}}`,
    `.storage,.uplink{stroke:${border}}`,
    `.end{fill:${border}}`,
    `text{fill:${ink}}`,
    `text.faint{fill:${faint}}`,
    ...colours.map((colour, index) => `.colour-${index}{stroke:${colour}}.dot-${index}{fill:${colour}}`),
  ];
}

function scoped(rules: readonly string[], within = ''): readonly string[] {
  return rules.map((rule) =>
    rule.replace(/[^{}]+(?=\{)/g, (selectors) =>
      selectors
        .split(',')
        .map((selector) => `${within}.fleetwright-graph ${selector}`)
        .join(','),
    ),
  );
}
