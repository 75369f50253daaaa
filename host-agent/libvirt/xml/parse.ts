import { parseXmlDocument, serializeToWellFormedString, type Element } from 'slimdom';
import { shortened } from '../shortened';

/** XML that cannot be used: not well-formed, hostile, or lacking what its kind must have; or data that XML cannot carry. */
export class LibvirtXmlError extends Error {
  override readonly name = 'LibvirtXmlError';
  readonly reason:
    'too-large' | 'document-type' | 'malformed' | 'unexpected' | 'missing' | 'bad-value' | 'not-expressible';

  constructor(reason: LibvirtXmlError['reason'], detail: string, options: { readonly cause?: unknown } = {}) {
    super(`libvirt XML: ${shortened(detail)}`, { cause: options.cause });
    this.reason = reason;
  }
}

/** libvirt's own limit for one string on the wire (REMOTE_STRING_MAX). */
const charactersMax = 4_194_304;

/** libvirt's own documents end at about 12 levels; what goes over the tree by recursion is safe with this many. */
const levelsMax = 200;

/** libvirt's longest elements have some thirty; the parser looks at each pair of them. */
const attributesMax = 256;

/** ` a=""`: an element with too many is at least so much longer than it has of them. */
const attributeCharactersMin = 5;

/** A network with names and addresses for 50,000 machines; the parser takes seconds for as many as fit into the characters. */
const tagsMax = 250_000;

/** Parses a document whose root must have this name. Throws `LibvirtXmlError`. */
export function parseXml(xml: string, rootName: string): Element {
  const root = parseAny(xml);
  if (root.localName !== rootName || root.namespaceURI !== null) {
    throw new LibvirtXmlError('unexpected', `expected <${rootName}>, got <${root.nodeName}>`);
  }
  return root;
}

/** Parses a document with any root. Throws `LibvirtXmlError`. */
export function parseAny(xml: string): Element {
  if (xml.length > charactersMax)
    throw new LibvirtXmlError('too-large', `${xml.length} characters; ${charactersMax} are allowed`);
  // libvirt writes none, and a document type is where entity bombs live.
  if (xml.includes('<!DOCTYPE')) throw new LibvirtXmlError('document-type', 'a document type is not allowed');
  checkTags(xml);
  try {
    const root = parseXmlDocument(xml).documentElement;
    if (root) return checkDepth(root);
  } catch (cause) {
    if (cause instanceof LibvirtXmlError) throw cause;
    throw new LibvirtXmlError('malformed', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  throw new LibvirtXmlError('malformed', 'no root element');
}

/** Before anything is parsed: a `<` begins a tag and stands nowhere else in one, so that what lies between two holds one tag at most. */
function checkTags(xml: string): void {
  let tags = 1;
  for (let start = xml.indexOf('<'); start >= 0; tags += 1) {
    if (tags > tagsMax) throw new LibvirtXmlError('too-large', `more than ${tagsMax} tags`);
    const next = xml.indexOf('<', start + 1);
    const end = next < 0 ? xml.length : next;
    if (end - start > attributesMax * attributeCharactersMin) checkAttributes(xml.slice(start, end));
    start = next;
  }
}

function checkAttributes(tag: string): void {
  const attributes = tag.matchAll(/=\s*["']/g);
  let count = 0;
  for (const _ of attributes) count += 1;
  if (count > attributesMax)
    throw new LibvirtXmlError('too-large', `an element with more than ${attributesMax} attributes`);
}

/** Level by level, because recursion is just what a hostile document would be made to break. */
function checkDepth(root: Element): Element {
  let level: readonly Element[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > levelsMax) throw new LibvirtXmlError('too-large', `more than ${levelsMax} levels`);
    level = level.flatMap((element) => element.children);
  }
  return root;
}

/** The text of an element with all it contains, namespaces declared where needed. Throws `LibvirtXmlError`. */
export function serialise(element: Element): string {
  try {
    // Parsers turn a bare carriage return into a line feed; as a reference it survives.
    return serializeToWellFormedString(element).replaceAll('\r', '&#13;');
  } catch (cause) {
    throw new LibvirtXmlError('not-expressible', 'a name or text holds characters that XML does not allow', {
      cause,
    });
  }
}
