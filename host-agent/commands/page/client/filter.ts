import type { PageElement, PageInput, PageWindow } from './browser';

/**
 * Hides the rows that the reader does not ask for: all of its words have to be somewhere in a row, and of each group of buttons one
 * that is pressed has to fit: `data-filter-mark="~"` fits `data-mark="~"`. Rows are looked up again when the page says that it has
 * changed. Runs in the browser; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function filterScript({ document }: PageWindow): void {
  const controls = document.querySelector('#controls');
  const filter = document.querySelector<PageInput>('#filter');
  const status = document.querySelector('#filter-count');
  const clear = document.querySelector('#clear');
  if (controls === null || filter === null || status === null || clear === null) return;
  let texts = new WeakMap<PageElement, string>();
  const buttons = [...document.querySelectorAll('#controls [aria-pressed]')];

  const pressed = (): ReadonlyMap<string, readonly (string | undefined)[]> => {
    const values = new Map<string, readonly (string | undefined)[]>();
    for (const button of buttons) {
      if (button.getAttribute('aria-pressed') !== 'true') continue;
      for (const [key, value] of Object.entries(button.dataset)) {
        const group = key.startsWith('filter') ? key.slice(6).toLowerCase() : '';
        if (group !== '') values.set(group, [...(values.get(group) ?? []), value]);
      }
    }
    return values;
  };
  // Read when it is needed first: most readers of a long page never filter it.
  const textOf = (row: PageElement): string => {
    if (!texts.has(row)) texts.set(row, (row.textContent ?? '').toLowerCase());
    return texts.get(row) ?? '';
  };

  const show = (): void => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = pressed();
    const shownIn = new Map<PageElement | null, number>();
    let all = 0;
    const rows = [...document.querySelectorAll(controls.dataset['rows'] ?? '[data-object]')];
    for (const row of rows) {
      const list = row.closest('[data-objects]');
      const isShown =
        [...groups].every(([group, values]) => values.includes(row.dataset[group])) &&
        words.every((word) => textOf(row).includes(word));
      row.hidden = !isShown;
      shownIn.set(list, (shownIn.get(list) ?? 0) + Number(isShown));
      all += Number(isShown);
    }
    for (const [list, shown] of shownIn) {
      const none = list?.querySelector('[data-none]');
      if (none) none.hidden = shown > 0;
    }
    clear.hidden = words.length + groups.size === 0;
    status.textContent = (status.dataset['words'] ?? '')
      .replace('{shown}', String(all))
      .replace('{all}', String(rows.length));
  };

  for (const button of buttons) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      show();
    });
  }
  filter.addEventListener('input', show);
  document.addEventListener('fleetwright-changed', () => {
    texts = new WeakMap();
    show();
  });
  clear.addEventListener('click', () => {
    filter.value = '';
    for (const button of buttons) button.setAttribute('aria-pressed', 'false');
    show();
    filter.focus();
  });
  controls.hidden = false;
  show();
}
