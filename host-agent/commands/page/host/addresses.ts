import type { ToldAddresses, ToldHost } from '../../told';
import { REVIEW_COLUMNS, REVIEW_TITLES, sentence } from '../../wording';
import { regionInWords } from '../../wording/page';
import { html, NO_MARKUP, told, type Markup } from '../html';
import { scrolling } from './scrolling';

const COLUMNS = [
  'network',
  'subnet',
  'fixed',
  'dynamic',
  'free',
] as const satisfies readonly (keyof ToldAddresses)[];

/** How the subnets of a host are used; nothing where none of its networks has addresses of its own. */
export function addressesSection({ name, addresses }: ToldHost): Markup {
  if (addresses.length === 0) return NO_MARKUP;
  const titles = REVIEW_COLUMNS.addresses;
  const table = html`<table class="addresses">
    <thead>
      <tr>
        ${COLUMNS.map((column) => html`<th scope="col">${titles[column]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${addresses.map(
        (use) =>
          html`<tr data-kind="addresses">
            ${COLUMNS.map((column) => html`<td class="${column}">${told(use[column])}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
  return html`<section>
    <h3>${sentence(REVIEW_TITLES.addresses)}</h3>
    ${scrolling(regionInWords(REVIEW_TITLES.addresses, name), table)}
  </section>`;
}
