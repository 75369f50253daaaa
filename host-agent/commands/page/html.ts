/**
 * Markup as a value of its own: text becomes markup by escaping alone, so that no name or value of a plan can be taken for any.
 *
 *     html`<p title="${text}">${text}${html`<b>…</b>`}${lines.map(…)}</p>`
 *
 * Attributes have to stand in double quotes. Line breaks and indents of templates become one line break.
 */
export class Markup {
  readonly #text: string;

  /** Only for what is markup already and of our own making; everything else goes through {@link html}. */
  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in a template: text and numbers are escaped, `undefined` and `false` are left out. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Nothing. */
export const NO_MARKUP = new Markup('');

/** Markup with everything escaped that is put into it, unless it is {@link Markup}. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(
    withoutIndents(parts).reduce((text, part, index) => text + written(contents[index - 1]) + part),
  );
}

/** A name, value or sentence that holds some: whatever direction it is written in, what is around it stays in place. */
export function told(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

const UNINDENTED = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Templates are indented for those who read this program; a page with thousands of lines need not carry that. */
function withoutIndents(parts: TemplateStringsArray): readonly string[] {
  const known = UNINDENTED.get(parts);
  if (known !== undefined) return known;
  const unindented = parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  UNINDENTED.set(parts, unindented);
  return unindented;
}

function written(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.toString();
  if (typeof content === 'string') return escapeHtml(content);
  if (typeof content === 'number') return String(content);
  return content.map(written).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
