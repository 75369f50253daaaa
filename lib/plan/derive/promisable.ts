/** A double has as many decimal digits that can be relied on; nobody writes a factor with more. */
const DIGITS = 15;

/**
 * How much of `available` may be promised with an overcommit factor, in whole units: what is left over is not promised. The factor
 * counts as it is written, so that 100 × 1.15 is 115, which binary fractions miss by a little.
 *
 * @param available `Infinity` where nobody knows
 */
export function promisable(available: number, overcommit: number): number {
  return Math.floor(Number((available * overcommit).toPrecision(DIGITS)));
}
