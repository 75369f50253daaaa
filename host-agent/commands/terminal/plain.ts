import { splitColours } from './colours';

/**
 * Names and messages come from hosts, plans and other people's machines. Whatever could move the cursor, colour the screen or
 * turn text around is shown as an escape, so that what is read is what is there.
 */

/** C0 and C1 controls, DEL, line and paragraph separators, and the marks that change the direction of text. */
const HOSTILE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text on one line, with everything invisible or dangerous spelled out: an escape character becomes `\x1b`. */
export function plain(text: string): string {
  return text.replace(HOSTILE, spell);
}

/** Like {@link plain}, for text of several lines: line ends and tabs stay. */
export function plainLines(text: string): string {
  return text.replace(HOSTILE, (character) =>
    character === '\n' || character === '\t' ? character : spell(character),
  );
}

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  return code < 0x100
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Last line of defence before a terminal: lets colours through when `colour`, and spells out every other control. */
export function safeForTerminal(text: string, colour: boolean): string {
  if (!colour) return plainLines(text);
  return splitColours(text)
    .map((part, index) => (index % 2 === 1 ? part : plainLines(part)))
    .join('');
}
