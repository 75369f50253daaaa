import { badgeRoomPx, drawBadge } from './badge';
import { isMarked, lookOf, type Becoming } from './becoming';
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
  /** What becomes of the thing, in a picture of a change. */
  readonly becoming?: Becoming | undefined;
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

const EDGE_PX = 1;
/** How wide the widest edge of a marked card is, so that none is cut off at the card's end. */
export const MARKED_EDGE_PX = 3;

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
export function cardWidth(card: Pick<Card, 'name' | 'aside' | 'facts' | 'size' | 'becoming'>): number {
  const { nameLook, factLook, paddingPx } = METRICS[card.size ?? 'usual'];
  const lines = [
    badgeWidth(card) + textWidth(card.name, TEXT_SIZE_PX[nameLook]) + asideWidth(card),
    ...card.facts.map((fact) => textWidth(fact, TEXT_SIZE_PX[factLook])),
  ];
  return Math.ceil(Math.max(...lines)) + 2 * paddingPx;
}

function asideWidth({ aside = '' }: Pick<Card, 'aside'>): number {
  return aside === '' ? 0 : textWidth(aside, TEXT_SIZE_PX.faint) + ASIDE_GAP_PX;
}

function badgeWidth({ becoming, size = 'usual' }: Pick<Card, 'becoming' | 'size'>): number {
  return isMarked(becoming) ? badgeRoomPx(size) : 0;
}

/** Draws a card. It is a picture in the picture, so that no glyph of whatever font can reach beyond it. */
export function drawCard(card: Card, { x, y, width, height }: Box): string {
  const { nameLook, factLook, paddingPx, abovePx, linePx } = METRICS[card.size ?? 'usual'];
  const innerWidthPx = width - 2 * paddingPx;
  const { aside = '', becoming } = card;
  const edgePx = isMarked(becoming) ? MARKED_EDGE_PX : EDGE_PX;
  return [
    `<svg class="card ${lookOf(becoming, card.look)}" x="${x}" y="${y}" width="${width}" height="${height}">`,
    title(card.about),
    `<rect x="${edgePx / 2}" y="${edgePx / 2}" width="${width - edgePx}" height="${height - edgePx}" rx="5"/>`,
    ...(card.colour === undefined
      ? []
      : [`<line class="edge colour-${card.colour}" x1="2" y1="5" x2="2" y2="${height - 5}"/>`]),
    ...(isMarked(becoming) ? [drawBadge(becoming, { x: paddingPx, y: abovePx }, card.size)] : []),
    textLine({
      text: card.name,
      x: paddingPx + badgeWidth(card),
      y: abovePx,
      widthPx: innerWidthPx - badgeWidth(card) - asideWidth(card),
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
