import {
  MARK_ATTRIBUTES,
  MARK_ELEMENT,
  MARK_NAMESPACE,
  MARK_NAMESPACE_FAMILY,
  MARK_VOLUME_ATTRIBUTES,
  MARK_VOLUME_ELEMENT,
  type Mark,
  type OwnedVolume,
} from '../../lib/plan';
import { LibvirtXmlError, readXmlTree, type MetadataEntry, type XmlTree } from '../libvirt';
import type { Ownership } from './types';

/** Whose object this is, by its metadata. A mark that cannot be trusted wholly is not trusted at all. */
export function ownershipOf(object: {
  readonly uuid: string;
  readonly metadata: readonly MetadataEntry[];
}): Ownership {
  const marks = object.metadata.filter((entry) => entry.namespace.startsWith(MARK_NAMESPACE_FAMILY));
  const [entry] = marks;
  if (entry === undefined) return { kind: 'foreign' };
  if (marks.length > 1) return unreadable('it carries more than one mark');
  if (entry.namespace !== MARK_NAMESPACE) {
    return unreadable(
      `its mark has the version ${entry.namespace}, and only ${MARK_NAMESPACE} is understood`,
    );
  }
  try {
    const mark = readMark(readXmlTree(entry.xml));
    return mark.uuid === object.uuid
      ? { kind: 'ours', mark }
      : unreadable(`its mark was written for another object (${mark.uuid}): it is a copy`);
  } catch (error) {
    if (error instanceof BadMark || error instanceof LibvirtXmlError) return unreadable(error.message);
    throw error;
  }
}

function unreadable(reason: string): Ownership {
  return { kind: 'unreadable-mark', reason };
}

class BadMark extends Error {
  override readonly name = 'BadMark';
}

function readMark(element: XmlTree): Mark {
  if (element.name !== MARK_ELEMENT)
    throw new BadMark(`its mark is a <${element.name}>, not a <${MARK_ELEMENT}>`);
  return {
    fleet: find(element, MARK_ATTRIBUTES.fleet),
    host: find(element, MARK_ATTRIBUTES.host),
    key: find(element, MARK_ATTRIBUTES.key),
    uuid: find(element, MARK_ATTRIBUTES.uuid),
    generation: findGeneration(element),
    planDigest: find(element, MARK_ATTRIBUTES.planDigest),
    protect: findTruth(element, MARK_ATTRIBUTES.protect),
    volumes: element.children
      .filter((child) => child.namespace === MARK_NAMESPACE && child.name === MARK_VOLUME_ELEMENT)
      .map(readOwnedVolume),
  };
}

function readOwnedVolume(element: XmlTree): OwnedVolume {
  const role = find(element, MARK_VOLUME_ATTRIBUTES.role);
  if (role !== 'disk' && role !== 'seed' && role !== 'spent-seed')
    throw new BadMark(`its mark has a volume of the unknown role "${role}"`);
  return {
    pool: find(element, MARK_VOLUME_ATTRIBUTES.pool),
    fileName: find(element, MARK_VOLUME_ATTRIBUTES.fileName),
    role,
    retain: findTruth(element, MARK_VOLUME_ATTRIBUTES.retain),
  };
}

function find(element: XmlTree, attribute: string): string {
  const value = element.attributes.get(attribute);
  if (value === undefined || value === '')
    throw new BadMark(`its mark has no ${attribute} on <${element.name}>`);
  return value;
}

function findTruth(element: XmlTree, attribute: string): boolean {
  const value = find(element, attribute);
  if (value !== 'yes' && value !== 'no') throw new BadMark(`its mark says "${value}" for ${attribute}`);
  return value === 'yes';
}

function findGeneration(element: XmlTree): number {
  const value = find(element, MARK_ATTRIBUTES.generation);
  const generation = /^(0|[1-9][0-9]*)$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(generation)) throw new BadMark(`its mark has the generation "${value}"`);
  return generation;
}
