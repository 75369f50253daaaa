import { html, type Markup } from '../page/html';

/** Times that no calendar has would throw. */
const TIME_MS_MAX = 8.64e15;

/** How a moment is told by the page's script: `3 min ago` and `in 3 min`, or `for 3 min`. */
type Telling = 'point' | 'since';

/** A moment: absolute as it comes, relative by the page's script, and then absolute where the reader points at it. */
export function moment(atMs: number, telling: Telling = 'point'): Markup {
  const iso = isoOf(atMs);
  const absolute = absoluteInWords(iso);
  return html`<time datetime="${iso}" title="${absolute}" data-telling="${telling}">${absolute}</time>`;
}

/** A moment that a document states itself, as RFC 3339. */
export function statedMoment(text: string): Markup | undefined {
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? undefined : moment(atMs);
}

/** `2026-01-02T03:04:05.000Z`. */
export function isoOf(atMs: number): string {
  const bounded = Number.isFinite(atMs) ? Math.min(Math.max(atMs, -TIME_MS_MAX), TIME_MS_MAX) : 0;
  return new Date(bounded).toISOString();
}

/** `2026-01-02 03:04:05 UTC`. */
function absoluteInWords(iso: string): string {
  return `${iso.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`;
}
