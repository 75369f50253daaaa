import { html, NO_MARKUP, told, type Markup } from '../html';
import type { ToldLine } from '../../told';

/** A list of told lines; each leads back to what it is about. */
export function lineList(lines: readonly ToldLine[], look = ''): Markup {
  if (lines.length === 0) return NO_MARKUP;
  return html`<ul class="lines ${look}">
    ${lines.map(lineItem)}
  </ul>`;
}

/** A list under its title; nothing when there is nothing to say. */
export function lineSection(title: string, lines: readonly ToldLine[], look = ''): Markup {
  if (lines.length === 0) return NO_MARKUP;
  return html`<section class="note ${look}">
    <h3>${title}</h3>
    ${lineList(lines)}
  </section>`;
}

function lineItem({ kind, text }: ToldLine): Markup {
  return html`<li data-kind="${kind}">${told(text)}</li>`;
}
