import { Document, type Element } from 'slimdom';
import { LibvirtXmlError, parseAny, serialise } from './parse';

/** A piece of XML to be written: an element of ours, text, finished XML of others, or nothing. */
export type XmlChild = XmlElement | XmlRaw | string | number | undefined;

export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlChild[];
}

/** A complete element as text, taken over as it is. */
export interface XmlRaw {
  readonly rawXml: string;
}

/** Attributes without a value are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element; children that are undefined are left out, so optional parts read as they are written. */
export function element(
  name: string,
  attributes: XmlAttributes = {},
  children: readonly XmlChild[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** `<name>text</name>`, or nothing for an undefined text. */
export function textElement(
  name: string,
  text: string | number | undefined,
  attributes: XmlAttributes = {},
): XmlElement | undefined {
  return text === undefined ? undefined : element(name, attributes, [text]);
}

/** An element that is only worth writing when it has an attribute or a child. */
export function unlessEmpty(candidate: XmlElement): XmlElement | undefined {
  const hasAttribute = Object.values(candidate.attributes).some((value) => value !== undefined);
  return hasAttribute || candidate.children.some((child) => child !== undefined) ? candidate : undefined;
}

/** The text of an element. Throws `LibvirtXmlError` for characters that XML does not allow, such as control characters. */
export function toXml(root: XmlElement): string {
  return serialise(build(new Document(), root));
}

function build(document: Document, { name, attributes, children }: XmlElement): Element {
  const node = create(document, name, attributes);
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === 'string' || typeof child === 'number') node.append(String(child));
    else if ('rawXml' in child) node.append(document.importNode(parseAny(child.rawXml), true));
    else node.append(build(document, child));
  }
  return node;
}

function create(document: Document, name: string, attributes: XmlAttributes): Element {
  try {
    // Of a name without a prefix this is the name itself, which no element of ours declares as one.
    const [prefix] = name.split(':');
    const namespace = attributes[`xmlns:${prefix}`];
    const node = document.createElementNS(namespace === undefined ? null : String(namespace), name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value === undefined) continue;
      if (attribute.startsWith('xmlns:'))
        node.setAttributeNS('http://www.w3.org/2000/xmlns/', attribute, String(value));
      else node.setAttribute(attribute, String(value));
    }
    return node;
  } catch (cause) {
    throw new LibvirtXmlError('not-expressible', `"${name}" or one of its attributes is not an XML name`, {
      cause,
    });
  }
}
