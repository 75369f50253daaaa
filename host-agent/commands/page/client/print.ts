import type { PageDetails, PageWindow } from './browser';

/**
 * Paper cannot be unfolded: everything is, while it is printed. Runs in the browser; it is put into the page as text, so that it may
 * use nothing from outside of itself.
 */
export function printScript(window: PageWindow): void {
  let unfolded: readonly PageDetails[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...window.document.querySelectorAll<PageDetails>('details:not([open])')];
    for (const details of unfolded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
}
