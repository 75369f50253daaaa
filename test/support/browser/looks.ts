/** How a page is looked at. */
export interface Look {
  readonly colours: 'light' | 'dark';
  readonly widthPx: number;
}

/** A small telephone, held upright. */
export const PHONE_PX = 360;

export const DESKTOP_PX = 1280;

/** Both colour schemes, at both widths. */
export const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((colours) =>
  [PHONE_PX, DESKTOP_PX].map((widthPx) => ({ colours, widthPx })),
);

/** `dark-360`. */
export function nameOfLook({ colours, widthPx }: Look): string {
  return `${colours}-${widthPx}`;
}
