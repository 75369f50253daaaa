import { describe, expect, it } from '@jest/globals';
import { html, Markup, NO_MARKUP, told } from '../../../../host-agent/commands/page/html';

/** Under this name, templates stay as they are written here. */
const own = html;

describe('markup', () => {
  it.each([
    ['tags', '<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
    ['ends of attributes', '" onclick="x', '&quot; onclick=&quot;x'],
    ['quotes', "'", '&#39;'],
    ['entities', '&lt;', '&amp;lt;'],
    ['ends of scripts', '</script>', '&lt;/script&gt;'],
    ['comments', '<!--', '&lt;!--'],
    ['what a replacement would take for a part of it', "$& $1 $'", '$&amp; $1 $&#39;'],
  ])('shows %s as text', (_name, text, written) => {
    expect(html`<p title="${text}">${text}</p>`.toString()).toBe(`<p title="${written}">${written}</p>`);
    expect(told(text).toString()).toBe(`<bdi>${written}</bdi>`);
    expect(html`${[text, [text]]}`.toString()).toBe(written + written);
  });

  it('takes markup as it is, and leaves out what is not there', () => {
    expect(own`<ul>${[own`<li>${1}</li>`, undefined, false, NO_MARKUP]}</ul>`.toString()).toBe(
      '<ul><li>1</li></ul>',
    );
    expect(html`${new Markup('<hr>')}`.toString()).toBe('<hr>');
  });

  it('does not take an object for markup because it looks like it', () => {
    const forged: unknown = { toString: () => '<b>x</b>', text: '<b>x</b>' };
    expect(() => html`${forged as string}`).toThrow(TypeError);
  });

  it('loses the indents of templates, and no character of what is put into them', () => {
    const text = 'two\n    lines';
    expect(
      own`<p>
        ${text}
    </p>`.toString(),
    ).toBe(`<p>\n${text}\n</p>`);
  });
});
