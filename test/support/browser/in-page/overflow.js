// What sticks out of the window or is cut off, a line each.
(() => {
  /** Browsers round. */
  const TOLERANCE_PX = 1;
  /** What is there for screen readers alone is made as small as this. */
  const HIDDEN_PX_MAX = 2;
  const FAULTS_MAX = 20;

  // What is laid out only when it comes into the window would be laid out piece by piece here, which takes minutes.
  const layOutAll = new CSSStyleSheet();
  layOutAll.replaceSync('*{content-visibility:visible!important}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, layOutAll];

  const root = document.documentElement;
  const widthPx = root.clientWidth;
  /** @param {Element} element */
  const nameOf = (element) =>
    `<${element.localName}${element.id === '' ? '' : ` id=${element.id}`} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
  /** @param {Element} element */
  const overflowOf = (element) => getComputedStyle(element).overflowX;
  /** @param {Element} element */
  const isWiderInside = (element) => element.scrollWidth > element.clientWidth + TOLERANCE_PX;
  /** @param {Element} element */
  const isLabelled = (element) =>
    (element.getAttribute('aria-label') ?? '').trim() !== '' ||
    (element.getAttribute('aria-labelledby') ?? '').split(' ').some((id) => document.getElementById(id));

  /**
   * Whether something around it, other than the page, hides what sticks out.
   * @param {Element} element
   * @returns {boolean}
   */
  const isClipped = ({ parentElement: around }) =>
    around !== null && around !== document.body && (overflowOf(around) !== 'visible' || isClipped(around));

  /** @param {Element} element */
  const faultsOf = (element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    if (width <= HIDDEN_PX_MAX || height <= HIDDEN_PX_MAX) return [];
    const overflow = overflowOf(element);
    const faults = [];
    if (['auto', 'scroll'].includes(overflow) && isWiderInside(element)) {
      if (!(element instanceof HTMLElement) || element.tabIndex < 0)
        faults.push('scrolls, but not by keyboard');
      if (!isLabelled(element)) faults.push('scrolls, but has no name');
    }
    if (
      ['hidden', 'clip'].includes(overflow) &&
      isWiderInside(element) &&
      element.textContent.trim() !== ''
    ) {
      faults.push('is cut off');
    }
    // A link that comes into the window with the keyboard waits wholly outside.
    const isOutside = right <= 0 || bottom + scrollY <= 0;
    if (!isOutside && (right > widthPx + TOLERANCE_PX || left < -TOLERANCE_PX) && !isClipped(element)) {
      faults.push(`goes from ${Math.round(left)} to ${Math.round(right)} px`);
    }
    const picture =
      element instanceof SVGTextElement ? element.ownerSVGElement?.getBoundingClientRect() : undefined;
    if (
      picture &&
      (left < picture.left - TOLERANCE_PX ||
        right > picture.right + TOLERANCE_PX ||
        top < picture.top - TOLERANCE_PX ||
        bottom > picture.bottom + TOLERANCE_PX)
    ) {
      faults.push('is cut off by its picture');
    }
    return faults.map((fault) => `${nameOf(element)}: ${fault}`);
  };

  const whole =
    root.scrollWidth > widthPx
      ? [`the page is ${root.scrollWidth} px wide in a window of ${widthPx} px`]
      : [];
  // Of a picture's inside only its text can be lost; the rest is cut off where the picture ends, which itself is looked at.
  const shown = [...document.body.querySelectorAll('*:not(svg *), svg text')].filter((element) =>
    element.checkVisibility(),
  );
  const faults = [...whole, ...shown.flatMap(faultsOf)].slice(0, FAULTS_MAX);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== layOutAll);
  return faults;
})();
