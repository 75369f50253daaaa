import type { StatusWindow } from './browser';

/**
 * Asks for the page again soon after somebody says `fleetwright-stale`, and every few seconds for what machines use; never twice at
 * once, and not while nobody sees it. Says `fleetwright-fetched` or `fleetwright-failed`. Runs in the browser; it is put into the page
 * as text, so that it may use nothing from outside of itself.
 */
export function refreshScript(window: StatusWindow): void {
  const { document } = window;
  /** Things happen together, and are seen as one. */
  const SOON_MS = 300;
  /** Rates are taken over some seconds. */
  const INTERVAL_MS = 5000;
  const TIMEOUT_MS = 10_000;
  const VERSION = 'meta[name=fleetwright-page]';
  let timer: number | undefined;
  let isSoon = false;
  let isAsking = false;

  const plan = (delayMs: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), delayMs);
  };
  const say = (type: string, detail: unknown): void => {
    document.dispatchEvent(new window.CustomEvent(type, { detail }));
  };
  const fetchPage = async (): Promise<void> => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await window.fetch(window.location.pathname, { cache: 'no-store', signal });
    const text = await response.text();
    const fetched = new window.DOMParser().parseFromString(text, 'text/html');
    const version = fetched.querySelector(VERSION)?.getAttribute('content') ?? '';
    if (!response.ok || version === '') throw new Error('this is not the page');
    if (version === document.querySelector(VERSION)?.getAttribute('content')) {
      say('fleetwright-fetched', { document: fetched, date: response.headers.get('date') });
    } else {
      window.location.reload();
    }
  };
  const ask = async (): Promise<void> => {
    isSoon = false;
    if (isAsking || document.hidden) return;
    isAsking = true;
    try {
      await fetchPage();
    } catch {
      say('fleetwright-failed', undefined);
    }
    isAsking = false;
    plan(isSoon ? SOON_MS : INTERVAL_MS);
  };

  document.addEventListener('fleetwright-stale', () => {
    if (isSoon) return;
    isSoon = true;
    if (!isAsking) plan(SOON_MS);
  });
  plan(INTERVAL_MS);
}
