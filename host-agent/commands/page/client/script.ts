import { createHash } from 'node:crypto';
import { Markup } from '../html';

/** A script or a style sheet that is part of a page, and what its security policy knows it by. */
export interface Part {
  readonly element: Markup;
  /** `'sha256-…'`. */
  readonly source: string;
}

/** What a bundler that keeps the names of functions puts around them; out of its bundle nobody knows it. */
const NAME_KEEPER = '__name';

/** Functions as text, each of which is called with the window. */
export function scriptOf<Window>(functions: readonly ((window: Window) => void)[]): Part {
  const calls = functions.map((body) => `(${body.toString()})(window);`).join('\n');
  const keeper = calls.includes(`${NAME_KEEPER}(`) ? `const ${NAME_KEEPER} = (kept) => kept;\n` : '';
  return partOf('script', `'use strict';\n{\n${keeper}${calls}\n}`);
}

/** Rules of our own making. */
export function styleOf(rules: string): Part {
  return partOf('style', rules);
}

function partOf(name: 'script' | 'style', text: string): Part {
  const digest = createHash('sha256').update(text).digest('base64');
  return {
    element: new Markup(`<${name}>${text}</${name}>`),
    source: `'sha256-${digest}'`,
  };
}
