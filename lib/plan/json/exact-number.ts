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
  const [stated, read] = [decimalOf(text), decimalOf(String(value))];
  // Zero is zero by any power of ten.
  return stated.digits === read.digits && (stated.digits === '' || stated.exponent === read.exponent);
}

/** The digits that count, and the power of ten of the last of them: `1.50e3` is 15 and 2. */
function decimalOf(text: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const counted = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = counted.replace(/0+$/, '');
  return { digits, exponent: Number(exponent) - fraction.length + counted.length - digits.length };
}
