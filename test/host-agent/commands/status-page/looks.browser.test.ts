import { describe, expect, it } from '@jest/globals';
import {
  DESKTOP_PX,
  expectNoOverflow,
  expectNoSeriousAxeFaults,
  expectReadablePictures,
  LOOKS,
  nameOfLook,
  PHONE_PX,
  useBrowser,
  walkByTab,
  type Look,
  type OpenedPage,
} from '../../../support/browser';
import { unfold } from '../page/page-parts';
import { factsOf, usePageServer } from './status-server';

const browser = useBrowser();
const server = usePageServer();

/** A window of 640 px at 200 %: as narrow as a page has to bear (WCAG 2.2, 1.4.10). */
const ZOOMED: Look = { colours: 'light', widthPx: 320 };

const VIEWS: readonly (readonly [string, string, Look])[] = [
  ...[...LOOKS, ZOOMED].flatMap((look) =>
    ['calm', 'troubled'].map((name) => [name, nameOfLook(look), look] as const),
  ),
  ['starting', 'dark-1280', { colours: 'dark', widthPx: DESKTOP_PX }],
  ['starting', 'light-360', { colours: 'light', widthPx: PHONE_PX }],
];

/** The first page that is fetched sets the clock. */
async function untilLive({ page }: OpenedPage): Promise<void> {
  await page.locator('#connection.live').waitFor();
  await page.locator('.made').filter({ hasText: 'now' }).waitFor();
}

describe.each(VIEWS)('the page of a %s agent in %s', (name, lookName, look) => {
  it('is readable for everybody, and fits', async () => {
    server.facts = factsOf(name);
    const opened = await browser.visit(server.url, look);
    await untilLive(opened);
    await opened.screenshot(`${name}-${lookName}`);
    await expectNoOverflow(opened);
    await unfold(opened);
    await expectNoOverflow(opened);
    await expectReadablePictures(opened);
    await expectNoSeriousAxeFaults(opened);
  });
});

describe.each([
  ['light', DESKTOP_PX],
  ['dark', PHONE_PX],
] as const)('five hundred machines in %s at %d px', (colours, widthPx) => {
  it('fit, and are scrolled in a box of their own', async () => {
    server.facts = factsOf('five-hundred');
    const opened = await browser.visit(server.url, { colours, widthPx });
    const { page } = opened;
    await untilLive(opened);
    expect(await page.locator('[data-machine]').count()).toBe(500);
    await opened.screenshot(`five-hundred-${colours}-${widthPx}`, 'window');
    await expectNoOverflow(opened);
    const heightPx = await page.evaluate<number>('document.documentElement.scrollHeight');
    expect(heightPx).toBeLessThan(4000);
  });
});

it('everything is reached by keyboard, and seen', async () => {
  server.facts = factsOf('troubled');
  const opened = await browser.visit(server.url);
  await untilLive(opened);
  const stops = await walkByTab(opened, 200);
  expect(stops[0]).toMatchObject({ element: 'a', text: expect.stringMatching(/skip/i) });
  const controls = opened.page.locator('button:visible, input:visible, summary:visible, a:visible');
  const elements = stops.map(({ element }) => element);
  expect(elements.filter((element) => /^(button|input|summary|a\b)/.test(element))).toHaveLength(
    await controls.count(),
  );
  expect(stops.filter(({ isMarked, isUncovered }) => !isMarked || !isUncovered)).toEqual([]);
});

it('says everything without scripts too, and comes anew by itself', async () => {
  server.facts = factsOf('troubled');
  const { page } = await browser.visit(server.url, { scripts: false, widthPx: PHONE_PX });
  const text = await page.locator('main').innerText();
  expect(text).toContain('2026-01-02 02:39:05 UTC');
  expect(text).toContain('cannot allocate memory');
  expect(await page.locator('noscript meta[http-equiv=refresh]').getAttribute('content')).toBe('30');
  expect(await page.locator('#controls, #connection, #theme').filter({ visible: true }).count()).toBe(0);
});
