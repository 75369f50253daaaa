import { fit, isFixedWidth, textWidth } from './measure';

/** Where something is, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is inside of a picture, and how large it is. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly string[];
}

/** How text looks: names stand out, facts are read on demand; the small ones are for boxes of which there are very many. */
export type TextLook = 'name' | 'fact' | 'faint' | 'small-name' | 'small-fact';

export const TEXT_SIZE_PX: Readonly<Record<TextLook, number>> = {
  name: 13,
  fact: 11,
  faint: 11,
  'small-name': 11,
  'small-fact': 10,
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML, in elements and attributes alike. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** What is shown when it is pointed at, and what is read aloud; a line each. */
export function title(lines: readonly string[]): string {
  return `<title>${escapeXml(lines.join('\n'))}</title>`;
}

/** One line of text. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  /** Longer text is cut. */
  readonly widthPx: number;
  /** @default 'fact' */
  readonly look?: TextLook;
  /** @default 'start' */
  readonly anchor?: 'start' | 'middle' | 'end';
  /** What of a text that is too long is shown. @default 'start' */
  readonly part?: 'start' | 'ends';
}

/** A line of text, cut with an ellipsis to the width that it has; then it is whole in its title. */
export function textLine({
  text,
  x,
  y,
  widthPx,
  look = 'fact',
  anchor = 'start',
  part = 'start',
}: TextLine): string {
  const sizePx = TEXT_SIZE_PX[look];
  const shown = fit(text, { widthPx, sizePx }, part);
  const held = isFixedWidth(shown)
    ? ''
    : ` textLength="${Math.floor(textWidth(shown, sizePx))}" lengthAdjust="spacingAndGlyphs"`;
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const whole = shown === text ? '' : title([text]);
  return `<text class="${look}" x="${x}" y="${y}"${anchored}${held}>${whole}${escapeXml(shown)}</text>`;
}

/** A line that goes through points. */
export function line(look: string, points: readonly (readonly [x: number, y: number])[]): string {
  return `<polyline class="${look}" points="${points.map((point) => point.join(',')).join(' ')}"/>`;
}

/** A line that lies above others: what it crosses is interrupted, so that crossings are not taken for joints. */
export function crossingLine(look: string, points: readonly (readonly [x: number, y: number])[]): string {
  return line('gap', points) + line(look, points);
}
