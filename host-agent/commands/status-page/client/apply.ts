import type { StatusElement, StatusWindow } from './browser';

/**
 * Puts the parts of a page that was fetched into the one that is shown, and leaves the keyboard where it was. Says
 * `fleetwright-changed` when it is done. Runs in the browser; it is put into the page as text, so that it may use nothing from outside
 * of itself.
 */
export function applyScript(window: StatusWindow): void {
  const { document } = window;
  const say = (type: string, detail?: unknown): void => {
    document.dispatchEvent(new window.CustomEvent(type, { detail }));
  };
  document.addEventListener('fleetwright-fetched', ({ detail }) => {
    const { document: fetched } = detail;
    const focused = document.activeElement;
    const around = focused?.closest('[data-part]')?.getAttribute('data-part') ?? '';
    for (const live of document.querySelectorAll<StatusElement>('[data-part]')) {
      const next = fetched.querySelector<StatusElement>(`[data-part="${live.getAttribute('data-part')}"]`);
      if (next === null) continue;
      if (next.nodeName !== live.nodeName) live.replaceWith(document.importNode(next, true));
      else say('fleetwright-take', { live, next });
    }
    document.title = fetched.title;
    if (focused?.isConnected === true) {
      if (document.activeElement !== focused) focused.focus({ preventScroll: true });
    } else if (around !== '') {
      document.querySelector<StatusElement>(`[data-part="${around}"]`)?.focus({ preventScroll: true });
    }
    say('fleetwright-changed');
  });
}
