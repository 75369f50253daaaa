import { plain } from '../terminal/plain';

/** Long enough for paths and addresses; a name that somebody made to fill the screen is cut. The JSON answer has facts whole. */
const TEXT_LENGTH_MAX = 300;

/** More names than this say no more than their number does. */
const NAMES_SHOWN_MAX = 20;

/** What stands for the part that is left out. */
const ELLIPSIS = '…';

/** Text of others on one line, spelled out where it is not what it looks like, and cut where it is too long. */
export function shown(text: string): string {
  return cutText(plain(text), TEXT_LENGTH_MAX);
}

/** The first of many texts, and how many more there are. */
export function shownList(texts: readonly string[], separator = ', '): string {
  const left = texts.length - NAMES_SHOWN_MAX;
  return [...texts.slice(0, NAMES_SHOWN_MAX).map(shown), ...(left > 0 ? [moreInWords(left)] : [])].join(
    separator,
  );
}

/** What stands for the rest of a list. */
export function moreInWords(number: number): string {
  return `and ${number} more`;
}

/** At most so many characters, of which none is torn apart; the last of them says that there is more. */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  // A character is at most two units, so that a very long text need not be taken apart as a whole.
  const characters = Array.from(text.slice(0, 2 * lengthMax + 2));
  return characters.length <= lengthMax ? text : `${characters.slice(0, lengthMax - 1).join('')}${ELLIPSIS}`;
}
