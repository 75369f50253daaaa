import { variedFirst, type ToldLine } from '../../told';
import { LINES_UNFOLDED_MAX } from '../bounds';
import { html, NO_MARKUP, told, type Markup } from '../html';
import { foldedList } from './folded-list';

/** A list of told lines, each of which leads back to what it is about; of a long one, one of each kind comes first. */
export function lineList(lines: readonly ToldLine[]): Markup {
  const ordered = variedFirst(lines, LINES_UNFOLDED_MAX);
  return foldedList(ordered.map(lineItem), 'lines');
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
