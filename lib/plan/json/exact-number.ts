/** A double takes 17 digits and an exponent; whoever writes a hundred wants them counted. */
const LENGTH_MAX = 100;

/**
 * Whether a double holds a JSON number as it is written: written again, it must be the same. What differs would be one number to us and
 * another to readers that count more precisely.
 */
export function isExactNumber(text: string): boolean {
  const value = Number(text);
  if (!Number.isFinite(value) || text.length > LENGTH_MAX) return false;
  if (/^-?[0-9]+$/.test(text)) return Number.isSafeInteger(value);
  // The nearest double is never ten times as much, or a tenth: of the same digits, it is the same number.
  return digitsOf(text) === digitsOf(String(value));
}

/** The digits that count: those of `1.50e3` are 15, and zero has none. */
function digitsOf(text: string): string {
  return text
    .replace(/[eE].*/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
}
