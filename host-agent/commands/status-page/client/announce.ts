import type { StatusWindow } from './browser';

/**
 * Says to those who do not see the page which conditions are other than before. Runs in the browser; it is put into the page as text,
 * so that it may use nothing from outside of itself.
 */
export function announceScript({ document }: StatusWindow): void {
  const read = (): ReadonlyMap<string, string> =>
    new Map(
      [...document.querySelectorAll('[data-condition]')].map(({ dataset }) => [
        dataset['condition'] ?? '',
        dataset['says'] ?? '',
      ]),
    );
  let before = read();
  document.addEventListener('fleetwright-changed', () => {
    const now = read();
    const changed = [...now].flatMap(([name, says]) => (before.get(name) === says ? [] : [says]));
    before = now;
    const said = document.querySelector('#said');
    if (changed.length > 0 && said !== null) said.textContent = changed.join(' ');
  });
}
