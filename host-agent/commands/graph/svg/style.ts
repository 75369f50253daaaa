import { TEXT_SIZE_PX } from './markup';

/** Colours of networks; with more networks than colours they come again. */
interface Palette {
  readonly paper: string;
  readonly card: string;
  readonly border: string;
  readonly ink: string;
  readonly faint: string;
  readonly colours: readonly string[];
}

/** Text has a contrast of at least 4.5 to what is behind it, lines of 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const LIGHT: Palette = {
  paper: '#ffffff',
  card: '#f6f8fa',
  border: '#848d97',
  ink: '#1f2328',
  faint: '#59636e',
  colours: ['#0969da', '#bc4c00', '#1a7f37', '#8250df', '#bf3989', '#1b7c83', '#9a6700', '#cf222e'],
};

const DARK: Palette = {
  paper: '#0d1117',
  card: '#161b22',
  border: '#6e7681',
  ink: '#e6edf3',
  faint: '#9198a1',
  colours: ['#58a6ff', '#f0883e', '#3fb950', '#bc8cff', '#f778ba', '#39c5cf', '#d29922', '#ff7b72'],
};

/** The number of the colour that the network at this position has. */
export function colourOf(position: number): number {
  return position % LIGHT.colours.length;
}

/** What decides between light and dark. */
export interface StyleOptions {
  /** `media`: the reader's system; `attribute`: `data-theme` on the page's root where it is `light` or `dark`, else the system. @default 'media' */
  readonly themes?: 'media' | 'attribute';
}

/** Rules for everything in the picture. They all begin with its class, because a page that holds the picture has rules of its own. */
export function styleSheet({ themes = 'media' }: StyleOptions = {}): string {
  const dark = coloured(DARK);
  return [
    ...scoped(SHAPES),
    ...scoped(coloured(LIGHT)),
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
