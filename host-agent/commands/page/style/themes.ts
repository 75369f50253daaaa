import { DARK, LIGHT, type Palette } from '../../graph/svg/palettes';
import { MARKS } from '../../wording/graph';
import { MARK_LOOKS } from '../host/badges';

/** Colours of the page besides those that its pictures have too. */
interface Shades {
  readonly sunken: string;
  readonly link: string;
  /** What is taken away and what comes instead, behind the ink. */
  readonly from: string;
  readonly to: string;
  readonly fail: { readonly edge: string; readonly fill: string };
  readonly look: { readonly edge: string; readonly fill: string };
  readonly bar: { readonly track: string; readonly before: string; readonly after: string };
}

/** Text has a contrast of at least 4.5 to what is behind it, shapes of 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
const LIGHT_SHADES: Shades = {
  sunken: '#f6f8fa',
  link: '#0550ae',
  from: '#ffebe9',
  to: '#dafbe1',
  fail: { edge: '#cf222e', fill: '#ffebe9' },
  look: { edge: '#9a6700', fill: '#fff8c5' },
  bar: { track: '#e7ebef', before: '#6e7781', after: '#0969da' },
};

const DARK_SHADES: Shades = {
  sunken: '#161b22',
  link: '#79c0ff',
  from: '#3c1618',
  to: '#12301d',
  fail: { edge: '#ff7b72', fill: '#2d1214' },
  look: { edge: '#d29922', fill: '#272115' },
  bar: { track: '#2b323b', before: '#8b949e', after: '#58a6ff' },
};

/** The colours as properties; what the reader has chosen goes before what the system says. */
export const THEMES = `
:root{color-scheme:light dark;${properties(LIGHT, LIGHT_SHADES)}}
:root[data-theme=light]{color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${properties(DARK, DARK_SHADES)}}}
:root[data-theme=dark]{color-scheme:dark;${properties(DARK, DARK_SHADES)}}
@media print{:root:root:root{color-scheme:light;${properties(LIGHT, LIGHT_SHADES)}}}
`;

function properties(palette: Palette, shades: Shades): string {
  const { paper, border, ink, faint, marks } = palette;
  const { sunken, link, from, to, fail, look, bar } = shades;
  return Object.entries({
    paper,
    border,
    ink,
    faint,
    sunken,
    link,
    from,
    to,
    'fail-edge': fail.edge,
    'fail-fill': fail.fill,
    'look-edge': look.edge,
    'look-fill': look.fill,
    'bar-track': bar.track,
    'bar-before': bar.before,
    'bar-after': bar.after,
    ...Object.fromEntries(
      MARKS.flatMap((mark) => [
        [`${MARK_LOOKS[mark]}-edge`, marks[mark].edge],
        [`${MARK_LOOKS[mark]}-fill`, marks[mark].fill],
      ]),
    ),
  })
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
