import { html, told, type Markup } from '../page/html';

/** A sentence in which what stands between backticks is to be typed. */
export function prose(text: string): Markup {
  const parts = text.split('`');
  // One too many is no pair: then none is taken for one.
  if (parts.length % 2 === 0) return told(text);
  return html`<bdi
    >${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}</bdi
  >`;
}
