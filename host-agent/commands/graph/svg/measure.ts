import { isCombining, isWide } from '../../terminal/character-width';
import { cut, cutMiddle } from '../cut';

/**
 * How wide text will be, without a font at hand: everything is set in fonts of fixed width, whose letters are at most 0.61 of
 * their size wide (Courier New 0.600, DejaVu Sans Mono and Menlo 0.602). Other scripts come from other fonts, and are held to
 * the width that is taken for them here by `textLength`.
 */
const ADVANCE_EM = 0.61;
/** East Asian characters and pictures are as wide as they are high; pictures of some fonts a little more. */
const WIDE_ADVANCE_EM = 1.2;
const OTHER_ADVANCE_EM = 0.8;

/** Latin, Greek and Cyrillic, and the marks that our own words use: what a font of fixed width has. */
const FIXED = /^[\u0020-\u052f\u1e00-\u1fff\u2010-\u2027]$/u;

/** Width in pixels of text of so many pixels in size. */
export function textWidth(text: string, sizePx: number): number {
  let advanceEm = 0;
  for (const character of text) advanceEm += advanceOf(character);
  return advanceEm * sizePx;
}

/** Whether every character is one that fonts of fixed width have. */
export function isFixedWidth(text: string): boolean {
  return Array.from(text).every((character) => FIXED.test(character) && !isCombining(character));
}

/** The text as far as it fits; `ends` leaves out the middle instead of the end. */
export function fit(
  text: string,
  room: { readonly widthPx: number; readonly sizePx: number },
  part: 'start' | 'ends' = 'start',
): string {
  if (textWidth(text, room.sizePx) <= room.widthPx) return text;
  const shorten = part === 'start' ? cut : cutMiddle;
  // Marks that take no width of their own are left out of the count, so that a text full of them is cut soon.
  let length = Math.max(1, Math.floor(room.widthPx / (ADVANCE_EM * room.sizePx)));
  while (length > 1 && textWidth(shorten(text, length), room.sizePx) > room.widthPx) length -= 1;
  return shorten(text, length);
}

function advanceOf(character: string): number {
  if (isCombining(character)) return 0;
  if (FIXED.test(character)) return ADVANCE_EM;
  return isWide(character) ? WIDE_ADVANCE_EM : OTHER_ADVANCE_EM;
}
