import type { Element } from 'slimdom';
import { LibvirtXmlError } from './parse';

/** Looking things up in libvirt's XML. Only elements without a namespace count: libvirt's own have none. */

export function childrenOf(parent: Element | undefined, name: string): readonly Element[] {
  return parent?.children.filter((child) => child.localName === name && child.namespaceURI === null) ?? [];
}

/** The first child of that name. */
export function childOf(parent: Element | undefined, name: string): Element | undefined {
  return childrenOf(parent, name)[0];
}

/** The first element at the end of a path of names. */
export function descendantOf(parent: Element, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((current, name) => childOf(current, name), parent);
}

/** An attribute's value; undefined when the element or the attribute is not there. */
export function attributeOf(node: Element | undefined, name: string): string | undefined {
  return node?.getAttribute(name) ?? undefined;
}

/** A child's text as it stands; undefined when there is no such child. */
export function textOf(parent: Element | undefined, name: string): string | undefined {
  return childOf(parent, name)?.textContent ?? undefined;
}

/** A child's text. Throws `LibvirtXmlError` (reason `missing`) when there is no such child. */
export function findText(parent: Element, name: string): string {
  const text = textOf(parent, name);
  if (text === undefined) throw new LibvirtXmlError('missing', `<${parent.nodeName}> has no <${name}>`);
  return text;
}

/** A child. Throws `LibvirtXmlError` (reason `missing`) when it is not there. */
export function findChild(parent: Element, name: string): Element {
  const child = childOf(parent, name);
  if (!child) throw new LibvirtXmlError('missing', `<${parent.nodeName}> has no <${name}>`);
  return child;
}

/** A whole number as text gives it; undefined stays undefined. Throws `LibvirtXmlError` (reason `bad-value`). */
export function toInteger(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^-?\d+$/.test(text.trim())) throw new LibvirtXmlError('bad-value', `"${text}" is not a whole number`);
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new LibvirtXmlError('bad-value', `"${text}" is more than 2^53, which nothing here has`);
  return number;
}

/** A whole number of something, of which there cannot be less than none. Throws `LibvirtXmlError` (reason `bad-value`). */
export function toCount(text: string | undefined): number | undefined {
  const number = toInteger(text);
  if (number !== undefined && number < 0) throw new LibvirtXmlError('bad-value', `"${number}" is below zero`);
  return number;
}

/** libvirt's scaled integers (virScaleInteger): K, M, G, T by 1024, KB, MB, … by 1000. */
const bytesOfUnit: ReadonlyMap<string, number> = new Map([
  ['b', 1],
  ['byte', 1],
  ['bytes', 1],
  ...['k', 'm', 'g', 't', 'p'].flatMap((letter, index) => [
    [letter, 1024 ** (index + 1)] as const,
    [`${letter}ib`, 1024 ** (index + 1)] as const,
    [`${letter}b`, 1000 ** (index + 1)] as const,
  ]),
]);

/** A size with its `unit` attribute, in bytes; undefined when the element is not there. */
export function toBytes(node: Element | undefined, defaultUnit = 'bytes'): number | undefined {
  if (!node) return undefined;
  const unit = attributeOf(node, 'unit') ?? defaultUnit;
  const scale = bytesOfUnit.get(unit.toLowerCase());
  if (scale === undefined)
    throw new LibvirtXmlError('bad-value', `<${node.nodeName}> has the unknown unit "${unit}"`);
  const bytes = (toCount(node.textContent ?? '') ?? 0) * scale;
  if (!Number.isSafeInteger(bytes)) throw new LibvirtXmlError('bad-value', `<${node.nodeName}> is too large`);
  return bytes;
}

/** A memory size in KiB, rounded up as libvirt does; without a unit it is KiB already. */
export function toKiB(node: Element | undefined): number | undefined {
  const bytes = toBytes(node, 'KiB');
  return bytes === undefined ? undefined : Math.ceil(bytes / 1024);
}
