import { STATUS_PAGE_WORDS } from '../wording/agent/status-page';
import { html, type Markup } from '../page/html';

/** What filters the machines; shown by the script that does it. */
export function machineFilter(): Markup {
  const words = STATUS_PAGE_WORDS.filter;
  return html`<search id="controls" aria-label="${words.group}" data-rows="[data-machine]" hidden>
    <div class="search">
      <label for="filter">${words.label}</label>
      <input
        id="filter"
        type="search"
        placeholder="${words.hint}"
        aria-describedby="filter-keys"
        autocomplete="off"
        spellcheck="false"
      />
      <span id="filter-keys" class="keys">${words.key}</span>
    </div>
    <div class="choices" role="group" aria-label="${words.states}">
      <button type="button" data-filter-attention="yes" aria-pressed="false">${words.attention}</button>
      <button type="button" data-filter-power="on" aria-pressed="false">${words.running}</button>
      <button type="button" data-filter-power="off" aria-pressed="false">${words.notRunning}</button>
    </div>
    <p class="result">
      <span role="status" id="filter-count" data-words="${words.count}"></span>
      <button type="button" id="clear" hidden>${words.clear}</button>
    </p>
  </search>`;
}
