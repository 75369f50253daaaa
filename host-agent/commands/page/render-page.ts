import { plain } from '../terminal/plain';
import type { ToldObject, ToldReview } from '../told';
import { reviewTitleInWords, sentence } from '../wording';
import { PAGE_WORDS } from '../wording/page';
import { MACHINES_DRAWN_MAX, OBJECTS_LISTED_MAX } from './bounds';
import { chooseObjects } from './choose-objects';
import { BODY_SCRIPT, HEAD_SCRIPT, SECURITY_POLICY, STYLE } from './client/scripts';
import { filterControls } from './filter-controls';
import { HATCHING } from './host/allocations';
import { hostSection } from './host/host-section';
import { machinesToDraw } from './host/topology';
import { hostNavigation } from './host-navigation';
import { html, Markup, told } from './html';
import { verdict } from './verdict';

/**
 * A review as one HTML page that needs nothing else: it opens from disk, in light and dark, and loads nothing. It shows what is told
 * and adds its layout; without scripts everything is there but the filter.
 */
export function renderPage(review: ToldReview): string {
  const { base, head } = review;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Markup(SECURITY_POLICY)}" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${sentence(reviewTitleInWords(base, head))}</title>
        <link rel="icon" href="data:," />
        ${STYLE.element} ${HEAD_SCRIPT.element}
      </head>
      <body>
        <a class="skip" href="#hosts">${PAGE_WORDS.skip}</a>
        <header class="top">
          <h1>
            ${PAGE_WORDS.review}
            <span class="refs"
              >${told(plain(base))} <span class="arrow">&rarr;</span> ${told(plain(head))}</span
            >
          </h1>
          <button type="button" id="theme" hidden${themeNames()}>${PAGE_WORDS.theme.auto}</button>
        </header>
        <main>
          ${verdict(review)} ${hostNavigation(review)} ${filterControls(review)}
          <div id="hosts" tabindex="-1">${hostSections(review)}</div>
        </main>
        <footer><p>${PAGE_WORDS.end}</p></footer>
        ${HATCHING} ${BODY_SCRIPT.element}
      </body>
    </html> `;
  return page.toString();
}

function themeNames(): Markup {
  const { auto, light, dark } = PAGE_WORDS.theme;
  return html` data-auto="${auto}" data-light="${light}" data-dark="${dark}"`;
}

/** Machines are drawn host by host, as long as there is room for pictures. */
function hostSections(review: ToldReview): readonly Markup[] {
  const listed: ReadonlySet<ToldObject> = chooseObjects(review, OBJECTS_LISTED_MAX);
  let machinesLeft = MACHINES_DRAWN_MAX;
  return review.hosts.map((host) => {
    const section = hostSection(host, { listed, machinesMax: machinesLeft });
    if (host.kind !== 'gone' && host.isChanged) {
      machinesLeft = Math.max(0, machinesLeft - machinesToDraw(host));
    }
    return section;
  });
}
