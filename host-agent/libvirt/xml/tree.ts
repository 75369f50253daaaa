import type { Element } from 'slimdom';
import { parseAny } from './parse';

/** Any element as plain data, for what libvirt only keeps for others, such as an entry of `<metadata>`. */
export interface XmlTree {
  readonly namespace: string | undefined;
  /** Without its prefix. */
  readonly name: string;
  /** Attributes without a namespace, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlTree[];
}

/** Reads any element with all elements in it; text is left out. Throws `LibvirtXmlError`. */
export function readXmlTree(xml: string): XmlTree {
  return treeOf(parseAny(xml));
}

function treeOf(element: Element): XmlTree {
  const plain = element.attributes.filter(({ namespaceURI }) => namespaceURI === null);
  return {
    namespace: element.namespaceURI ?? undefined,
    name: element.localName,
    attributes: new Map(plain.map(({ localName, value }) => [localName, value])),
    children: element.children.map(treeOf),
  };
}
