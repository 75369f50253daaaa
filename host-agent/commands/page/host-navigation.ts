import type { ToldGoneHost, ToldHost, ToldReview } from '../told';
import { plain } from '../terminal/plain';
import { GONE_IN_WORDS, REVIEW_TITLES, sentence } from '../wording';
import { COUNT_WORDS, PAGE_WORDS } from '../wording/page';
import { MARK_LOOKS } from './host/badges';
import { hostId } from './host/host-section';
import { html, NO_MARKUP, told, type Markup } from './html';

/** The hosts with what happens on them; nothing where there is one only. */
export function hostNavigation({ hosts }: ToldReview): Markup {
  if (hosts.length < 2) return NO_MARKUP;
  return html`<nav class="hosts" aria-label="${sentence(REVIEW_TITLES.hosts)}">
    <ul>
      ${hosts.map(
        (host) =>
          html`<li>
            <a href="#${encodeURIComponent(hostId(host.name))}"
              ><span class="name">${told(plain(host.name))}</span> ${countsOf(host)}</a
            >
          </li> `,
      )}
    </ul>
  </nav>`;
}

function countsOf(host: ToldHost | ToldGoneHost): Markup {
  if (host.kind === 'gone') return html`<span class="count remove">${GONE_IN_WORDS}</span>`;
  const counts = (['create', 'change', 'restart', 'destroy', 'refused'] as const).filter(
    (count) => host.counts[count] > 0,
  );
  if (counts.length === 0) return html`<span class="count">${PAGE_WORDS.nothing}</span>`;
  return html`${counts.map((count) => {
    const { mark, words } = COUNT_WORDS[count];
    return html`<span class="count ${MARK_LOOKS[mark]}"
      ><span aria-hidden="true">${mark}</span>${host.counts[count]}<span class="unseen"> ${words}</span></span
    > `;
  })}`;
}
