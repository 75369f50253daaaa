/** What lines of all kinds are made of. */

const DOT_RADIUS_PX = 3.5;

/** Where a line joins another. */
export function dot(look: string, x: number, y: number): string {
  return `<circle class="${look}" cx="${x}" cy="${y}" r="${DOT_RADIUS_PX}"/>`;
}

/** Where a line leaves a card. */
export function middleOf({ box }: { readonly box: { readonly y: number; readonly height: number } }): number {
  return Math.floor(box.y + box.height / 2);
}
