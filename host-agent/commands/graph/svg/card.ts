import { TEXT_SIZE_PX, textLine, title, type Box, type TextLook } from './markup';
import { textWidth } from './measure';

/** A thing with a name, what it says about itself, and all about it for who points at it. */
export interface Card {
  readonly look: 'world' | 'link' | 'machine' | 'stopped machine' | 'drive' | 'pool';
  readonly name: string;
  /** Stands at the other end of the name's line. */
  readonly aside?: string;
  readonly facts: readonly string[];
  readonly about: readonly string[];
  /** Number of the colour of its left edge. */
  readonly colour?: number;
  /** @default 'usual' */
  readonly size?: CardSize;
}

export type CardSize = 'usual' | 'small';

interface CardMetrics {
  readonly nameLook: TextLook;
  readonly factLook: TextLook;
  /** Beside the text. */
  readonly paddingPx: number;
  /** Above the first base line, and below the last one. */
  readonly abovePx: number;
  readonly belowPx: number;
  /** From one base line to the next. */
  readonly linePx: number;
}

const METRICS: Readonly<Record<CardSize, CardMetrics>> = {
  usual: { nameLook: 'name', factLook: 'fact', paddingPx: 9, abovePx: 21, belowPx: 9, linePx: 15 },
  small: {
    nameLook: 'small-name',
    factLook: 'small-fact',
    paddingPx: 6,
    abovePx: 14,
    belowPx: 6,
    linePx: 13,
  },
};

/** Between the name and what stands at the other end of its line. */
const ASIDE_GAP_PX = 12;
/** Facts stand a little apart from the name. */
const NAME_GAP_PX = 2;

/** How high a card is. */
export function cardHeight({ facts, size = 'usual' }: Pick<Card, 'facts' | 'size'>): number {
  const { abovePx, belowPx, linePx } = METRICS[size];
  return abovePx + (facts.length === 0 ? 0 : NAME_GAP_PX + facts.length * linePx) + belowPx;
}

/** How wide a card must be to show everything. */
export function cardWidth(card: Pick<Card, 'name' | 'aside' | 'facts' | 'size'>): number {
  const { nameLook, factLook, paddingPx } = METRICS[card.size ?? 'usual'];
  const lines = [
    textWidth(card.name, TEXT_SIZE_PX[nameLook]) + asideWidth(card),
    ...card.facts.map((fact) => textWidth(fact, TEXT_SIZE_PX[factLook])),
  ];
  return Math.ceil(Math.max(...lines)) + 2 * paddingPx;
}

function asideWidth({ aside = '' }: Pick<Card, 'aside'>): number {
  return aside === '' ? 0 : textWidth(aside, TEXT_SIZE_PX.faint) + ASIDE_GAP_PX;
}

/** Draws a card. It is a picture in the picture, so that no glyph of whatever font can reach beyond it. */
export function drawCard(card: Card, { x, y, width, height }: Box): string {
  const { nameLook, factLook, paddingPx, abovePx, linePx } = METRICS[card.size ?? 'usual'];
  const innerWidthPx = width - 2 * paddingPx;
  const { aside = '' } = card;
  return [
    `<svg class="card ${card.look}" x="${x}" y="${y}" width="${width}" height="${height}">`,
    title(card.about),
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="5"/>`,
    ...(card.colour === undefined
      ? []
      : [`<line class="edge colour-${card.colour}" x1="2" y1="5" x2="2" y2="${height - 5}"/>`]),
    textLine({
      text: card.name,
      x: paddingPx,
      y: abovePx,
      widthPx: innerWidthPx - asideWidth(card),
      look: nameLook,
      part: 'ends',
    }),
    ...(aside === ''
      ? []
      : [
          textLine({
            text: aside,
            x: width - paddingPx,
            y: abovePx,
            widthPx: innerWidthPx,
            anchor: 'end',
            look: 'faint',
          }),
        ]),
    ...card.facts.map((text, index) =>
      textLine({
        text,
        x: paddingPx,
        y: abovePx + NAME_GAP_PX + linePx * (index + 1),
        widthPx: innerWidthPx,
        look: factLook,
      }),
    ),
    '</svg>',
  ].join('');
}
