/** Twelve digits of a digest tell two plans apart for people; programs read the whole one from `--json`. */
const DIGEST_DIGITS_SHOWN = 12;

/** `99d1dd82b262`. */
export function digestInWords(digest: string): string {
  return digest.slice(0, DIGEST_DIGITS_SHOWN);
}
