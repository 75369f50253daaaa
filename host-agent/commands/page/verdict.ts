import type { ToldReview } from '../told';
import { REVIEW_TITLES, sentence } from '../wording';
import { html, NO_MARKUP, told, type Markup } from './html';
import { lineList } from './host/lines';

/**
 * The whole in one line; in front of it why the review fails, if it does, and what could not be judged. Where neither is said nothing
 * is praised: nobody may have asked.
 */
export function verdict({ failing, unchecked, closing }: ToldReview): Markup {
  const look = failing.length > 0 ? 'failing' : unchecked.length > 0 ? 'unchecked' : 'calm';
  return html`<section class="verdict ${look}" aria-label="${sentence(REVIEW_TITLES.review)}">
    <p class="closing">${told(closing)}</p>
    ${
      failing.length === 0
        ? NO_MARKUP
        : html`<h2>${sentence(REVIEW_TITLES.failing)} <span class="number">${failing.length}</span></h2>
            ${lineList(failing)}`
    }
    ${
      unchecked.length === 0
        ? NO_MARKUP
        : html`<h2>${sentence(REVIEW_TITLES.notChecked)}</h2>
            ${lineList(unchecked)}`
    }
  </section>`;
}
