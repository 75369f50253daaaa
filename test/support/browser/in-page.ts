import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Scripts that look at a page from inside; a browser has other globals than Node, hence no TypeScript. */
type Script = 'focused' | 'overflow' | 'picture-texts';

/** What the script says of the page. It works without the page's consent, and where the page may run no scripts. */
export async function inPage<Answer>(page: Page, script: Script): Promise<Answer> {
  return page.evaluate<Answer>(readFileSync(join(__dirname, 'in-page', `${script}.js`), 'utf8'));
}
