import type { PageDetails, PageWindow } from './browser';

/**
 * Paper cannot be unfolded, and is white: while it is printed, everything is unfolded and in light colours. Runs in the browser; it is put into the page as text, so that it may
 * use nothing from outside of itself.
 */
export function printScript(window: PageWindow): void {
  const root = window.document.documentElement;
  let unfolded: readonly PageDetails[] = [];
  let theme = '';
  window.addEventListener('beforeprint', () => {
    unfolded = [...window.document.querySelectorAll<PageDetails>('details:not([open])')];
    for (const details of unfolded) details.open = true;
    theme = root.getAttribute('data-theme') ?? '';
    root.setAttribute('data-theme', 'light');
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
    root.setAttribute('data-theme', theme);
  });
}
