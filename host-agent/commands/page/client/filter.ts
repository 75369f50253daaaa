import type { PageElement, PageInput, PageWindow } from './browser';

/**
 * Hides the objects that the reader does not ask for: all of its words have to be somewhere in an object, and of each group of buttons
 * one that is pressed has to fit. Runs in the browser; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function filterScript({ document }: PageWindow): void {
  const controls = document.querySelector('#controls');
  const filter = document.querySelector<PageInput>('#filter');
  const status = document.querySelector('#filter-count');
  const clear = document.querySelector('#clear');
  if (controls === null || filter === null || status === null || clear === null) return;
  const rows = [...document.querySelectorAll('[data-object]')].map((element) => ({
    element,
    list: element.closest('[data-objects]'),
    text: '',
  }));
  const buttons = [...document.querySelectorAll('[data-filter-impact],[data-filter-mark]')];

  const pressed = (key: string): readonly (string | undefined)[] =>
    buttons
      .filter((button) => button.getAttribute('aria-pressed') === 'true')
      .flatMap((button) => (button.dataset[key] === undefined ? [] : [button.dataset[key]]));
  // Read when it is needed first: most readers of a long page never filter it.
  const textOf = (row: { element: PageElement; text: string }): string => {
    if (row.text === '') row.text = (row.element.textContent ?? '').toLowerCase();
    return row.text;
  };

  const show = (): void => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const impacts = pressed('filterImpact');
    const marks = pressed('filterMark');
    const shownIn = new Map<PageElement | null, number>();
    let all = 0;
    for (const row of rows) {
      const { impact, mark } = row.element.dataset;
      const isShown =
        (impacts.length === 0 || impacts.includes(impact)) &&
        (marks.length === 0 || marks.includes(mark)) &&
        words.every((word) => textOf(row).includes(word));
      row.element.hidden = !isShown;
      shownIn.set(row.list, (shownIn.get(row.list) ?? 0) + Number(isShown));
      all += Number(isShown);
    }
    for (const [list, shown] of shownIn) {
      const none = list?.querySelector('[data-none]');
      if (none) none.hidden = shown > 0;
    }
    clear.hidden = words.length + impacts.length + marks.length === 0;
    status.textContent = (status.dataset['words'] ?? '')
      .replace('{shown}', String(all))
      .replace('{all}', String(rows.length));
  };
  const reset = (): void => {
    filter.value = '';
    for (const button of buttons) button.setAttribute('aria-pressed', 'false');
    show();
  };

  for (const button of buttons) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      show();
    });
  }
  filter.addEventListener('input', show);
  clear.addEventListener('click', () => {
    reset();
    filter.focus();
  });
  controls.hidden = false;
  show();
}
