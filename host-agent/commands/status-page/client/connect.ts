import type { StatusElement, StatusEventSource, StatusWindow } from './browser';

/**
 * Listens to the agent while somebody looks, and says on the page when it cannot. Passes on what it hears as `fleetwright-event` and
 * `fleetwright-stale`. Runs in the browser; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function connectScript(window: StatusWindow): void {
  const { document } = window;
  const pill = document.querySelector<StatusElement>('#connection');
  const lost = document.querySelector<StatusElement>('#lost');
  const said = document.querySelector('#said');
  if (pill === null || lost === null || said === null) return;
  /** Browsers come again by themselves, but not after an answer that is no stream. */
  const AGAIN_MS = 3000;
  const CLOSED = 2;
  let source: StatusEventSource | undefined;
  let again: number | undefined;
  let stream: 'connecting' | 'live' | 'lost' = 'connecting';
  let isAnswering = true;

  const say = (type: string, detail?: unknown): void => {
    document.dispatchEvent(new window.CustomEvent(type, { detail }));
  };
  const show = (): void => {
    const state = isAnswering ? stream : 'lost';
    if (state === pill.className && !pill.hidden) return;
    if (pill.className === 'lost' && state === 'live') said.textContent = pill.dataset['back'] ?? '';
    pill.className = state;
    pill.textContent = pill.dataset[state] ?? '';
    pill.hidden = false;
    lost.textContent = state === 'lost' ? (lost.dataset['text'] ?? '') : '';
  };
  const become = (state: typeof stream): void => {
    stream = state;
    show();
  };
  const close = (): void => {
    window.clearTimeout(again);
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    close();
    const opened = new window.EventSource('events');
    source = opened;
    opened.addEventListener('open', () => {
      become('live');
      say('fleetwright-stale');
    });
    opened.addEventListener('status', () => say('fleetwright-stale'));
    opened.addEventListener('log', ({ data }) => say('fleetwright-event', data));
    opened.addEventListener('error', () => {
      become('lost');
      if (opened.readyState === CLOSED && source === opened) again = window.setTimeout(open, AGAIN_MS);
    });
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      close();
      return;
    }
    open();
    say('fleetwright-stale');
  });
  for (const [type, answers] of [
    ['fleetwright-fetched', true],
    ['fleetwright-failed', false],
  ] as const) {
    document.addEventListener(type, () => {
      isAnswering = answers;
      show();
    });
  }
  show();
  if (!document.hidden) open();
}
