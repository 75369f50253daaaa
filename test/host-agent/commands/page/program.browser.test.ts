import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoOverflow, focused, useBrowser } from '../../../support/browser';
import { fleetwright } from '../command-line';
import { Repository } from '../review/repository';
import { SCENARIOS } from '../review/scenarios';
import { countOf, filterOf, shownRows } from './page-parts';

const browser = useBrowser();

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

/** Scripts of the page are functions of the program, which a bundler may have written anew. */
it('the page that the bundled program writes works as well', async () => {
  const { base = [], head = [] } = SCENARIOS['restart'] ?? {};
  for (const plan of base) repository.writePlan(plan);
  repository.commit();
  for (const plan of head) repository.writePlan(plan);
  const words = ['review', '--base', 'main', '--output', 'review.html'];
  const { exitCode, stderr } = await fleetwright(words, { cwd: repository.folder });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const opened = await browser.open(readFileSync(join(repository.folder, 'review.html'), 'utf8'));
  const { page } = opened;
  await expectNoOverflow(opened);
  expect((await shownRows(page)).length).toBeGreaterThan(1);
  await page.keyboard.press('/');
  expect(await focused(page)).toMatchObject({ element: 'input#filter' });
  await filterOf(page).fill('machine db');
  await countOf(page).filter({ hasText: /\b1\b/ }).waitFor();
  expect((await shownRows(page)).map(({ name }) => name)).toEqual(['machine db']);
  await page.locator('#theme').click();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
});
