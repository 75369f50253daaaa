import { STATUS_PAGE_WORDS } from '../wording/agent/status-page';
import { filterForm } from '../page/filter-form';
import { html, type Markup } from '../page/html';

/** What filters the machines; shown by the script that does it. */
export function machineFilter(): Markup {
  const words = STATUS_PAGE_WORDS.filter;
  return filterForm({
    words,
    count: words.count,
    rows: '[data-machine]',
    choices: html`<div class="choices" role="group" aria-label="${words.states}">
      <button type="button" data-filter-attention="yes" aria-pressed="false">${words.attention}</button>
      <button type="button" data-filter-power="on" aria-pressed="false">${words.running}</button>
      <button type="button" data-filter-power="off" aria-pressed="false">${words.notRunning}</button>
    </div>`,
  });
}
