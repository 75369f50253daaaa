import { IMPACTS } from '../../planner';
import type { ToldReview } from '../told';
import { IMPACT_WORDS } from '../wording';
import { markInWords, MARKS } from '../wording/graph';
import { FILTER_COUNT_WORDS, PAGE_WORDS } from '../wording/page';
import { filterForm } from './filter-form';
import { MARK_LOOKS } from './host/badges';
import { html, NO_MARKUP, type Markup } from './html';

/** What filters the objects of all hosts, where there are any; shown by the script that does it. */
export function filterControls({ hosts }: ToldReview): Markup {
  if (hosts.every((host) => host.kind === 'gone' || host.objects.length === 0)) return NO_MARKUP;
  const words = PAGE_WORDS.filter;
  return filterForm({
    words,
    count: FILTER_COUNT_WORDS,
    choices: html`<div class="choices" role="group" aria-label="${words.impacts}">
        ${IMPACTS.map(
          (impact) =>
            html`<button
              type="button"
              class="impact ${impact}"
              data-filter-impact="${impact}"
              aria-pressed="false"
              title="${IMPACT_WORDS[impact].meaning}"
            >
              ${IMPACT_WORDS[impact].label}
            </button> `,
        )}
      </div>
      <div class="choices" role="group" aria-label="${words.marks}">
        ${MARKS.map(
          (mark) =>
            html`<button
              type="button"
              class="${MARK_LOOKS[mark]}"
              data-filter-mark="${mark}"
              aria-pressed="false"
            >
              <span class="mark ${MARK_LOOKS[mark]}" aria-hidden="true">${mark}</span> ${markInWords(mark)}
            </button> `,
        )}
      </div>`,
  });
}
