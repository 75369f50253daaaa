import { describe, expect, it } from '@jest/globals';
import {
  expectNoOverflow,
  expectNoSeriousAxeFaults,
  expectReadablePictures,
  LOOKS,
  nameOfLook,
  useBrowser,
  type Look,
  type OpenedPage,
} from '../../../support/browser';
import { SCENARIOS } from '../review/scenarios';
import { pageOf, RICH, toldScenario } from './pages';
import { unfold } from './page-parts';

const browser = useBrowser();

/** Too many rows for the judge of accessibility; `many-machines.browser.test.ts` looks at it. */
const NAMES = Object.keys(SCENARIOS).filter((name) => name !== 'thousand-machines');

const VIEWS: readonly (readonly [string, string, Look])[] = NAMES.flatMap((name, index) => {
  // The others in turn, so that each look is seen.
  const looks = RICH.includes(name) ? LOOKS : LOOKS.filter((_, place) => place === index % LOOKS.length);
  return looks.map((look) => [name, nameOfLook(look), look] as const);
});

it('looks at every kind of review', () => {
  expect(NAMES).toEqual(expect.arrayContaining([...RICH]));
  expect(new Set(VIEWS.map(([, look]) => look)).size).toBe(LOOKS.length);
});

describe.each(VIEWS)('the page of %s in %s', (name, lookName, look) => {
  it('says everything, in its place, and readable for everybody', async () => {
    const opened = await browser.open(pageOf(name), look);
    const { hosts, closing } = toldScenario(name);
    expect(await hostIdsOf(opened)).toEqual(hosts.map((host) => `host-${host.name}`));
    expect(await opened.page.locator('body').innerText()).toContain(closing);
    await opened.screenshot(`${name}-${lookName}`);
    await expectNoOverflow(opened);
    await unfold(opened);
    await expectNoOverflow(opened);
    await expectReadablePictures(opened);
    await expectNoSeriousAxeFaults(opened);
  });
});

function hostIdsOf({ page }: OpenedPage): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('main section[data-host]')].map((section) => section.id)`,
  );
}
