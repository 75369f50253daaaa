/** Lines with one of each kind before more of the same, where there are more than `countMax`: what is cut off then is more of what was said. */
export function variedFirst<Line extends { readonly kind: string }>(
  lines: readonly Line[],
  countMax: number,
): readonly Line[] {
  if (lines.length <= countMax) return lines;
  const kinds = new Set<string>();
  const firsts: Line[] = [];
  const others: Line[] = [];
  for (const line of lines) {
    (kinds.has(line.kind) ? others : firsts).push(line);
    kinds.add(line.kind);
  }
  return [...firsts, ...others];
}
