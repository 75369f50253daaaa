import { parseXmlDocument, type Element } from 'slimdom';

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text as a browser would set it in a font of fixed width. */
export interface PlacedText {
  readonly look: string;
  readonly text: string;
  readonly at: Rectangle;
}

export interface PlacedCard {
  readonly look: string;
  readonly title: string;
  readonly at: Rectangle;
  readonly texts: readonly PlacedText[];
}

/** What is where in a picture, read from its XML. */
export interface Picture {
  readonly root: Element;
  readonly frame: Rectangle;
  readonly cards: readonly PlacedCard[];
  /** Outside of cards. */
  readonly texts: readonly PlacedText[];
  /** Each straight piece of a line, as wide as it is drawn. */
  readonly lines: readonly Rectangle[];
}

/** Letters of DejaVu Sans Mono, the widest of the usual ones, and what they need above and below the base line. */
const LETTER = { advanceEm: 0.602, ascentEm: 0.76, descentEm: 0.24 };

const SIZE_PX: Readonly<Record<string, number>> = {
  name: 13,
  fact: 11,
  faint: 11,
  'small-name': 11,
  'small-fact': 10,
  sign: 12,
  'small-sign': 10,
};

/** @throws Error for what is no well-formed XML. */
export function readPicture(svg: string): Picture {
  const root = parseXmlDocument(svg).documentElement;
  if (root === null) throw new Error('no picture');
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const elements = descendants(root);
  return {
    root,
    frame: { left: 0, top: 0, right: width, bottom: height },
    cards: elements.filter(isCard).map(cardOf),
    texts: elements
      .filter((element) => element.localName === 'text' && !isCard(element.parentElement))
      .map((element) => textOf(element, { x: 0, y: 0 })),
    lines: elements
      .filter((element) => element.localName === 'polyline' && element.getAttribute('class') !== 'gap')
      .flatMap(piecesOf),
  };
}

/** Half of what lines are wide. */
const LINE_HALF_PX = 1;

function piecesOf(polyline: Element): readonly Rectangle[] {
  const points = (polyline.getAttribute('points') ?? '')
    .split(' ')
    .map((point) => point.split(',').map(Number) as [number, number]);
  return points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return {
      left: Math.min(x, fromX) - (x === fromX ? LINE_HALF_PX : 0),
      right: Math.max(x, fromX) + (x === fromX ? LINE_HALF_PX : 0),
      top: Math.min(y, fromY) - (y === fromY ? LINE_HALF_PX : 0),
      bottom: Math.max(y, fromY) + (y === fromY ? LINE_HALF_PX : 0),
    };
  });
}

/** Every element below one. */
export function descendants(element: Element): readonly Element[] {
  return element.children.flatMap((child) => [child, ...descendants(child)]);
}

export function overlaps(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function contains(outer: Rectangle, inner: Rectangle): boolean {
  return (
    outer.left <= inner.left &&
    outer.top <= inner.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

function isCard(element: Element | null): boolean {
  return element?.localName === 'svg' && (element.getAttribute('class') ?? '').startsWith('card ');
}

function cardOf(element: Element): PlacedCard {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => numberOf(element, name));
  const corner = { x: x ?? 0, y: y ?? 0 };
  return {
    look: (element.getAttribute('class') ?? '').replace('card ', ''),
    title: element.children.find(({ localName }) => localName === 'title')?.textContent ?? '',
    at: {
      left: corner.x,
      top: corner.y,
      right: corner.x + (width ?? 0),
      bottom: corner.y + (height ?? 0),
    },
    texts: element.children
      .filter(({ localName }) => localName === 'text')
      .map((child) => textOf(child, corner)),
  };
}

/** Which part of a text is left of where it is put. */
const ANCHORS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

function textOf(element: Element, corner: { readonly x: number; readonly y: number }): PlacedText {
  const whole = element.children.map((child) => child.textContent ?? '').join('');
  const text = (element.textContent ?? '').slice(whole.length);
  const look = element.getAttribute('class') ?? '';
  const size = SIZE_PX[look];
  if (size === undefined) throw new Error(`a text of unknown look: ${text}`);
  const held = element.getAttribute('textLength');
  const width = held === null ? Array.from(text).length * LETTER.advanceEm * size : Number(held);
  const x = corner.x + numberOf(element, 'x');
  const y = corner.y + numberOf(element, 'y');
  const left = x - width * (ANCHORS[element.getAttribute('text-anchor') ?? 'start'] ?? 0);
  return {
    look,
    text,
    at: {
      left,
      right: left + width,
      top: y - LETTER.ascentEm * size,
      bottom: y + LETTER.descentEm * size,
    },
  };
}

function numberOf(element: Element, attribute: string): number {
  const value = Number(element.getAttribute(attribute) ?? Number.NaN);
  if (!Number.isFinite(value)) throw new Error(`${element.localName} without ${attribute}`);
  return value;
}
