/** Marks that stand above, below or around the character before; those that take a place of their own (Mc) are not among them. */
const COMBINING = /^[\p{Mn}\p{Me}]$/u;
/** East Asian characters, and pictures. What is beyond the first plane is mostly pictures: taken for wide, it is never too wide. */
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{10000}-\u{10ffff}]|\p{Emoji_Presentation})$/u;
/** What nearly every text is made of: as many columns as characters. */
const NARROW = /^[\u0020-\u007e\u00a0-\u02ff]*$/;

/** Whether a character takes no room of its own. */
export function isCombining(character: string): boolean {
  return COMBINING.test(character);
}

/** Whether a character is about as wide as it is high: two columns of a terminal. */
export function isWide(character: string): boolean {
  return WIDE.test(character);
}

/** Columns of a terminal that one character takes: 0, 1 or 2. */
export function columnsOfCharacter(character: string): number {
  if (isCombining(character)) return 0;
  return isWide(character) ? 2 : 1;
}

/** Columns of a terminal that text without colours takes. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** Adds spaces until the text takes so many columns: behind it, or before it to align it to the right. */
export function padColumns(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const padding = ' '.repeat(Math.max(0, columns - columnsOf(text)));
  return align === 'left' ? `${text}${padding}` : `${padding}${text}`;
}
