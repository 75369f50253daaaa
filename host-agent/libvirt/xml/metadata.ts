import type { Element } from 'slimdom';
import type { MetadataEntry } from './definitions';
import { element, type XmlElement } from './element';
import { serialise } from './parse';
import { childOf } from './query';

/** The entries of `<metadata>`, each with its namespace. Children without one are not allowed by libvirt and left out. */
export function readMetadata(root: Element): readonly MetadataEntry[] {
  return (childOf(root, 'metadata')?.children ?? []).flatMap((entry) =>
    entry.namespaceURI === null ? [] : [{ namespace: entry.namespaceURI, xml: serialise(entry) }],
  );
}

/** `<metadata>`, or nothing for no entries. */
export function metadataElement(entries: readonly MetadataEntry[]): XmlElement | undefined {
  if (entries.length === 0) return undefined;
  return element(
    'metadata',
    {},
    entries.map(({ xml }) => ({ rawXml: xml })),
  );
}

/**
 * Our entries and everybody else's: defining over an object drops what the new definition does not repeat, so others' entries
 * have to be taken along. Per namespace (libvirt keeps one entry for each) ours wins; the order of `present` is kept.
 */
export function mergeMetadata(
  present: readonly MetadataEntry[],
  ours: readonly MetadataEntry[],
): readonly MetadataEntry[] {
  const own = new Map(ours.map((entry) => [entry.namespace, entry]));
  const known = new Set(present.map(({ namespace }) => namespace));
  return [
    ...present.map((entry) => own.get(entry.namespace) ?? entry),
    ...ours.filter(({ namespace }) => !known.has(namespace)),
  ];
}
