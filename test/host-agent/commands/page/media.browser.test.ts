import { describe, expect, it } from '@jest/globals';
import { expectNoOverflow, PHONE_PX, useBrowser } from '../../../support/browser';
import { countOf, filterOf, rowsOf, unfold } from './page-parts';
import { pageOf, RICH, toldScenario } from './pages';

const browser = useBrowser();

describe('without scripts', () => {
  it.each(RICH)('all of %s is shown, and no control that would do nothing', async (name) => {
    const opened = await browser.open(pageOf(name), { scripts: false });
    const { page } = opened;
    const told = toldScenario(name);
    const objects = told.hosts.flatMap((host) => (host.kind === 'gone' ? [] : host.objects));
    expect(await rowsOf(page).count()).toBe(objects.length);
    expect(await page.locator('[data-object][hidden]').count()).toBe(0);
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    await expectNoOverflow(opened);
    await unfold(opened);
    const text = await page.locator('main').innerText();
    for (const line of linesOf(told)) expect(text).toContain(line);
  });
});

/** 320 CSS pixels are what is left of 1280 at 400 % (WCAG 2.2, 1.4.10), or of 640 at 200 %. */
describe('enlarged', () => {
  it.each(RICH)('%s needs no scrolling sideways', async (name) => {
    const opened = await browser.open(pageOf(name), { widthPx: 320, context: { deviceScaleFactor: 2 } });
    await opened.screenshot(`${name}-enlarged`);
    await expectNoOverflow(opened);
    await unfold(opened);
    await expectNoOverflow(opened);
  });

  it('and nothing is lost where the reader spaces text out (WCAG 2.2, 1.4.12)', async () => {
    const opened = await browser.open(pageOf('less-safe'), { widthPx: PHONE_PX });
    await opened.page.evaluate<void>(
      `for (const element of document.querySelectorAll('body *')) {
         element.style.cssText += ';line-height:1.5!important;letter-spacing:0.12em!important;word-spacing:0.16em!important';
       }`,
    );
    await unfold(opened);
    await expectNoOverflow(opened);
  });
});

describe('on paper', () => {
  it('it is dark on white, without controls, and says that it was filtered', async () => {
    const opened = await browser.open(pageOf('less-safe'), { colours: 'dark' });
    const { page } = opened;
    await filterOf(page).fill('no such thing');
    await page.emulateMedia({ media: 'print' });
    await opened.screenshot('less-safe-print');
    expect(await page.locator('button:visible, input:visible').count()).toBe(0);
    expect(await countOf(page).isVisible()).toBe(true);
    const [ink, paper] = await page.evaluate<readonly [number, number]>(
      `((light) => [light(getComputedStyle(document.querySelector('main')).color), light(getComputedStyle(document.body).backgroundColor)])(
         (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return a === 0 ? 255 : (r + g + b) / 3; })`,
    );
    expect(ink).toBeLessThan(80);
    expect(paper).toBeGreaterThan(240);
  });

  it('nothing stays folded', async () => {
    const { page } = await browser.open(pageOf('thousand-machines'));
    const folded = page.locator('details:not([open])');
    expect(await folded.count()).toBeGreaterThan(100);
    await page.evaluate<void>(`window.dispatchEvent(new Event('beforeprint'))`);
    expect(await folded.count()).toBe(0);
    await page.evaluate<void>(`window.dispatchEvent(new Event('afterprint'))`);
    expect(await folded.count()).toBeGreaterThan(100);
  });

  it('is as many sheets as it needs', async () => {
    const { page } = await browser.open(pageOf('less-safe'));
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0);
  });
});

it('moves nothing where the reader wants no motion', async () => {
  const { page } = await browser.open(pageOf('less-safe'), { context: { reducedMotion: 'reduce' } });
  await page.locator('#theme').click();
  const moving = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('*')].filter((element) => {
       const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(element);
       const takesTime = (durations) => durations.split(',').some((duration) => Number.parseFloat(duration) > 0.01);
       return takesTime(transitionDuration) || (animationName !== 'none' && takesTime(animationDuration)) || scrollBehavior === 'smooth';
     }).map((element) => element.localName)`,
  );
  expect(moving).toEqual([]);
});

it('shows what is pressed in the colours of the system too', async () => {
  const opened = await browser.open(pageOf('less-safe'), { context: { forcedColors: 'active' } });
  await opened.screenshot('less-safe-forced-colours');
  const button = opened.page.locator('[data-filter-mark]').first();
  const look = (): Promise<string> =>
    opened.page.evaluate<string>(
      `(({ color, backgroundColor, borderColor, borderWidth, fontWeight, textDecoration }) =>
         [color, backgroundColor, borderColor, borderWidth, fontWeight, textDecoration].join())(
         getComputedStyle(document.querySelector('[data-filter-mark]')))`,
    );
  const released = await look();
  await button.click();
  await opened.page.mouse.move(0, 0);
  expect(await look()).not.toBe(released);
});

function linesOf({ hosts, failing, closing }: ReturnType<typeof toldScenario>): readonly string[] {
  return [
    closing,
    ...failing.map(({ text }) => text),
    ...hosts.flatMap((host) =>
      host.kind === 'gone'
        ? host.lines.map(({ text }) => text)
        : [
            host.basis.text,
            ...(host.isChanged ? [host.fit.text] : [host.summary]),
            ...[
              host.concerns,
              host.drift,
              host.warnings,
              host.pendingRestarts,
              host.isChanged ? host.assumptions : [],
            ]
              .flat()
              .map(({ text }) => text),
            ...host.objects.flatMap(({ facts, refusals, changes }) => [
              ...facts.map(({ text }) => text),
              ...refusals.flatMap(({ why, instead }) => [why, instead]),
              ...changes.flatMap(({ field, from, to }) => [field, from, to]),
            ]),
            ...host.steps.map(({ text }) => text),
          ],
    ),
  ];
}
