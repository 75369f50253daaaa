import { html, NO_MARKUP, type Markup } from '../html';

/** What is wider than the window scrolls in a box of its own, by keyboard too, so that the page never does. */
export function scrolling(name: string, inside: Markup, attributes: Markup = NO_MARKUP): Markup {
  return html`<div class="scrolling" role="region" tabindex="0" aria-label="${name}" ${attributes}>
    ${inside}
  </div>`;
}
