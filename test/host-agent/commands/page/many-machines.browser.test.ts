import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  DESKTOP_PX,
  expectNoOverflow,
  expectNoSeriousAxeFaults,
  expectReadablePictures,
  nameOfLook,
  PHONE_PX,
  useBrowser,
  type Look,
} from '../../../support/browser';
import { countOf, filterOf, markOf, rowsOf, shownRows } from './page-parts';
import { pageOf } from './pages';

const browser = useBrowser();

/** What mail and comment fields still take as an attachment, and a browser opens at once. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024;

/** The other pages are looked at in all others. */
const VIEWS: readonly Look[] = [
  { colours: 'dark', widthPx: PHONE_PX },
  { colours: 'light', widthPx: DESKTOP_PX },
];

let html: string;
beforeAll(() => {
  html = pageOf('thousand-machines');
});

describe('the page of a thousand machines', () => {
  it('is small enough to be sent', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(PAGE_BYTES_MAX);
  });

  it.each(VIEWS.map((look) => [nameOfLook(look), look] as const))(
    'fits its window in %s',
    async (name, look) => {
      const opened = await browser.open(html, look);
      await opened.screenshot(`thousand-${name}`, 'window');
      await expectNoOverflow(opened);
      await opened.page.locator('[data-topology]').first().scrollIntoViewIfNeeded();
      await opened.screenshot(`thousand-${name}-topology`, 'window');
    },
  );

  it('draws racks with every machine, instead of lines nobody could follow', async () => {
    const opened = await browser.open(html);
    const picture = opened.page.locator('#host-kvm-1 [data-topology]');
    expect(await picture.locator('polyline').count()).toBe(0);
    expect(await picture.locator('rect').count()).toBeGreaterThan(1000);
    await expectReadablePictures(opened);
  });

  it('answers the filter', async () => {
    const { page } = await browser.open(html, { widthPx: PHONE_PX });
    const all = await rowsOf(page).count();
    expect(all).toBeGreaterThan(500);
    await filterOf(page).fill('worker-42');
    await countOf(page)
      .filter({ hasText: new RegExp(`\\b${all}\\b`) })
      .waitFor();
    const shown = await shownRows(page);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ name }) => !name.includes('worker-42'))).toEqual([]);
    await filterOf(page).fill('');
    await markOf(page, '-').click();
    expect(new Set((await shownRows(page)).map(({ mark }) => mark))).toEqual(new Set(['-']));
    await page.keyboard.press('Escape');
    expect(await shownRows(page)).toHaveLength(all);
  });

  it('keeps nobody out', async () => {
    const opened = await browser.open(html, { widthPx: PHONE_PX });
    // Rows and boxes are made alike, and the judge would take minutes for all of them.
    await opened.page.evaluate<void>(
      `for (const one of document.querySelectorAll('body *:nth-child(n + 41)')) one.remove();`,
    );
    expect(await rowsOf(opened.page).count()).toBeGreaterThan(20);
    await expectNoSeriousAxeFaults(opened);
  });
});
