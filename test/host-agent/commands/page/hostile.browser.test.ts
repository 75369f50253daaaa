import { describe, expect, it } from '@jest/globals';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import { plain } from '../../../../host-agent/commands/terminal/plain';
import type { ToldReview } from '../../../../host-agent/commands/told';
import { expectNoOverflow, PHONE_PX, useBrowser, type OpenedPage } from '../../../support/browser';
import { foundHost, withForeign } from '../review/found-hosts';
import { SCENARIOS, toldOf } from '../review/scenarios';
import { unfold } from './page-parts';
import { RICH, toldScenario } from './pages';

const browser = useBrowser();

const HOSTILE: readonly string[] = [
  '<script>alert("ran")</script>',
  '</script><script>alert("ran")</script><style>*{display:none}</style>',
  '"><img src="x.png" onerror="alert(\'ran\')">',
  `' onmouseover='alert("ran")' autofocus onfocus='alert("ran")`,
  '</title></head><body onload=alert("ran")><h1>gone</h1>',
  '</bdi></li></ul></section></main><form><button id="filter">',
  '</svg><svg onload=alert("ran")>',
  '<!-- <![CDATA[ ]]> --!>',
  '&lt;b&gt; &#60; &amp;amp;',
  'javascript:alert("ran")',
  '{shown} ${alert("ran")} {{7*7}}',
  'عربي שלום 日本語 👩‍👩‍👧‍👦',
];

/** These never reach a page as they are: whoever tells a review spells them out. */
const CONTROLS: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u202egpj.exe',
  'a\u0000b\u0007',
  '\ufeff\u200bnothing',
];

/** What a page looks things up by, or knows before: kinds, marks, ids, digests. */
const KEPT: ReadonlySet<string> = new Set([
  'kind',
  'mark',
  'impact',
  'id',
  'after',
  'baseDigest',
  'headDigest',
  'topology',
  'label',
]);

/** The review with this text in the place of every other that is not the program's own. */
function saying(told: ToldReview, text: string): ToldReview {
  return replaceTexts(told, text) as ToldReview;
}

function replaceTexts(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((entry) => replaceTexts(entry, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, KEPT.has(key) ? inner : replaceTexts(inner, text)]),
  );
}

/** Which elements with which attributes the page is made of. */
async function skeletonOf({ page }: OpenedPage): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('*')].map((element) => [element.localName, ...element.getAttributeNames()].join(' '))`,
  );
}

/** One word that fills many lines. */
const LONG_WORD = 'x'.repeat(10_000);

describe.each(RICH)('where everything in %s is markup, a script, or longer than any line', (name) => {
  it('it is shown as text, and nothing comes of it', async () => {
    const open = async (text: string): Promise<OpenedPage> => {
      const opened = await browser.open(renderPage(saying(toldScenario(name), text)), { widthPx: PHONE_PX });
      await unfold(opened);
      return opened;
    };
    const usual = await skeletonOf(await open('usual'));
    for (const text of [HOSTILE.join(' '), LONG_WORD]) {
      const opened = await open(text);
      expect(await skeletonOf(opened)).toEqual(usual);
      expect(await opened.page.locator('main').textContent()).toContain(text);
      await expectNoOverflow(opened);
    }
  });
});

describe('what comes from outside', () => {
  it.each([...HOSTILE.slice(0, 6), ...CONTROLS])('is shown as text: %j', async (text) => {
    const base = SCENARIOS['nothing-changes']?.base ?? [];
    const [plan] = base;
    if (plan === undefined) throw new Error('a plan is needed');
    const told = toldOf({
      base,
      head: base.map((entry) => ({
        ...entry,
        machines: entry.machines.map((machine) => ({ ...machine, description: text, cpuModel: 'qemu64' })),
      })),
      actual: {
        'kvm-1': foundHost(plan, (inventory) =>
          withForeign(inventory, { machine: text, network: text, reason: text }),
        ),
      },
    });
    const opened = await browser.open(renderPage({ ...told, base: text, head: text }));
    await unfold(opened);
    const shown = (await opened.page.locator('body').textContent()) ?? '';
    expect(shown).toContain(plain(text));
    for (const control of CONTROLS) expect(shown).not.toContain(control);
    expect(await opened.page.title()).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

it('a script that got in all the same would not run', async () => {
  const opened = await browser.open(renderPage(toldScenario('restart')));
  const { page } = opened;
  await page.evaluate<void>(
    `for (const type of ['', 'module']) {
       const script = document.createElement('script');
       script.type = type;
       script.textContent = 'document.title = "ran"';
       document.body.append(script);
     }
     document.body.setAttribute('onclick', 'document.title = "ran"');
     document.body.click();`,
  );
  expect(await page.title()).not.toBe('ran');
  const complaints = await opened.takeComplaints();
  expect(
    complaints.filter((complaint) => /Content Security Policy/.test(complaint)).length,
  ).toBeGreaterThanOrEqual(3);
});

it.each([
  ['a picture', `document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))`],
  [
    'a style sheet',
    `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://127.0.0.1:9/x.css' }))`,
  ],
  [
    'a frame',
    `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://127.0.0.1:9/' }))`,
  ],
  ['what a script asks for', `fetch('http://127.0.0.1:9/').catch(() => undefined)`],
])('%s from elsewhere would not be fetched', async (_name, script) => {
  const opened = await browser.open(renderPage(toldScenario('restart')));
  await opened.page.evaluate(script);
  expect(await opened.takeComplaints()).toContainEqual(expect.stringMatching(/Content Security Policy/));
});
