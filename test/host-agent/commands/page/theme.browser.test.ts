import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focused, useBrowser } from '../../../support/browser';
import { pageOf } from './pages';

const browser = useBrowser();

const themeOf = async (page: Page): Promise<string> =>
  (await page.locator('html').getAttribute('data-theme')) ?? 'auto';

/** What is behind the page's text. */
const paperOf = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `[document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor)
       .find((colour) => colour !== 'rgba(0, 0, 0, 0)')`,
  );

/** The three themes by their names, each with the colour that the page has in it. */
async function papersOfThemes(page: Page): Promise<ReadonlyMap<string, string>> {
  const papers = new Map<string, string>();
  for (let presses = 0; presses < 3; presses += 1) {
    papers.set(await themeOf(page), await paperOf(page));
    await page.locator('#theme').press('Enter');
  }
  return papers;
}

describe.each(['light', 'dark'] as const)('where the system is %s', (colours) => {
  const other = colours === 'light' ? 'dark' : 'light';

  it('the page is as the system, until it is told otherwise', async () => {
    const { page } = await browser.open(pageOf('restart'), { colours });
    expect(await themeOf(page)).toBe('auto');
    const papers = await papersOfThemes(page);
    expect([...papers.keys()].sort()).toEqual(['auto', 'dark', 'light']);
    expect(papers.get('auto')).toBe(papers.get(colours));
    expect(papers.get(other)).not.toBe(papers.get(colours));
    expect(await themeOf(page)).toBe('auto');
  });

  it('it remembers what it was told', async () => {
    const { page } = await browser.open(pageOf('restart'), { colours });
    const before = await paperOf(page);
    const button = page.locator('#theme');
    for (let presses = 0; presses < 3 && (await themeOf(page)) !== other; presses += 1) await button.click();
    const label = await button.textContent();
    const after = await paperOf(page);
    expect(after).not.toBe(before);
    await page.reload();
    expect(await themeOf(page)).toBe(other);
    expect(await paperOf(page)).toBe(after);
    expect(await button.textContent()).toBe(label);
  });

  it('pictures change with it', async () => {
    const { page } = await browser.open(pageOf('restart'), { colours });
    const ink = (): Promise<string> =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('[data-topology] svg text')).fill`);
    const inks = new Map<string, string>();
    for (let presses = 0; presses < 3; presses += 1) {
      inks.set(await themeOf(page), await ink());
      await page.locator('#theme').click();
    }
    expect(inks.get('auto')).toBe(inks.get(colours));
    expect(inks.get(other)).not.toBe(inks.get(colours));
  });
});

it('says which theme is on, and keeps the keyboard there', async () => {
  const { page } = await browser.open(pageOf('restart'));
  const labels = new Set<string>();
  await page.locator('#theme').focus();
  for (let presses = 0; presses < 3; presses += 1) {
    const { element, text } = await focused(page);
    expect(element).toBe('button#theme');
    labels.add(text);
    await page.keyboard.press('Enter');
  }
  expect(labels.size).toBe(3);
});

it('changes where nothing can be remembered too', async () => {
  const before = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });`;
  const { page } = await browser.open(pageOf('restart'), { before });
  expect([...(await papersOfThemes(page)).keys()].sort()).toEqual(['auto', 'dark', 'light']);
  await page.keyboard.press('/');
  expect(await focused(page)).toMatchObject({ element: 'input#filter' });
});

it('takes nothing for a theme that is none', async () => {
  const before = `Object.defineProperty(window, 'localStorage', { value: { getItem: () => '"><script>', setItem() {}, removeItem() {} } });`;
  const { page } = await browser.open(pageOf('restart'), { before });
  expect(['auto', 'light', 'dark']).toContain(await themeOf(page));
});
