// What has the keyboard's attention, and whether people can see that, once the page has come to rest.
// oxlint-disable-next-line typescript/no-floating-promises -- whoever evaluates the script waits for it
(async () => {
  /** Two seconds, as a rule: the way to the other end of a page may be shown as a movement. */
  const FRAMES_MAX = 120;

  const element = document.activeElement ?? document.body;
  if (element === document.body || element === document.documentElement) {
    return { element: 'body', text: '', isMarked: false, isUncovered: false };
  }

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isInWindow = () => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  };
  for (let frame = 0, before = Number.NaN; frame < FRAMES_MAX; frame += 1) {
    const { top } = element.getBoundingClientRect();
    if (top === before && isInWindow()) break;
    before = top;
    await nextFrame();
  }

  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const there = isInWindow() ? document.elementFromPoint(x, y) : null;
  const attributes = ['data-filter-impact', 'data-filter-mark', 'data-topology', 'data-timeline']
    .filter((name) => element.hasAttribute(name))
    .map((name) => `[${name}="${element.getAttribute(name)}"]`);
  return {
    element: [element.localName, element.id === '' ? '' : `#${element.id}`, ...attributes].join(''),
    text: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 80),
    isMarked: (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
    isUncovered: there !== null && (element.contains(there) || there.contains(element)),
  };
})();
