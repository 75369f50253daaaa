// Every text in a picture: its colour, what is behind it, and how well it can be told from that.
(() => {
  const SHAPES = 'rect, circle, ellipse, path, polygon';

  /**
   * Red, green, blue and opacity of a colour as the browser computes it; undefined for none.
   * @param {string} colour
   * @returns {number[] | undefined}
   */
  const channelsOf = (colour) => {
    const numbers = /^rgba?\(([^)]*)\)$/
      .exec(colour)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number);
    if (numbers === undefined) return undefined;
    const [red, green, blue, opacity = 1] = numbers;
    return opacity === 0 ? undefined : [red, green, blue, opacity];
  };

  /**
   * WCAG 2.2, relative luminance.
   * @param {number[]} colour
   */
  const luminanceOf = (colour) => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /**
   * @param {number[]} first
   * @param {number[]} second
   */
  const contrastOf = (first, second) => {
    const [lighter = 0, darker = 0] = [luminanceOf(first), luminanceOf(second)].sort(
      (one, other) => other - one,
    );
    return (lighter + 0.05) / (darker + 0.05);
  };

  /** @param {Element} element */
  const fillOf = (element) => {
    const { fill, fillOpacity, opacity } = getComputedStyle(element);
    const channels = channelsOf(fill);
    return channels === undefined || Number(fillOpacity) * Number(opacity) * channels[3] < 1
      ? undefined
      : channels;
  };

  /**
   * @param {DOMRect} outer
   * @param {DOMRect} inner
   */
  const holds = (outer, inner) => {
    const x = (inner.left + inner.right) / 2;
    const y = (inner.top + inner.bottom) / 2;
    return outer.left <= x && x <= outer.right && outer.top <= y && y <= outer.bottom;
  };

  /**
   * The colour of the shape that is painted last before the text, or else of whatever the picture stands on.
   * @param {SVGElement} text
   * @param {{ element: Element, box: DOMRect }[]} shapes Those before the text.
   */
  const behind = (text, shapes) => {
    const box = text.getBoundingClientRect();
    for (let place = shapes.length - 1; place >= 0; place -= 1) {
      const shape = shapes[place];
      const colour = shape && holds(shape.box, box) ? fillOf(shape.element) : undefined;
      if (colour !== undefined) return colour;
    }
    /** @type {Element | null} */
    let element = text.ownerSVGElement;
    for (; element !== null; element = element.parentElement) {
      const channels = channelsOf(getComputedStyle(element).backgroundColor);
      if (channels !== undefined) return channels;
    }
    return [255, 255, 255, 1];
  };

  /**
   * @param {SVGGraphicsElement} text
   * @param {{ element: Element, box: DOMRect }[]} shapes
   */
  const lookAt = (text, shapes) => {
    const { fill, fontSize } = getComputedStyle(text);
    const colour = channelsOf(fill) ?? [0, 0, 0];
    const other = behind(text, shapes);
    const scale = text.getScreenCTM()?.a ?? 1;
    return {
      text: text.textContent.slice(0, 40),
      colour: colour.join(' '),
      behind: other.join(' '),
      contrast: Math.round(contrastOf(colour, other) * 100) / 100,
      sizePx: Math.round(Number.parseFloat(fontSize) * scale * 10) / 10,
    };
  };

  return [...document.querySelectorAll('svg:not(svg svg)')]
    .filter((picture) => picture.checkVisibility())
    .flatMap((picture) => {
      /** @type {{ element: Element, box: DOMRect }[]} */
      const shapes = [];
      return [...picture.querySelectorAll(`${SHAPES}, text`)].flatMap((element) => {
        if (!(element instanceof SVGGraphicsElement)) return [];
        if (element.localName !== 'text') {
          shapes.push({ element, box: element.getBoundingClientRect() });
          return [];
        }
        return element.checkVisibility() && element.textContent.trim() !== ''
          ? [lookAt(element, shapes)]
          : [];
      });
    });
})();
