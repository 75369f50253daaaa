/**
 * Where the number that begins at `start` ends, by JSON's grammar (RFC 8259, section 6); `start` itself when none begins there. Not by a
 * regular expression: those keep a place to go back to for each digit, and millions of them are more than the stack has room for.
 */
export function numberEnd(text: string, start: number): number {
  const first = text[start] === '-' ? start + 1 : start;
  const whole = text[first] === '0' ? first + 1 : digitsEnd(text, first);
  if (whole === first) return start;
  const fraction = text[whole] === '.' ? digitsEnd(text, whole + 1) : whole;
  // A point without digits behind it is no part of the number.
  const mantissa = fraction > whole + 1 ? fraction : whole;
  if (text[mantissa] !== 'e' && text[mantissa] !== 'E') return mantissa;
  const sign = text[mantissa + 1];
  const power = sign === '+' || sign === '-' ? mantissa + 2 : mantissa + 1;
  const exponent = digitsEnd(text, power);
  return exponent > power ? exponent : mantissa;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

/** Whether a UTF-16 code unit is one of the ten digits. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
