import { splitColours } from './colours';

/**
 * Names and messages come from hosts, plans and other people's machines. Whatever could move the cursor, colour the screen or
 * turn text around is shown as an escape, so that what is read is what is there.
 */

/**
 * Controls, line and paragraph separators, marks that change the direction of text or that nobody sees (soft hyphens, tags, fillers and
 * the selectors that text can be hidden in), and halves of characters.
 */
const HOSTILE =
  /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\u115f\u1160\u3164\uffa0]|[\u{e0100}-\u{e01ef}]/gu;

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
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  // By units, as JSON has it.
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Last line of defence before a terminal: lets colours through when `colour`, and spells out every other control. */
export function safeForTerminal(text: string, colour: boolean): string {
  if (!colour) return plainLines(text);
  return splitColours(text)
    .map((part, index) => (index % 2 === 1 ? part : plainLines(part)))
    .join('');
}
