import type { Element } from 'slimdom';
import { parseAny, serialise } from '../../../../host-agent/libvirt/xml/parse';
import { attributeOf, childOf, childrenOf } from '../../../../host-agent/libvirt/xml/query';

export { attributeOf, childOf, childrenOf };
export { parseAny };

/** The text with something changed in it. */
export function edited(xml: string, edit: (root: Element) => void): string {
  const root = parseAny(xml);
  edit(root);
  return serialise(root);
}

/** A new element with these attributes at the end of another. */
export function append(parent: Element, name: string, attributes: Readonly<Record<string, string>>): Element {
  const { ownerDocument } = parent;
  if (ownerDocument === null) throw new Error('an element belongs to a document');
  const child = ownerDocument.createElementNS(null, name);
  for (const [attribute, value] of Object.entries(attributes)) child.setAttribute(attribute, value);
  parent.append(child);
  return child;
}

/** An element of another document, at the end of this one. */
export function adopt(parent: Element, xml: string): Element {
  const { ownerDocument } = parent;
  if (ownerDocument === null) throw new Error('an element belongs to a document');
  const child = ownerDocument.importNode(parseAny(xml), true);
  parent.append(child);
  return child;
}

export function find(parent: Element | undefined, name: string): Element {
  const child = childOf(parent, name);
  if (child === undefined) throw new Error(`no <${name}> in <${parent?.nodeName ?? 'nothing'}>`);
  return child;
}

export function setText(element: Element, text: string | number): void {
  element.replaceChildren(String(text));
}

export function textOf(parent: Element | undefined, name: string): string {
  return find(parent, name).textContent ?? '';
}

export function devicesOf(root: Element, name?: string): readonly Element[] {
  const devices = childOf(root, 'devices');
  return name === undefined ? (devices?.children ?? []) : childrenOf(devices, name);
}

export function sourceFileOf(disk: Element): string | undefined {
  return attributeOf(childOf(disk, 'source'), 'file');
}
