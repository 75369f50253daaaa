import { createHash } from 'node:crypto';
import { Markup } from '../html';
import type { PageWindow } from './browser';
import { filterScript } from './filter';
import { keysScript } from './keys';
import { printScript } from './print';
import { themeScript } from './theme';

/** A script that is part of the page, and what its security policy knows it by. */
export interface Script {
  readonly element: Markup;
  /** `'sha256-…'`. */
  readonly source: string;
}

/** What a bundler that keeps the names of functions puts around them; out of its bundle nobody knows it. */
const NAME_KEEPER = '__name';

/** Before anything is shown. */
export const HEAD_SCRIPT = scriptOf([themeScript]);

/** When everything is there. */
export const BODY_SCRIPT = scriptOf([filterScript, keysScript, printScript]);

/** The policy that lets only these scripts run and nothing be loaded. Pictures and bars carry their sizes as styles. */
export const SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${HEAD_SCRIPT.source} ${BODY_SCRIPT.source}`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Functions as text, each of which is called with the window. */
function scriptOf(functions: readonly ((window: PageWindow) => void)[]): Script {
  const calls = functions.map((body) => `(${body.toString()})(window);`).join('\n');
  const keeper = calls.includes(`${NAME_KEEPER}(`) ? `const ${NAME_KEEPER} = (kept) => kept;\n` : '';
  const text = `'use strict';\n{\n${keeper}${calls}\n}`;
  const digest = createHash('sha256').update(text).digest('base64');
  return {
    element: new Markup(`<script>${text}</script>`),
    source: `'sha256-${digest}'`,
  };
}
