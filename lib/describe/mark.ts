import {
  MARK_ATTRIBUTES,
  MARK_ELEMENT,
  MARK_NAMESPACE,
  MARK_PREFIX,
  MARK_VOLUME_ATTRIBUTES,
  MARK_VOLUME_ELEMENT,
  type Mark,
  type OwnedVolume,
} from '../plan';
import type { MetadataDescription } from './shapes';

/** The mark as a child of `<metadata>` in a definition: it declares its namespace itself. */
export function describeMark(mark: Mark): MetadataDescription {
  return {
    namespace: MARK_NAMESPACE,
    xml: markXml(mark, {
      prefix: `${MARK_PREFIX}:`,
      declaration: ` xmlns:${MARK_PREFIX}="${MARK_NAMESPACE}"`,
    }),
  };
}

/**
 * The mark for virDomainSetMetadata, which adds prefix and namespace to every element by itself and refuses an element that
 * declares the prefix already.
 */
export function describeMarkUpdate(mark: Mark): MetadataDescription & { readonly prefix: string } {
  return {
    namespace: MARK_NAMESPACE,
    prefix: MARK_PREFIX,
    xml: markXml(mark, { prefix: '', declaration: '' }),
  };
}

function markXml(mark: Mark, name: { readonly prefix: string; readonly declaration: string }): string {
  const element = `${name.prefix}${MARK_ELEMENT}`;
  const facts = attributes({
    [MARK_ATTRIBUTES.fleet]: mark.fleet,
    [MARK_ATTRIBUTES.host]: mark.host,
    [MARK_ATTRIBUTES.key]: mark.key,
    [MARK_ATTRIBUTES.uuid]: mark.uuid,
    [MARK_ATTRIBUTES.generation]: String(mark.generation),
    [MARK_ATTRIBUTES.planDigest]: mark.planDigest,
    [MARK_ATTRIBUTES.protect]: yesOrNo(mark.protect),
  });
  const volumes = mark.volumes.map((volume) => volumeXml(volume, name.prefix)).join('');
  return `<${element}${name.declaration}${facts}>${volumes}</${element}>`;
}

function volumeXml(volume: OwnedVolume, prefix: string): string {
  const facts = attributes({
    [MARK_VOLUME_ATTRIBUTES.pool]: volume.pool,
    [MARK_VOLUME_ATTRIBUTES.fileName]: volume.fileName,
    [MARK_VOLUME_ATTRIBUTES.role]: volume.role,
    [MARK_VOLUME_ATTRIBUTES.retain]: yesOrNo(volume.retain),
  });
  return `<${prefix}${MARK_VOLUME_ELEMENT}${facts}/>`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Line breaks and tabs become references, or a reader would turn them into blanks (XML 1.0, section 3.3.3). What XML cannot
 * hold at all becomes U+FFFD; a plan's keys hold none of it.
 */
function escapeAttribute(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
