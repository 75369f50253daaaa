import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import type { Page } from 'playwright-core';
import { expectNoOverflow, expectNoSeriousAxeFaults, PHONE_PX, useBrowser } from '../../../support/browser';
import { countOf, filterOf, impactOf, markOf, rowsOf, shownRows, type Row } from './page-parts';
import { toldTogether } from './pages';

const browser = useBrowser();

/** Four hosts with every mark, several impacts, and an object of the same name on each. */
const HTML = renderPage(toldTogether(['live-growth', 'restart', 'replace-refused', 'delete-protected']));

const isOf =
  (key: keyof Row, values: readonly string[]) =>
  (row: Row): boolean =>
    values.includes(row[key]);

/** What the page says of how many objects it shows. */
const saysCount = async (page: Page, shown: number, all: number): Promise<void> => {
  await countOf(page)
    .filter({ hasText: new RegExp(`\\b${shown}\\b.*\\b${all}\\b`) })
    .waitFor();
};

async function openAll(): Promise<{ readonly page: Page; readonly all: readonly Row[] }> {
  const { page } = await browser.open(HTML);
  const all = await shownRows(page);
  expect(all.length).toBeGreaterThan(5);
  expect(await rowsOf(page).count()).toBe(all.length);
  await saysCount(page, all.length, all.length);
  return { page, all };
}

describe('the filter', () => {
  it('by text shows only what has all of its words, in any case', async () => {
    const { page, all } = await openAll();
    const texts = (await rowsOf(page).allTextContents()).map((text) => text.toLowerCase());
    const wanted = all.filter((_, place) => ['firmware', 'db'].every((word) => texts[place]?.includes(word)));
    expect(wanted.length).toBeGreaterThan(0);
    await filterOf(page).fill('  DB  Firmware ');
    await saysCount(page, wanted.length, all.length);
    expect(await shownRows(page)).toEqual(wanted);
    await filterOf(page).fill('');
    await saysCount(page, all.length, all.length);
    expect(await shownRows(page)).toEqual(all);
  });

  it('by text finds what is said of an object, also where it is folded', async () => {
    const { page } = await openAll();
    await filterOf(page).fill('firmware');
    const shown = rowsOf(page).filter({ visible: true });
    await expectCount(page, await shown.count());
    for (const text of await shown.allTextContents()) expect(text.toLowerCase()).toContain('firmware');
    expect(await shown.count()).toBeGreaterThan(0);
  });

  it('takes text for text', async () => {
    const { page, all } = await openAll();
    for (const text of ['.*', '[', '(?:', '\\', '*', '"] , *', '<b>']) {
      await filterOf(page).fill(text);
      await saysCount(page, 0, all.length);
    }
  });

  it('by impact shows that impact, and by two either of them', async () => {
    const { page, all } = await openAll();
    const impacts = [...new Set(all.map(({ impact }) => impact))].filter((impact) => impact !== 'none');
    const [first = '', second = ''] = impacts;
    expect(impacts.length).toBeGreaterThan(2);
    await impactOf(page, first).click();
    expect(await impactOf(page, first).getAttribute('aria-pressed')).toBe('true');
    expect(await shownRows(page)).toEqual(all.filter(isOf('impact', [first])));
    await impactOf(page, second).click();
    const either = all.filter(isOf('impact', [first, second]));
    expect(await shownRows(page)).toEqual(either);
    await saysCount(page, either.length, all.length);
    await impactOf(page, first).click();
    expect(await shownRows(page)).toEqual(all.filter(isOf('impact', [second])));
    await impactOf(page, second).click();
    expect(await shownRows(page)).toEqual(all);
  });

  it('by mark shows that mark', async () => {
    const { page, all } = await openAll();
    const marks = [...new Set(all.map(({ mark }) => mark))];
    expect(marks.length).toBeGreaterThan(3);
    for (const mark of marks) {
      await markOf(page, mark).click();
      expect(await shownRows(page)).toEqual(all.filter(isOf('mark', [mark])));
      await markOf(page, mark).click();
    }
    expect(await shownRows(page)).toEqual(all);
  });

  it('by all together shows what fits all', async () => {
    const { page, all } = await openAll();
    await markOf(page, '!').click();
    await impactOf(page, 'restart').click();
    await filterOf(page).fill('db');
    const wanted = all.filter(
      ({ mark, impact, name }) => mark === '!' && impact === 'restart' && name === 'machine db',
    );
    expect(wanted.length).toBeGreaterThan(0);
    await saysCount(page, wanted.length, all.length);
    expect(await shownRows(page)).toEqual(wanted);
  });

  it('says in words that nothing fits, on every host, and gives everything back', async () => {
    const { page, all } = await openAll();
    await filterOf(page).fill('no such thing');
    await saysCount(page, 0, all.length);
    const notes = page.locator('[data-none]:visible');
    expect(await notes.count()).toBe(await page.locator('[data-objects]').count());
    for (const text of await notes.allInnerTexts()) expect(text).toMatch(/\w{3,} \w{2,}/);
    await page.locator('#clear').click();
    expect(await shownRows(page)).toEqual(all);
    expect(await notes.count()).toBe(0);
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('filter');
  });

  it('tells screen readers how many are left', async () => {
    const { page } = await openAll();
    // A change of a region that was there before is read out; a new region is not.
    const region = await countOf(page).elementHandle();
    await filterOf(page).fill('no such thing');
    expect(await region?.textContent()).toMatch(/\b0\b/);
    expect(await countOf(page).isVisible()).toBe(true);
  });

  it('has a name, and so have its buttons', async () => {
    const { page } = await openAll();
    const field = page.getByRole('searchbox', { name: 'Filter changes', exact: true });
    expect(await field.getAttribute('id')).toBe('filter');
    for (const impact of ['live', 'next boot', 'restart', 'replace', 'destroy']) {
      expect(
        await page.getByRole('button', { name: impact, exact: true, pressed: false }).count(),
      ).toBeGreaterThan(0);
    }
    await markOf(page, 'x').click();
    const pressed = page.getByRole('button', { pressed: true });
    expect(await pressed.allInnerTexts()).toEqual([expect.stringContaining('refused')]);
  });

  it('stays readable while it is used', async () => {
    const opened = await browser.open(HTML, { widthPx: PHONE_PX, colours: 'dark' });
    await opened.page.locator('[data-filter-mark]').first().click();
    await filterOf(opened.page).fill('no such thing');
    await opened.screenshot('nothing-fits');
    await expectNoOverflow(opened);
    await expectNoSeriousAxeFaults(opened);
  });
});

async function expectCount(page: Page, shown: number): Promise<void> {
  expect(await countOf(page).textContent()).toMatch(new RegExp(`\\b${shown}\\b`));
}
