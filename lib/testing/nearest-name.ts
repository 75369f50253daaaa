/** Two letters in five, since two that have changed places count twice; with more, it is another name rather than a slip. */
const SLIPS_PER_LETTER = 2 / 5;

/** The one of `names` that `name` was most likely meant to be; none when none is near. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((candidate) => ({ candidate, slips: slipsBetween(name, candidate) }))
    .filter(({ candidate, slips }) => slips <= Math.max(name.length, candidate.length) * SLIPS_PER_LETTER)
    .sort((left, right) => left.slips - right.slips);
  return ranked[0]?.candidate;
}

/** How many letters have to be put in, left out or changed (Levenshtein's distance). */
function slipsBetween(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_unused, index) => index);
  for (const [row, letter] of left.split('').entries()) {
    const current = [row + 1];
    for (const [column, other] of right.split('').entries()) {
      const changed = (above[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
