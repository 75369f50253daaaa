import type { StatusWindow } from './browser';

/**
 * Tells times as people do, `3 min ago`, by the clock of the agent; absolute ones stay where the reader points at them. Runs in the
 * browser; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function timesScript(window: StatusWindow): void {
  const { document } = window;
  const words = document.querySelector('body')?.dataset ?? {};
  const wordsFor = (name: string): string => words[`time${name}`] ?? '';
  /** Dates of answers are whole seconds, and answers take a moment. */
  const CLOCKS_APART_MS_MIN = 3000;
  let aheadMs = 0;

  const long = (seconds: number): string => {
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (minutes < 1) return `${seconds - (seconds % 5)} ${wordsFor('Seconds')}`;
    if (hours < 1) return `${minutes} ${wordsFor('Minutes')}`;
    if (hours >= 48) return `${Math.floor(hours / 24)} ${wordsFor('Days')}`;
    const rest = minutes % 60;
    return `${hours} ${wordsFor('Hours')}${rest === 0 ? '' : ` ${rest} ${wordsFor('Minutes')}`}`;
  };
  const tell = (agoSeconds: number, isSince: boolean): string => {
    if (isSince) {
      return agoSeconds < 10 ? wordsFor('New') : wordsFor('Since').replace('{time}', long(agoSeconds));
    }
    if (agoSeconds >= 5) return wordsFor('Ago').replace('{time}', long(agoSeconds));
    return agoSeconds > -5 ? wordsFor('Now') : wordsFor('In').replace('{time}', long(-agoSeconds));
  };
  const show = (): void => {
    if (document.hidden) return;
    const nowMs = Date.now() + aheadMs;
    for (const time of document.querySelectorAll('time[data-telling]')) {
      const atMs = Date.parse(time.getAttribute('datetime') ?? '');
      if (Number.isNaN(atMs)) continue;
      const text = tell(Math.floor((nowMs - atMs) / 1000), time.dataset['telling'] === 'since');
      if (time.textContent !== text) time.textContent = text;
    }
  };

  document.addEventListener('fleetwright-fetched', ({ detail }) => {
    const { date } = detail;
    const apartMs = Date.parse(date ?? '') - Date.now();
    aheadMs = Math.abs(apartMs) >= CLOCKS_APART_MS_MIN ? apartMs : 0;
  });
  document.addEventListener('fleetwright-changed', show);
  document.addEventListener('visibilitychange', show);
  window.setInterval(show, 1000);
  show();
}
