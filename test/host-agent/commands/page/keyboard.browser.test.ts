import { describe, expect, it } from '@jest/globals';
import { DESKTOP_PX, focused, PHONE_PX, useBrowser, walkByTab } from '../../../support/browser';
import { countOf, filterOf, shownRows } from './page-parts';
import { pageOf } from './pages';

const browser = useBrowser();

/** A page of few hosts has fewer places to stop at. */
const STOPS_MAX = 200;

describe('by keyboard alone', () => {
  it.each([PHONE_PX, DESKTOP_PX])(
    'every control is reached, in order, and seen, at %d px',
    async (widthPx) => {
      const opened = await browser.open(pageOf('less-safe'), { widthPx });
      const stops = await walkByTab(opened, STOPS_MAX);
      const elements = stops.map(({ element }) => element);
      expect(stops[0]).toMatchObject({ element: 'a', text: expect.stringMatching(/skip|go to/i) });
      const controls = opened.page.locator('button:visible, input:visible, summary:visible');
      expect(elements.filter((element) => /^(button|input|summary)/.test(element))).toHaveLength(
        await controls.count(),
      );
      expect(elements).toContain('input#filter');
      expect(elements).toContain('button#theme');
      expect(elements.findIndex((element) => element.includes('data-filter-impact'))).toBeGreaterThan(0);
      expect(elements.findIndex((element) => element.includes('data-filter-mark'))).toBeGreaterThan(0);
      expect(elements.findIndex((element) => element.startsWith('summary'))).toBeGreaterThan(
        elements.indexOf('input#filter'),
      );
      expect(stops.filter(({ isMarked, isUncovered }) => !isMarked || !isUncovered)).toEqual([]);
      expect(stops.filter(({ element, text }) => !element.startsWith('input') && text === '')).toEqual([]);
    },
  );

  it('the first link goes past the controls', async () => {
    const opened = await browser.open(pageOf('less-safe'));
    const { page } = opened;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const target = await page.locator(':target').getAttribute('id');
    expect(target).not.toBeNull();
    await page.keyboard.press('Tab');
    const next = await focused(page);
    expect(next.element).not.toMatch(/^(input|button#theme)/);
    expect(await page.locator(`#${target} :focus, #${target}:focus`).count()).toBe(1);
  });

  it('/ goes to the filter, and Escape empties it', async () => {
    const { page } = await browser.open(pageOf('delete-protected'));
    const all = await shownRows(page);
    await page.keyboard.press('/');
    expect(await focused(page)).toMatchObject({ element: 'input#filter' });
    await page.keyboard.type('no such thing');
    await countOf(page).filter({ hasText: /\b0\b/ }).waitFor();
    expect(await shownRows(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await filterOf(page).inputValue()).toBe('');
    expect(await shownRows(page)).toEqual(all);
    // In the field it is a character as any other.
    await page.keyboard.type('a/b');
    expect(await filterOf(page).inputValue()).toBe('a/b');
  });

  it('/ stays what it is to the browser together with other keys', async () => {
    const { page } = await browser.open(pageOf('restart'));
    await page.keyboard.press('Control+/');
    expect(await focused(page)).toMatchObject({ element: 'body' });
  });

  it('what is folded opens and closes', async () => {
    const { page } = await browser.open(pageOf('less-safe'));
    const folded = page.locator('details').first();
    const isOpen = async (): Promise<boolean> => (await folded.getAttribute('open')) !== null;
    const before = await isOpen();
    await folded.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(!before);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(before);
  });

  it('toggles are pressed and released', async () => {
    const { page } = await browser.open(pageOf('less-safe'));
    const toggle = page.locator('[data-filter-mark]:not([disabled])').first();
    await toggle.focus();
    const before = await toggle.getAttribute('aria-pressed');
    await page.keyboard.press('Space');
    expect(await toggle.getAttribute('aria-pressed')).toBe(before === 'true' ? 'false' : 'true');
    await page.keyboard.press('Enter');
    expect(await toggle.getAttribute('aria-pressed')).toBe(before);
  });
});
