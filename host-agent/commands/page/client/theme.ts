import type { PageWindow } from './browser';

/**
 * Lets the reader choose between light and dark, and remembers it where that is allowed. Runs in the browser, before anything is
 * shown; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function themeScript(window: PageWindow): void {
  const { document } = window;
  const KEY = 'fleetwright-theme';
  const THEMES = ['auto', 'light', 'dark'];
  let position = 0;
  try {
    position = Math.max(0, THEMES.indexOf(window.localStorage.getItem(KEY) ?? ''));
  } catch {
    // Nothing is remembered for pages from disk in some browsers.
  }
  const show = (): void => {
    const theme = THEMES[position] ?? '';
    document.documentElement.setAttribute('data-theme', theme);
    const button = document.querySelector('#theme');
    if (button === null) return;
    button.hidden = false;
    button.textContent = button.getAttribute(`data-${theme}`);
  };
  show();
  document.addEventListener('DOMContentLoaded', () => {
    show();
    document.querySelector('#theme')?.addEventListener('click', () => {
      position = (position + 1) % THEMES.length;
      show();
      try {
        window.localStorage.setItem(KEY, THEMES[position] ?? '');
      } catch {
        // As above; it holds for this visit.
      }
    });
  });
}
