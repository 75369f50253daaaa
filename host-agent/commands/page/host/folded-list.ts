import { moreInWords } from '../../wording';
import { linesNotListedInWords } from '../../wording/page';
import { LINES_LISTED_MAX, LINES_UNFOLDED_MAX } from '../bounds';
import { html, NO_MARKUP, type Markup } from '../html';

/** A list; of a long one the most is folded away, and what a page cannot hold is left out, and counted. */
export function foldedList(items: readonly Markup[], look: string): Markup {
  const folded = items.slice(LINES_UNFOLDED_MAX, LINES_LISTED_MAX);
  const left = Math.max(0, items.length - LINES_LISTED_MAX);
  return html`<ul class="${look}">
      ${items.slice(0, LINES_UNFOLDED_MAX)}
    </ul>
    ${
      folded.length === 0
        ? NO_MARKUP
        : html`<details class="more">
            <summary>${moreInWords(items.length - LINES_UNFOLDED_MAX)}</summary>
            <ul class="${look}">
              ${folded}
            </ul>
            ${left === 0 ? NO_MARKUP : html`<p class="left-out" data-left-out="${left}">${linesNotListedInWords(left)}</p>`}
          </details>`
    }`;
}
