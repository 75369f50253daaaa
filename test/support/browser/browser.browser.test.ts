import { describe, expect, it } from '@jest/globals';
import {
  expectNoOverflow,
  expectNoSeriousAxeFaults,
  expectReadablePictures,
  focused,
  useBrowser,
  walkByTab,
} from '.';
import { waitFor } from '../wait-for';

/** What every test of a page relies on: that a broken one is noticed. */
const browser = useBrowser();

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;

function pageOf(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>A page</title><link rel="icon" href="data:,">${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`;
}

describe('an opened page', () => {
  it('without faults is complained about by nobody', async () => {
    const opened = await browser.open(
      pageOf('<p>Some text</p><svg viewBox="0 0 99 20" width="99"><text y="15">x</text></svg>', POLICY),
    );
    expect(await opened.takeComplaints()).toEqual([]);
    await expectNoSeriousAxeFaults(opened);
    await expectNoOverflow(opened);
    await expectReadablePictures(opened);
  });

  it('tells where no scripts run, too', async () => {
    const opened = await browser.open(pageOf('<img alt="x" src="other.png">'), { scripts: false });
    expect(await opened.takeComplaints()).toContainEqual(
      expect.stringMatching(/^request: file:.*other\.png$/),
    );
  });

  it.each<[string, string, RegExp]>([
    ['a script fails', pageOf('<script>throw new Error("broken")</script>'), /^script: broken$/],
    ['something is logged as an error', pageOf('<script>console.error("oh")</script>'), /^error: oh$/],
    ['a script is against the policy', pageOf('<script>1</script>', POLICY), /^error: .*inline script/],
    ['a handler is against the policy', pageOf('<svg onload="1"></svg>', POLICY), /^error: .*event handler/],
    ['it asks the network', pageOf('<img alt="x" src="http://127.0.0.1:9/x.png">'), /^request: http:/],
    ['it asks for a file', pageOf('<img alt="x" src="other.png">'), /^request: file:.*other\.png$/],
    ['it opens a dialog', pageOf('<script>alert("you")</script>'), /^alert: you$/],
  ])('is complained about when %s', async (_name, html, complaint) => {
    const opened = await browser.open(html);
    const heard: string[] = [];
    // A browser may look at a handler only when it is called: this one is, sometime after the page has loaded.
    await waitFor(
      async () => {
        heard.push(...(await opened.takeComplaints()));
        return heard.some((text) => complaint.test(text));
      },
      { timeoutMs: 20_000, description: `a complaint like ${String(complaint)}` },
    );
  });
});

describe('axe-core', () => {
  it.each([
    ['a field without a label', '<input type="search">', 'label'],
    ['text that is too faint', '<p style="color:#bbb;background:#fff">faint</p>', 'color-contrast'],
    ['a picture without a name', '<svg role="img" width="9" height="9"></svg>', 'svg-img-alt'],
  ])('finds %s', async (_name, body, rule) => {
    const opened = await browser.open(pageOf(body));
    await expect(expectNoSeriousAxeFaults(opened)).rejects.toThrow(rule);
  });

  it('judges pages that forbid scripts', async () => {
    const opened = await browser.open(pageOf('<input>', POLICY));
    await expect(expectNoSeriousAxeFaults(opened)).rejects.toThrow('label');
  });
});

describe('overflow', () => {
  it.each([
    ['a box wider than the window', '<div style="width:2000px">wide</div>', 'the page is'],
    ['a long word', `<p>${'x'.repeat(999)}</p>`, 'the page is'],
    [
      'what the page hides at its edge',
      '<style>body{overflow-x:hidden}</style><div style="width:2000px">wide</div>',
      'goes from',
    ],
    ['what starts left of the window', '<p style="margin-left:-99px">outside</p>', 'goes from -'],
    [
      'text that is cut off',
      '<p style="width:99px;overflow:hidden;white-space:nowrap">some more text than there is room for</p>',
      'is cut off',
    ],
    [
      'text that leaves its picture',
      '<svg viewBox="0 0 50 20" width="50"><text y="15">far too long</text></svg>',
      'by its picture',
    ],
    ['a box that scrolls by mouse alone', scrolling('role="region" aria-label="x"'), 'not by keyboard'],
    ['a box that scrolls and has no name', scrolling('role="region" tabindex="0"'), 'no name'],
  ])('is found in %s', async (_name, body, fault) => {
    const opened = await browser.open(pageOf(body), { widthPx: 360 });
    await expect(expectNoOverflow(opened)).rejects.toThrow(fault);
  });

  it('is found where no scripts run', async () => {
    const opened = await browser.open(pageOf('<div style="width:2000px">wide</div>'), { scripts: false });
    await expect(expectNoOverflow(opened)).rejects.toThrow('the page is');
  });

  it('is none in a box that scrolls, has a name, and can be reached by keyboard', async () => {
    const opened = await browser.open(pageOf(scrolling('role="region" tabindex="0" aria-label="x"')));
    await expectNoOverflow(opened);
  });
});

describe('pictures', () => {
  it.each([
    ['faint on the page', '<text y="15" fill="#ccc">faint</text>', '"contrast": 1.6'],
    [
      'faint on a shape',
      '<rect width="99" height="20" fill="#444"/><text y="15" fill="#000">faint</text>',
      '"contrast": 2.',
    ],
    ['tiny', '<text y="15" font-size="4">tiny</text>', '"sizePx": 4'],
  ])('whose text is %s are found', async (_name, body, fault) => {
    const opened = await browser.open(
      pageOf(`<svg viewBox="0 0 99 20" width="99" height="20">${body}</svg>`),
    );
    await expect(expectReadablePictures(opened)).rejects.toThrow(fault);
  });
});

describe('the keyboard', () => {
  const BUTTONS = '<button id="one">1</button><button id="two" style="outline:none">2</button>';

  it('is followed from stop to stop', async () => {
    const opened = await browser.open(pageOf(BUTTONS));
    expect(await walkByTab(opened, 5)).toEqual([
      { element: 'button#one', text: '1', isMarked: true, isUncovered: true },
      { element: 'button#two', text: '2', isMarked: false, isUncovered: true },
    ]);
  });

  it('is noticed under something else', async () => {
    const cover = '<div style="position:fixed;inset:0;background:#eee"></div>';
    const opened = await browser.open(pageOf(BUTTONS + cover));
    await opened.page.focus('#one');
    expect(await focused(opened.page)).toMatchObject({ element: 'button#one', isUncovered: false });
  });

  it('does not go round for ever', async () => {
    const opened = await browser.open(pageOf(BUTTONS));
    await expect(walkByTab(opened, 1)).rejects.toThrow('still in the page after 1 stops');
  });
});

function scrolling(attributes: string): string {
  return `<div ${attributes} style="width:99px;overflow-x:auto"><p style="width:900px">wide</p></div>`;
}
