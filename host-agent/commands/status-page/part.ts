import { scrolling } from '../page/host/scrolling';
import { html, NO_MARKUP, type Content, type Markup } from '../page/html';
import { rowsNotListedInWords } from '../wording/agent/status-page';
import { ROWS_LISTED_MAX } from './bounds';

/** One of the sections that the page's script replaces where they have changed; its focus falls back to it. */
export function part(name: string, title: string, content: Content, number?: number): Markup {
  return html`<section id="${name}" data-part="${name}" tabindex="-1" aria-labelledby="${name}-title">
    <h2 id="${name}-title">
      ${title}${number === undefined ? NO_MARKUP : html` <span class="number">${number}</span>`}
    </h2>
    ${content}
  </section>`;
}

/** The same where there is nothing to say: it stays in the page, so that its place is known. */
export function emptyPart(name: string): Markup {
  return html`<div id="${name}" data-part="${name}" tabindex="-1"></div>`;
}

export interface Column<Row> {
  readonly title: string;
  readonly look?: string;
  readonly cell: (row: Row) => Content;
}

/** A table that scrolls in a box of its own, on telephones a list of its rows. */
export function table<Row>(options: {
  readonly name: string;
  readonly look: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}): Markup {
  const { name, look, columns, rows, keyOf } = options;
  const shown = rows.slice(0, ROWS_LISTED_MAX);
  const left = rows.length - shown.length;
  const inside = html`<table class="${look} rows" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ title, look: own = '' }) => html`<th scope="col" role="columnheader" class="${own}">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${shown.map(
        (row) =>
          html`<tr role="row" data-key="${keyOf(row)}">
            ${columns.map(
              ({ title, look: own = '', cell }) =>
                html`<td role="cell" class="${own}" data-title="${title}">${cell(row)}</td>`,
            )}
          </tr> `,
      )}
    </tbody>
  </table>`;
  return html`${scrolling(name, inside)}
  ${left === 0 ? NO_MARKUP : html`<p class="left-out" data-left-out="${left}">${rowsNotListedInWords(left, rows.length)}</p>`}`;
}
