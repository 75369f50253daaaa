/** An XML element while it is put together. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text?: string;
}

export function newElement(name: string): XmlElement {
  return { name, attributes: new Map(), children: [] };
}

export function isEmpty(element: XmlElement): boolean {
  return element.attributes.size === 0 && element.children.length === 0 && element.text === undefined;
}

/** The element as text, on one line. */
export function xmlText(element: XmlElement): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  const content = escaped(element.text ?? '') + element.children.map(xmlText).join('');
  return `<${element.name}${attributes}>${content}</${element.name}>`;
}

/** As Go's encoding/xml escapes, in attributes and in text alike. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '&#34;'],
  ["'", '&#39;'],
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\t', '&#x9;'],
  ['\n', '&#xA;'],
  ['\r', '&#xD;'],
]);

function escaped(text: string): string {
  return text
    .replaceAll(/["'&<>\t\n\r]/g, (character) => ESCAPES.get(character) ?? character)
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}');
}
