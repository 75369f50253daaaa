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
  const isSame = (one: StatusNode, other: StatusNode): boolean =>
    one.nodeName === other.nodeName && keyOf(one) === keyOf(other);
  const siblings = (first: StatusNode | null): readonly StatusNode[] => {
    const all: StatusNode[] = [];
    for (let node = first; node !== null; node = node.nextSibling) all.push(node);
    return all;
  };
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
  /** From where children are not the same ones any more. */
  const takeOthers = (
    live: StatusElement,
    rest: readonly StatusNode[],
    wanted: readonly StatusNode[],
  ): void => {
    const keys = new Set(wanted.map(keyOf));
    const known = new Map(rest.map((child) => [keyOf(child), child]));
    for (const [key, child] of known) if (key !== null && !keys.has(key)) child.remove();
    let place = rest.find((child) => child.parentNode === live) ?? null;
    for (const child of wanted) {
      const key = keyOf(child);
      const match = key === null ? place : (known.get(key) ?? null);
      if (match === null || !isSame(match, child)) {
        live.insertBefore(document.importNode(child, true), place);
        continue;
      }
      if (match === place) place = place.nextSibling;
      else live.insertBefore(match, place);
      take(match, child);
    }
    for (const left of siblings(place)) left.remove();
  };
  const takeChildren = (live: StatusElement, next: StatusElement): void => {
    let [place, child] = [live.firstChild, next.firstChild];
    while (place !== null && child !== null && isSame(place, child)) {
      take(place, child);
      [place, child] = [place.nextSibling, child.nextSibling];
    }
    if (place !== null || child !== null) takeOthers(live, siblings(place), siblings(child));
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
    const { live, next } = detail;
    take(live, next);
  });
}
