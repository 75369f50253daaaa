import type { StatusElement, StatusNode, StatusWindow } from './browser';

/**
 * Makes an element like another one: whatever is the same stays as it is, with its focus, its scrolling and what is folded open; rows
 * are told apart by their keys. Done when somebody says `fleetwright-take`. Runs in the browser; it is put into the page as text, so
 * that it may use nothing from outside of itself.
 */
export function takeScript({ document }: StatusWindow): void {
  const isElement = (node: StatusNode): node is StatusElement => node.nodeType === 1;
  const keyOf = (node: StatusNode): string | null =>
    isElement(node) ? (node.getAttribute('data-key') ?? node.getAttribute('data-name')) : null;
  /** What the reader has chosen is not the agent's to change. */
  const isReaders = (element: StatusElement, name: string): boolean =>
    name === 'open' || (name === 'hidden' && element.getAttribute('data-part') === null);

  const takeAttributes = (live: StatusElement, next: StatusElement): void => {
    for (const name of next.getAttributeNames()) {
      const value = next.getAttribute(name) ?? '';
      if (live.getAttribute(name) !== value && !isReaders(live, name)) live.setAttribute(name, value);
    }
    for (const name of live.getAttributeNames()) {
      if (!next.hasAttribute(name) && !isReaders(live, name)) live.removeAttribute(name);
    }
  };
  const takeChildren = (live: StatusElement, next: StatusElement): void => {
    const wanted = new Set([...next.childNodes].map(keyOf));
    const known = new Map<string, StatusElement>();
    const gone: StatusElement[] = [];
    for (const child of live.children) {
      const key = keyOf(child);
      if (key !== null && wanted.has(key)) known.set(key, child);
      else if (key !== null) gone.push(child);
    }
    for (const child of gone) child.remove();
    let place = live.firstChild;
    for (const child of next.childNodes) {
      const key = keyOf(child);
      const match = key === null ? place : (known.get(key) ?? null);
      if (match === null || match.nodeName !== child.nodeName || keyOf(match) !== key) {
        live.insertBefore(document.importNode(child, true), place);
        continue;
      }
      if (match === place) place = place.nextSibling;
      else live.insertBefore(match, place);
      take(match, child);
    }
    while (place !== null) {
      const rest: StatusNode | null = place.nextSibling;
      place.remove();
      place = rest;
    }
  };
  const take = (live: StatusNode, next: StatusNode): void => {
    if (!isElement(live) || !isElement(next)) {
      if (live.nodeValue !== next.nodeValue) live.nodeValue = next.nodeValue;
      return;
    }
    // The page tells times in its own words.
    const isTold =
      live.nodeName === 'TIME' && live.getAttribute('datetime') === next.getAttribute('datetime');
    takeAttributes(live, next);
    if (!isTold) takeChildren(live, next);
  };

  document.addEventListener('fleetwright-take', ({ detail }) => {
    const { live, next } = detail as { readonly live: StatusElement; readonly next: StatusElement };
    take(live, next);
  });
}
