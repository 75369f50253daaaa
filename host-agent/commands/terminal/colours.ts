/** Select Graphic Rendition, the only escape sequences that our own colours are made of (ECMA-48, 8.3.117). */
const COLOUR = /(\u001b\[[0-9;]{1,16}m)/;

/** Text and colours in turn, text first: every second part is a sequence that sets colours. */
export function splitColours(text: string): readonly string[] {
  return text.split(COLOUR);
}

/** The text as it is read. */
export function withoutColours(text: string): string {
  return text.includes('\u001b')
    ? splitColours(text)
        .filter((_part, index) => index % 2 === 0)
        .join('')
    : text;
}

/** What ends each style that is in use, by the sequence that began it; the last one begun comes last. */
export type ActiveColours = ReadonlyMap<string, string>;

/** What is in use once `sequence` was read. */
export function afterColour(active: ActiveColours, sequence: string): ActiveColours {
  const next = new Map(active);
  const ended = [...active].filter(([, end]) => end === sequence || sequence === RESET);
  for (const [begun] of ended) next.delete(begun);
  const end = endOf(sequence);
  if (end !== undefined) next.set(sequence, end);
  return next;
}

const RESET = '\u001b[0m';

/** What ends a style; nothing when the sequence is such an end itself. Where it sets several at once, only ending all will do. */
function endOf(sequence: string): string | undefined {
  const codes = sequence.slice(2, -1).split(';').map(Number);
  const [code = 0] = codes;
  if (codes.length > 1) return RESET;
  if (code === 1 || code === 2) return '\u001b[22m';
  if (code >= 3 && code <= 9) return `\u001b[${20 + code}m`;
  if ((code >= 30 && code < 39) || (code >= 90 && code <= 97)) return '\u001b[39m';
  if ((code >= 40 && code < 49) || (code >= 100 && code <= 107)) return '\u001b[49m';
  return undefined;
}
