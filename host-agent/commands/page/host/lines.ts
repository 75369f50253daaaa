import { variedFirst } from '../../rendering/markdown/bounded';
import type { ToldLine } from '../../told';
import { moreInWords } from '../../wording';
import { linesNotListedInWords } from '../../wording/page';
import { LINES_LISTED_MAX, LINES_UNFOLDED_MAX } from '../bounds';
import { html, NO_MARKUP, told, type Markup } from '../html';

/** A list of told lines, each of which leads back to what it is about. Of a long one the most is folded away, at first one of each kind is not. */
export function lineList(lines: readonly ToldLine[]): Markup {
  const ordered = variedFirst(lines, { countMax: LINES_UNFOLDED_MAX, bytesMax: Infinity });
  const listed = ordered.slice(0, LINES_LISTED_MAX);
  const folded = listed.slice(LINES_UNFOLDED_MAX);
  const left = lines.length - listed.length;
  return html`<ul class="lines">
      ${listed.slice(0, LINES_UNFOLDED_MAX).map(lineItem)}
    </ul>
    ${
      folded.length === 0
        ? NO_MARKUP
        : html`<details class="more">
            <summary>${moreInWords(lines.length - LINES_UNFOLDED_MAX)}</summary>
            <ul class="lines">
              ${folded.map(lineItem)}
            </ul>
            ${left === 0 ? NO_MARKUP : html`<p class="left-out" data-left-out="${left}">${linesNotListedInWords(left)}</p>`}
          </details>`
    }`;
}

/** A list under its title; nothing when there is nothing to say. */
export function lineSection(title: string, lines: readonly ToldLine[], look = ''): Markup {
  if (lines.length === 0) return NO_MARKUP;
  return html`<section class="note ${look}">
    <h3>
      ${title}${lines.length > LINES_UNFOLDED_MAX ? html` <span class="number">${lines.length}</span>` : NO_MARKUP}
    </h3>
    ${lineList(lines)}
  </section>`;
}

function lineItem({ kind, text }: ToldLine): Markup {
  return html`<li data-kind="${kind}">${told(text)}</li>`;
}
