import type { Mark } from '../../rendering/change-view';

/** Colours of networks; with more networks than colours they come again. */
export interface Palette {
  readonly paper: string;
  readonly card: string;
  readonly border: string;
  readonly ink: string;
  readonly faint: string;
  readonly colours: readonly string[];
  /** Of edges and badges, and what is behind the text of what is marked. */
  readonly marks: Readonly<Record<Mark, { readonly edge: string; readonly fill: string }>>;
}

/** Text has a contrast of at least 4.5 to what is behind it, lines of 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LIGHT: Palette = {
  paper: '#ffffff',
  card: '#f6f8fa',
  border: '#848d97',
  ink: '#1f2328',
  faint: '#59636e',
  colours: ['#0969da', '#bc4c00', '#1a7f37', '#8250df', '#bf3989', '#1b7c83', '#9a6700', '#cf222e'],
  marks: {
    '+': { edge: '#1a7f37', fill: '#dafbe1' },
    '~': { edge: '#0969da', fill: '#ddf4ff' },
    '!': { edge: '#bc4c00', fill: '#fff1e5' },
    '-': { edge: '#cf222e', fill: '#ffffff' },
    x: { edge: '#8250df', fill: '#fbefff' },
  },
};

export const DARK: Palette = {
  paper: '#0d1117',
  card: '#161b22',
  border: '#6e7681',
  ink: '#e6edf3',
  faint: '#9198a1',
  colours: ['#58a6ff', '#f0883e', '#3fb950', '#bc8cff', '#f778ba', '#39c5cf', '#d29922', '#ff7b72'],
  marks: {
    '+': { edge: '#3fb950', fill: '#12261e' },
    '~': { edge: '#58a6ff', fill: '#13233a' },
    '!': { edge: '#f0883e', fill: '#2f1e10' },
    '-': { edge: '#ff7b72', fill: '#0d1117' },
    x: { edge: '#bc8cff', fill: '#231a36' },
  },
};

/** The number of the colour that the network at this position has. */
export function colourOf(position: number): number {
  return position % LIGHT.colours.length;
}
