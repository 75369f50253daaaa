import { expect } from '@jest/globals';
import axe, { type AxeResults } from 'axe-core';
import type { OpenedPage } from './use-browser';
import { inPage } from './in-page';

/** Worse ones than these two there are not; the others are matters of taste. */
const SERIOUS: ReadonlySet<string> = new Set(['serious', 'critical']);

/** Rules that axe leaves out unless they are asked for. */
const RULES = { 'target-size': { enabled: true } };

/** Text that is smaller than this on the screen cannot be read. */
const TEXT_PX_MIN = 9;

/** axe-core finds nothing that keeps people out. It judges what is shown, so open what is folded before; needs a page with scripts. */
export async function expectNoSeriousAxeFaults({ page }: OpenedPage): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], rules: RULES })})`,
  );
  const faults = violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  expect(faults).toEqual([]);
}

/** Nothing is wider than the window, or cut off; what scrolls sideways has a name, and can be scrolled by keyboard. */
export async function expectNoOverflow({ page }: OpenedPage): Promise<void> {
  expect(await inPage<readonly string[]>(page, 'overflow')).toEqual([]);
}

/** The text in pictures is large enough, and has a contrast of 4.5 to what is behind it (axe judges no pictures). */
export async function expectReadablePictures({ page }: OpenedPage): Promise<void> {
  const texts = await inPage<readonly PictureText[]>(page, 'picture-texts');
  expect(texts.filter(({ contrast, sizePx }) => contrast < 4.5 || sizePx < TEXT_PX_MIN)).toEqual([]);
}

interface PictureText {
  readonly text: string;
  readonly colour: string;
  readonly behind: string;
  readonly contrast: number;
  readonly sizePx: number;
}
