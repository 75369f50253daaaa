import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { DESKTOP_PX, type Look } from './looks';

/** Debian's, installed by `scripts/install-prerequisites.sh --tests`. */
const CHROMIUM = '/usr/bin/chromium';

/** It takes a second or two; the bound is for a machine that is busy with guests. */
const LAUNCH_MS_MAX = 60_000;

/** Whatever is waited for in a page is there after milliseconds, on a machine that is not busy. */
const ACTION_MS_MAX = 20_000;

/** Some pages are looked at several times in a test, and the judge of accessibility takes a second each time. */
const TEST_MS_MAX = 120_000;

/** Higher than a page is wide: what is below has to be scrolled to, as for a reader. */
const HEIGHT_PX = 800;

const LAST_WORD = 'fleetwright: the last word';

const ARTIFACTS = join(__dirname, '../../../.cache/test-artifacts');

export interface OpenOptions extends Partial<Look> {
  /** @default true */
  readonly scripts?: boolean;
  /** Runs before every script of the page: how this browser differs from others. */
  readonly before?: string;
  /** What else the reader's system asks for. */
  readonly context?: Pick<BrowserContextOptions, 'deviceScaleFactor' | 'reducedMotion' | 'forcedColors'>;
}

/** A page that was opened. */
export interface OpenedPage {
  readonly page: Page;
  /**
   * What a page of ours never does, and what it did since this was last asked: errors and warnings in its log (violations of its
   * security policy among them), errors of its script, requests, dialogs, windows, downloads. None may be left when the test ends.
   */
  takeComplaints(): Promise<readonly string[]>;
  /** Kept as `.cache/test-artifacts/<test file>/<name>.png`: the whole page, or what is in the window. */
  screenshot(name: string, what?: 'page' | 'window'): Promise<void>;
}

export interface Opener {
  /** Opens a page from disk, without any network. */
  open(html: string, options?: OpenOptions): Promise<OpenedPage>;
  /** Opens a page of a server that the test runs; it may ask that server, and nobody else. */
  visit(url: string, options?: OpenOptions): Promise<OpenedPage>;
}

/** One browser for this test file, and for every page a context of its own that ends with the test. */
export function useBrowser(): Opener {
  jest.setTimeout(TEST_MS_MAX);
  let browser: Browser | undefined;
  let artifacts: string;
  const folders: string[] = [];
  const contexts: BrowserContext[] = [];
  const opened: OpenedPage[] = [];

  beforeAll(async () => {
    artifacts = join(ARTIFACTS, basename(expect.getState().testPath ?? 'unknown', '.ts'));
    rmSync(artifacts, { recursive: true, force: true });
    mkdirSync(artifacts, { recursive: true });
    // Chromium's own sandbox refuses to run as root, and what it would guard against is not here: the pages are ours.
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox'],
      timeout: LAUNCH_MS_MAX,
    });
  }, LAUNCH_MS_MAX + ACTION_MS_MAX);

  afterEach(async () => {
    try {
      const complaints = await Promise.all(opened.splice(0).map((page) => page.takeComplaints()));
      expect(complaints.flat()).toEqual([]);
    } finally {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    }
  });

  afterAll(async () => {
    await browser?.close();
  });

  const openAt = async (
    url: string,
    isOwn: (address: string) => boolean,
    { before, colours = 'light', widthPx = DESKTOP_PX, scripts = true, context: others = {} }: OpenOptions,
  ): Promise<OpenedPage> => {
    if (browser === undefined) throw new Error('a page can be opened in a test only');
    const context = await browser.newContext({
      ...others,
      colorScheme: colours,
      viewport: { width: widthPx, height: HEIGHT_PX },
      javaScriptEnabled: scripts,
      offline: url.startsWith('file:'),
      acceptDownloads: false,
    });
    contexts.push(context);
    context.setDefaultTimeout(ACTION_MS_MAX);
    if (before !== undefined) await context.addInitScript(before);
    const page = await context.newPage();
    const complaints = listen(context, page, isOwn);
    const entry: OpenedPage = {
      page,
      takeComplaints: async () => {
        await hearAll(page);
        return complaints.splice(0);
      },
      screenshot: async (name, what = 'page') => {
        await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: what === 'page' });
      },
    };
    opened.push(entry);
    await page.goto(url);
    return entry;
  };

  return {
    async open(html, options = {}) {
      const folder = mkdtempSync(join(tmpdir(), 'fleetwright-page-'));
      folders.push(folder);
      const path = join(folder, 'page.html');
      writeFileSync(path, html);
      const url = pathToFileURL(path).href;
      return openAt(url, (address) => address === url, options);
    },
    async visit(url, options = {}) {
      const { origin } = new URL(url);
      return openAt(url, (address) => address.startsWith(`${origin}/`), options);
    },
  };
}

function listen(context: BrowserContext, page: Page, isOwn: (address: string) => boolean): string[] {
  const complaints: string[] = [];
  context.on('request', (request) => {
    const [address = ''] = request.url().split('#');
    if (!isOwn(address)) complaints.push(`request: ${request.url()}`);
  });
  context.on('page', (other) => {
    if (other !== page) complaints.push(`window: ${other.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('download', (download) => complaints.push(`download: ${download.url()}`));
  page.on('dialog', (dialog) => {
    complaints.push(`${dialog.type()}: ${dialog.message()}`);
    // It may have gone with its page.
    dialog.dismiss().catch(() => undefined);
  });
  return complaints;
}

/** What a page says takes a moment to arrive; a last word of our own comes after all of it. */
async function hearAll(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('console', { predicate: (message) => message.text() === LAST_WORD }),
    page.evaluate(`console.debug(${JSON.stringify(LAST_WORD)})`),
  ]);
}
