import type { ToldReview } from '../told';
import { REVIEW_TITLES, sentence } from '../wording';
import { html, NO_MARKUP, told, type Markup } from './html';
import { lineList } from './host/lines';

/** The whole in one line, why the review fails, if it does, and what could not be judged. */
export function verdict(review: ToldReview): Markup {
  const { failing, unchecked, closing } = review;
  return html`<section class="verdict ${lookOf(review)}" aria-label="${sentence(REVIEW_TITLES.review)}">
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

/** Nothing is praised for what nobody may have asked: it is calm where a reviewer has nothing to look at twice. */
function lookOf({ failing, unchecked, hosts }: ToldReview): 'failing' | 'unchecked' | 'plain' | 'calm' {
  if (failing.length > 0) return 'failing';
  if (unchecked.length > 0) return 'unchecked';
  const isCalm = hosts.every(
    (host) =>
      host.kind !== 'gone' &&
      host.basis.kind !== 'unreadable' &&
      host.counts.refused === 0 &&
      host.concerns.length === 0,
  );
  return isCalm ? 'calm' : 'plain';
}
