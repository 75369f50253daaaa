import { parseXmlDocument, type Element } from 'slimdom';

/** An XML element without what means nothing to libvirt: the order of attributes, prefixes, and white space between elements. */
export interface Tree {
  /** With its namespace in front, where it has one. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Tree[];
  /** Of an element without children. */
  readonly text: string;
}

/** What libvirt puts into an element that has nothing else. */
const INDENTATION = /^\n *$/;

/** Reads XML with a reader that leaves nothing out, so that what one side forgot is seen. */
export function readTree(xml: string): Tree {
  const root = parseXmlDocument(xml).documentElement;
  if (root === null) throw new Error('the XML has no root');
  return treeOf(root);
}

function treeOf(element: Element): Tree {
  const children = element.children.map(treeOf);
  const declarations = 'http://www.w3.org/2000/xmlns/';
  const attributes = element.attributes
    .filter(({ namespaceURI }) => namespaceURI !== declarations)
    .map(({ namespaceURI, localName, value }) => [qualified(namespaceURI, localName), value] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return {
    name: qualified(element.namespaceURI, element.localName),
    attributes: Object.fromEntries(attributes),
    children,
    text:
      children.length > 0 || INDENTATION.test(element.textContent ?? '') ? '' : (element.textContent ?? ''),
  };
}

function qualified(namespace: string | null, name: string): string {
  return namespace === null ? name : `{${namespace}}${name}`;
}

/** The tree as lines, one an element, which is what a difference is best read in. */
export function linesOf(tree: Tree, indent = ''): readonly string[] {
  const attributes = Object.entries(tree.attributes).map(
    ([name, value]) => ` ${name}=${JSON.stringify(value)}`,
  );
  const text = tree.text === '' ? '' : ` ${JSON.stringify(tree.text)}`;
  return [
    `${indent}${tree.name}${attributes.join('')}${text}`,
    ...tree.children.flatMap((child) => linesOf(child, `${indent}  `)),
  ];
}

/** `tree` with `edit` done to every element at `path` (names from below the root, separated by `/`); `edit` gives nothing to drop it. */
export function edited(tree: Tree, path: string, edit: (found: Tree) => Tree | undefined): Tree {
  const [first = '', ...rest] = path.split('/');
  const children = tree.children.flatMap((child) => {
    if (child.name !== first) return [child];
    const result = rest.length === 0 ? edit(child) : edited(child, rest.join('/'), edit);
    return result === undefined ? [] : [result];
  });
  return { ...tree, children };
}

/** `tree` without the elements at `path`. */
export function without(tree: Tree, path: string): Tree {
  return edited(tree, path, () => undefined);
}

/** `tree` without an attribute of the elements at `path`. */
export function withoutAttribute(tree: Tree, path: string, attribute: string): Tree {
  return edited(tree, path, ({ attributes, ...rest }) => ({
    ...rest,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== attribute)),
  }));
}
