import { html, NO_MARKUP, type Markup } from '../page/html';

/** How much of something is used; parts of the whole from 0 to 1, and more where it is exceeded. */
export interface Meter {
  readonly used: number;
  /** A weaker bar behind it. */
  readonly behind?: number;
  /** Where a line stands. @default none */
  readonly limit?: number;
}

/** A bar whose numbers stand beside it as text. */
export function meter({ used, behind, limit }: Meter): Markup {
  const longest = Math.max(1, used, behind ?? 0, limit ?? 0);
  const share = (amount: number): string => `${Math.round((Math.max(0, amount) / longest) * 1000) / 10}%`;
  const room = limit ?? 1;
  return html`<svg class="bar meter" width="100%" height="8" aria-hidden="true">
    <rect class="track" width="${share(room)}" height="8" rx="2" />
    ${behind === undefined ? NO_MARKUP : html`<rect class="before" width="${share(behind)}" height="8" rx="2" />`}
    <rect class="after" width="${share(Math.min(used, room))}" height="8" rx="2" />
    ${used > room ? html`<rect class="over" x="${share(room)}" width="${share(used - room)}" height="8" rx="2" />` : NO_MARKUP}
    ${limit === undefined ? NO_MARKUP : html`<line class="limit" x1="${share(limit)}" x2="${share(limit)}" y1="0" y2="8" />`}
  </svg>`;
}
