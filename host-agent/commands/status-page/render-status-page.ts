import { HEAD_SCRIPT } from '../page/client/scripts';
import { HATCHING } from '../page/host/allocations';
import { html, Markup, told } from '../page/html';
import { shown } from '../wording';
import { STATUS_PAGE_WORDS } from '../wording/agent/status-page';
import { PAGE_WORDS } from '../wording/page';
import { REFRESH_WITHOUT_SCRIPT_SECONDS } from './bounds';
import { STATUS_BODY_SCRIPT } from './client/scripts';
import type { StatusFacts } from './facts';
import { machineFilter } from './filter-controls';
import { moment } from './moment';
import { capacityPart } from './parts/capacity';
import { driftPart, findingsPart, heldBackPart, refusedPart, warningsPart } from './parts/differences';
import { eventsPart, eventTemplate } from './parts/events';
import { factsGrid } from './parts/facts-grid';
import { historyPart } from './parts/history';
import { machineRows } from './parts/machines';
import { navigation } from './parts/navigation';
import { conditionList, titleOf, verdict } from './parts/overview';
import { pendingPart, tellPending } from './parts/pending';
import { prose } from './prose';
import { DOCUMENT_POLICY, HEADER_POLICY, PAGE_VERSION, STYLE } from './security-policy';

/**
 * What an operator sees first: one page about one host that needs nothing else and orders nothing. Its script asks for it again when
 * something has happened, and puts in what has changed; without scripts it is made anew every half minute.
 */
export function renderStatusPage(facts: StatusFacts): {
  readonly html: string;
  /** For the header of the same name; the document says it too, as far as documents can. */
  readonly contentSecurityPolicy: string;
} {
  const { status } = facts;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(DOCUMENT_POLICY)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="fleetwright-page" content="${PAGE_VERSION}" />
        <noscript><meta http-equiv="refresh" content="${REFRESH_WITHOUT_SCRIPT_SECONDS}" /></noscript>
        <title>${titleOf(status)}</title>
        <link rel="icon" href="data:," />
        ${STYLE.element} ${HEAD_SCRIPT.element}
      </head>
      <body${timeWords()}>
        <a class="skip" href="#overview">${STATUS_PAGE_WORDS.skip}</a>
        ${header(facts)}
        <main>${body(facts)}</main>
        <footer><p>${prose(STATUS_PAGE_WORDS.end)}</p></footer>
        <p role="status" id="said" class="unseen"></p>
        ${eventTemplate()} ${HATCHING} ${STATUS_BODY_SCRIPT.element}
      </body>
    </html> `;
  return { html: page.toString(), contentSecurityPolicy: HEADER_POLICY };
}

function header({ status }: StatusFacts): Markup {
  const { auto, light, dark } = PAGE_WORDS.theme;
  const { live, connecting, lost, back } = STATUS_PAGE_WORDS.connection;
  return html`<header class="top">
    <h1>
      ${told(shown(status.host))}
      <span class="refs">${STATUS_PAGE_WORDS.fleet} ${told(shown(status.fleet))}</span>
    </h1>
    <p class="made" data-part="made">${STATUS_PAGE_WORDS.asOf} ${moment(status.writtenAtMs)}</p>
    <p
      id="connection"
      class="connecting"
      data-live="${live}"
      data-connecting="${connecting}"
      data-lost="${lost}"
      data-back="${back}"
      hidden
    ></p>
    <button type="button" id="theme" data-auto="${auto}" data-light="${light}" data-dark="${dark}" hidden>
      ${auto}
    </button>
  </header>`;
}

function body({ status, pending, rates, events }: StatusFacts): Markup {
  const changes = tellPending(pending);
  const stepTexts = new Map(changes?.steps.map(({ id, text }) => [id, text]));
  return html`<p id="lost" role="status" data-text="${STATUS_PAGE_WORDS.connection.banner}"></p>
    ${verdict(status, stepTexts)} ${conditionList(status)} ${navigation(status, changes)} ${factsGrid(status)}
    ${driftPart(status)} ${heldBackPart(status, stepTexts)} ${refusedPart(status)} ${findingsPart(status)}
    ${warningsPart(status)}
    <section id="machines" tabindex="-1" aria-labelledby="machines-title">
      <h2 id="machines-title" data-part="machines-title">
        ${STATUS_PAGE_WORDS.machines.title} <span class="number">${status.machines.length}</span>
      </h2>
      ${machineFilter()} ${machineRows(status, rates)}
    </section>
    ${pendingPart(pending, changes)}
    <div class="beside-each-other">${capacityPart(status)} ${historyPart(status)}</div>
    ${eventsPart(events)}`;
}

/** The words that the page's script puts times together with. */
function timeWords(): Markup {
  return html`${Object.entries(STATUS_PAGE_WORDS.times).map(([name, words]) => html` data-time-${name}="${words}"`)}`;
}
