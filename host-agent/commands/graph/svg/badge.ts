import type { Mark } from '../../rendering/change-view';

/** A sign on a small coloured square: who sees no colours reads the sign. */
interface BadgeSize {
  readonly sidePx: number;
  /** Between it and the text behind it. */
  readonly gapPx: number;
  /** From its upper edge down to the base line of the text beside it. */
  readonly basePx: number;
  /** From its upper edge down to the base line of the sign. */
  readonly signBasePx: number;
  readonly signLook: keyof typeof SIGN_SIZE_PX;
}

/** By the class of the text. */
export const SIGN_SIZE_PX = { sign: 12, 'small-sign': 10 } as const;

/** For cards of both sizes; those of lines are usual ones. */
export const BADGES: Readonly<Record<'usual' | 'small', BadgeSize>> = {
  usual: { sidePx: 13, gapPx: 5, basePx: 11, signBasePx: 10.5, signLook: 'sign' },
  small: { sidePx: 11, gapPx: 4, basePx: 9, signBasePx: 8.5, signLook: 'small-sign' },
};

/** How much room a badge takes beside text. */
export function badgeRoomPx(size: keyof typeof BADGES): number {
  return BADGES[size].sidePx + BADGES[size].gapPx;
}

/** Draws a badge beside text whose base line is at `y`. Its colour is that of the class of a group around it. */
export function drawBadge(
  mark: Mark,
  { x, y }: { readonly x: number; readonly y: number },
  size: keyof typeof BADGES = 'usual',
): string {
  const { sidePx, basePx, signBasePx, signLook } = BADGES[size];
  const top = y - basePx;
  return [
    `<rect class="badge" x="${x}" y="${top}" width="${sidePx}" height="${sidePx}" rx="3"/>`,
    `<text class="${signLook}" x="${x + sidePx / 2}" y="${top + signBasePx}" text-anchor="middle">${mark}</text>`,
  ].join('');
}
