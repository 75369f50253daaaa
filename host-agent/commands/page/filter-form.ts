import { html, type Content, type Markup } from './html';

/** What the field for filtering says. */
export interface FilterWords {
  readonly group: string;
  readonly label: string;
  readonly hint: string;
  readonly key: string;
  readonly clear: string;
}

/** A field that filters by text, with `choices` below it; shown by the script that does it. */
export function filterForm(form: {
  readonly words: FilterWords;
  readonly count: string;
  readonly choices: Content;
  /** Selector of what is filtered. @default what the script filters by itself */
  readonly rows?: string;
}): Markup {
  const { words, count, choices, rows } = form;
  const filtered = rows === undefined ? undefined : html`data-rows="${rows}"`;
  return html`<search id="controls" aria-label="${words.group}" ${filtered} hidden>
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
    ${choices}
    <p class="result">
      <span role="status" id="filter-count" data-words="${count}"></span>
      <button type="button" id="clear" hidden>${words.clear}</button>
    </p>
  </search>`;
}
