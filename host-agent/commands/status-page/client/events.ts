import type { StatusElement, StatusWindow } from './browser';

/**
 * Puts a line of the agent's log on top of the others as soon as it comes; the page that is fetched next has it too. Runs in the
 * browser; it is put into the page as text, so that it may use nothing from outside of itself.
 */
export function eventsScript(window: StatusWindow): void {
  const { document } = window;

  const read = (data: unknown): Record<'time' | 'level' | 'code' | 'message', string> | undefined => {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what has no members throws, and each of them may be anything
      const { time, level, code, message } = JSON.parse(String(data)) as Record<string, unknown>;
      return { time: String(time), level: String(level), code: String(code), message: String(message) };
    } catch {
      return undefined;
    }
  };
  const put = (item: StatusElement, selector: string, text: string): void => {
    const place = item.querySelector(selector);
    if (place !== null) place.textContent = text;
  };

  document.addEventListener('fleetwright-event', ({ detail }) => {
    const list = document.querySelector<StatusElement>('[data-events]');
    const template = document.querySelector<StatusElement>('#event-template');
    const item = template?.content?.firstElementChild?.cloneNode(true);
    const entry = read(detail);
    if (list === null || item === undefined || entry === undefined) return;
    const { time, level, code, message } = entry;
    const known = new Map([...list.children].map((line) => [line.getAttribute('data-key'), line]));
    let key = `${time} ${code}`;
    for (let number = 2; known.has(key); number += 1) {
      // After an interruption the agent says again what may have been missed.
      if (known.get(key)?.querySelector('.said')?.textContent === message) return;
      key = `${time} ${code} ${number}`;
    }
    item.setAttribute('data-key', key);
    item.setAttribute('data-kind', code);
    if (/^[a-z]+$/.test(level)) item.className = `event ${level}`;
    item.querySelector('time')?.setAttribute('datetime', time);
    item.querySelector('time')?.setAttribute('title', time.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'));
    put(item, 'time', time);
    put(item, '.level', level);
    put(item, '.said bdi', message);
    list.prepend(item);
    while (list.children.length > Number(list.dataset['max'] ?? 1)) list.lastElementChild?.remove();
    document.dispatchEvent(new window.CustomEvent('fleetwright-changed'));
  });
}
