import type { Page } from 'playwright-core';
import { inPage } from './in-page';
import type { OpenedPage } from './use-browser';

/** What has the keyboard's attention. */
export interface Focused {
  /** `input#filter`; `body` when nothing has it. */
  readonly element: string;
  readonly text: string;
  /** Whether it can be seen where the keyboard is: a ring that contrasts with what is around it. */
  readonly isMarked: boolean;
  /** Whether it is in the window and nothing lies over it. */
  readonly isUncovered: boolean;
}

/** What has the keyboard's attention now. */
export async function focused(page: Page): Promise<Focused> {
  return inPage<Focused>(page, 'focused');
}

/** Goes on by Tab until the page is left, and tells each stop. @throws Error after too many of them */
export async function walkByTab({ page }: OpenedPage, stopsMax: number): Promise<readonly Focused[]> {
  const stops: Focused[] = [];
  while (stops.length <= stopsMax) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.element === 'body') return stops;
    stops.push(stop);
  }
  throw new Error(
    `still in the page after ${stopsMax} stops: ${stops.map(({ element }) => element).join(', ')}`,
  );
}
