/**
 * Whether `text` is in a list of patterns between commas, as OpenSSH's match_pattern_list(3) has it: `*` stands for anything, `?` for one
 * character, and a pattern with `!` in front that fits rules it out, whatever else does.
 */
export function isInPatternList(text: string, list: string): boolean {
  const patterns = list.split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && isMatch(text, pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && isMatch(text, pattern));
}

/** Goes back to the last `*` only, so that no pattern takes more than text times pattern. */
function isMatch(text: string, pattern: string): boolean {
  let [at, patternAt] = [0, 0];
  let star: { readonly patternAt: number; at: number } | undefined;
  while (at < text.length) {
    const wanted = pattern[patternAt];
    if (wanted === '*') {
      star = { patternAt, at };
      patternAt += 1;
    } else if (wanted === '?' || wanted === text[at]) {
      at += 1;
      patternAt += 1;
    } else if (star !== undefined) {
      star.at += 1;
      at = star.at;
      patternAt = star.patternAt + 1;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(patternAt));
}
