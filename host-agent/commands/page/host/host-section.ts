import type { ToldGoneHost, ToldHost, ToldLine, ToldObject } from '../../told';
import { digestInWords, GONE_IN_WORDS, REVIEW_TITLES, sentence } from '../../wording';
import { COUNT_WORDS, PAGE_WORDS } from '../../wording/page';
import { html, NO_MARKUP, told, type Markup } from '../html';
import { plain } from '../../terminal/plain';
import { timelineSection } from '../timeline/section';
import { addressesSection } from './addresses';
import { allocationsSection } from './allocations';
import { MARK_LOOKS, markBadge } from './badges';
import { lineSection } from './lines';
import { objectsSection } from './objects';
import { topologySection } from './topology';

/** How much of a host a page shows. */
export interface HostBounds {
  readonly listed: ReadonlySet<ToldObject>;
  readonly machinesMax: number;
}

/** Everything about one host. */
export function hostSection(host: ToldHost | ToldGoneHost, bounds: HostBounds): Markup {
  const { name } = host;
  return html`<section
    id="${hostId(name)}"
    data-host="${name}"
    class="host ${host.kind}"
    aria-labelledby="${hostId(name)}-title"
  >
    <header>
      <h2 id="${hostId(name)}-title">
        ${PAGE_WORDS.host}
        ${told(plain(name))}${host.kind === 'kept' ? NO_MARKUP : html` <span class="tag">${host.kind === 'new' ? PAGE_WORDS.newHost : GONE_IN_WORDS}</span>`}
      </h2>
      ${origin(host)}
    </header>
    ${host.kind === 'gone' ? goneBody(host) : hostBody(host, bounds)}
  </section>`;
}

/** Where links to a host lead. */
export function hostId(name: string): string {
  return `host-${name}`;
}

function goneBody({ lines }: ToldGoneHost): Markup {
  return lineSection(sentence(GONE_IN_WORDS), lines, 'look');
}

function hostBody(host: ToldHost, bounds: HostBounds): Markup {
  const looked = [
    lineSection(sentence(REVIEW_TITLES.concerns), host.concerns, 'look'),
    lineSection(sentence(REVIEW_TITLES.drift), host.drift, 'look'),
    lineSection(sentence(REVIEW_TITLES.pendingRestarts), host.pendingRestarts),
    lineSection(sentence(REVIEW_TITLES.warnings), host.warnings),
  ];
  const basis = basisLine(host.basis);
  if (!host.isChanged)
    return html`<p class="summary">${told(host.summary)}</p>
      ${basis}${looked}`;
  return html`${countChips(host)} ${basis} ${looked} ${objectsSection(host, bounds.listed)}
  ${timelineSection(host)} ${allocationsSection(host)} ${addressesSection(host)}
  ${topologySection(host, bounds.machinesMax)}
  ${lineSection(sentence(REVIEW_TITLES.assumptions), host.assumptions)}`;
}

function basisLine({ kind, text }: ToldLine): Markup {
  return html`<p class="basis ${kind}" data-kind="${kind}">${told(text)}</p>`;
}

/** The fleet, and the plans with all of their digests, which `apply` is asked for. */
function origin(host: ToldHost | ToldGoneHost): Markup {
  const digests = [host.baseDigest, host.kind === 'gone' ? undefined : host.headDigest];
  const shown = [...new Set(digests.flatMap((digest) => digest ?? []))].map(
    (digest) => html`<code title="${digest}">${digestInWords(digest)}</code>`,
  );
  const [first, second] = host.kind === 'gone' ? [...shown, html`${PAGE_WORDS.nothing}`] : shown;
  return html`<p class="origin">
    ${PAGE_WORDS.fleet} ${told(plain(host.fleet))} &middot; ${PAGE_WORDS.plan}
    ${first}${second === undefined ? NO_MARKUP : html` &rarr; ${second}`}
  </p>`;
}

/** `+ 3 to create  ~ 0 to change …`; those of which there are none stay in the background. */
export function countChips({ counts }: Pick<ToldHost, 'counts'>): Markup {
  const chips = (['create', 'change', 'restart', 'destroy', 'refused'] as const).map((count) => {
    const { mark, words } = COUNT_WORDS[count];
    const number = counts[count];
    return html`<li class="chip ${MARK_LOOKS[mark]}${number === 0 ? ' zero' : ''}">
      ${markBadge(mark)} ${number} ${words}
    </li> `;
  });
  return html`<ul class="chips" data-kind="summary">
    ${chips}
  </ul>`;
}
