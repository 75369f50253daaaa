import type { Locator, Page } from 'playwright-core';
import type { OpenedPage } from '../../../support/browser';

/** The parts of the page that people use, by what holds them fast. */
export const filterOf = (page: Page): Locator => page.locator('#filter');
export const countOf = (page: Page): Locator => page.locator('#filter-count[role=status]');
export const rowsOf = (page: Page): Locator => page.locator('[data-object]');
export const impactOf = (page: Page, impact: string): Locator =>
  page.locator(`[data-filter-impact="${impact}"]`);
export const markOf = (page: Page, mark: string): Locator => page.locator(`[data-filter-mark="${mark}"]`);

/** An object of the page: one row. */
export interface Row {
  readonly name: string;
  readonly mark: string;
  readonly impact: string;
}

/** The rows that a reader sees. */
export async function shownRows(page: Page): Promise<readonly Row[]> {
  return page.evaluate<readonly Row[]>(
    `[...document.querySelectorAll('[data-object]')]
       .filter((row) => row.checkVisibility())
       .map(({ dataset: { name, mark, impact } }) => ({ name, mark, impact }))`,
  );
}

/** Opens all that is folded, as a reader who looks at everything. */
export async function unfold({ page }: OpenedPage): Promise<void> {
  await page.evaluate<void>(
    `document.querySelectorAll('details').forEach((details) => { details.open = true; })`,
  );
}
