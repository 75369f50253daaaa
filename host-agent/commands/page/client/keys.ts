import type { PageButton, PageEvent, PageInput, PageWindow } from './browser';

/**
 * A slash leads to the filter, Escape takes the filter away. Runs in the browser; it is put into the page as text, so that it may use
 * nothing from outside of itself.
 */
export function keysScript({ document }: PageWindow): void {
  const filter = document.querySelector<PageInput>('#filter');
  const clear = document.querySelector<PageButton>('#clear');
  if (filter === null || clear === null) return;
  document.addEventListener('keydown', (event: PageEvent) => {
    const isCombined = event.ctrlKey === true || event.metaKey === true || event.altKey === true;
    if (event.key === 'Escape' && !clear.hidden) clear.click();
    if (event.key !== '/' || isCombined || event.target === filter) return;
    event.preventDefault();
    filter.focus();
  });
}
