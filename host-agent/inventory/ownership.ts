import {
  MARK_ATTRIBUTES,
  MARK_ELEMENT,
  MARK_NAMESPACE,
  MARK_NAMESPACE_FAMILY,
  MARK_VOLUME_ATTRIBUTES,
  MARK_VOLUME_ELEMENT,
  NAME_PATTERN,
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

/** Two lines of a terminal: what is wrong with a mark may quote it, and whoever may define objects may write it. */
const REASON_LENGTH_MAX = 300;

function unreadable(reason: string): Ownership {
  const isShort = reason.length <= REASON_LENGTH_MAX;
  return { kind: 'unreadable-mark', reason: isShort ? reason : `${reason.slice(0, REASON_LENGTH_MAX)}…` };
}

/** No longer than anything that a plan may have in a mark: a key. */
const VALUE_LENGTH_MAX = 512;

/** One part of a path, as plans name files: what a mark names may be moved to the trash. */
const FILE_NAME = /^[a-z0-9][a-z0-9._-]{0,199}$/;

/** As many volumes as a machine's disks and media can be, several times over. */
const VOLUMES_MAX = 1024;

class BadMark extends Error {
  override readonly name = 'BadMark';
}

function readMark(element: XmlTree): Mark {
  if (element.name !== MARK_ELEMENT)
    throw new BadMark(`its mark is a <${element.name}>, not a <${MARK_ELEMENT}>`);
  const volumes = element.children.filter(
    (child) => child.namespace === MARK_NAMESPACE && child.name === MARK_VOLUME_ELEMENT,
  );
  if (volumes.length > VOLUMES_MAX) throw new BadMark(`its mark has ${volumes.length} volumes`);
  return {
    fleet: findNamed(element, MARK_ATTRIBUTES.fleet, NAME_PATTERN),
    host: findNamed(element, MARK_ATTRIBUTES.host, NAME_PATTERN),
    key: find(element, MARK_ATTRIBUTES.key),
    uuid: find(element, MARK_ATTRIBUTES.uuid),
    generation: findGeneration(element),
    planDigest: find(element, MARK_ATTRIBUTES.planDigest),
    protect: findTruth(element, MARK_ATTRIBUTES.protect),
    volumes: volumes.map(readOwnedVolume),
  };
}

function readOwnedVolume(element: XmlTree): OwnedVolume {
  const role = find(element, MARK_VOLUME_ATTRIBUTES.role);
  if (role !== 'disk' && role !== 'seed' && role !== 'spent-seed')
    throw new BadMark(`its mark has a volume of the unknown role "${role}"`);
  return {
    pool: findNamed(element, MARK_VOLUME_ATTRIBUTES.pool, NAME_PATTERN),
    fileName: findNamed(element, MARK_VOLUME_ATTRIBUTES.fileName, FILE_NAME),
    role,
    retain: findTruth(element, MARK_VOLUME_ATTRIBUTES.retain),
  };
}

function find(element: XmlTree, attribute: string): string {
  const value = element.attributes.get(attribute);
  if (value === undefined || value === '')
    throw new BadMark(`its mark has no ${attribute} on <${element.name}>`);
  if (value.length > VALUE_LENGTH_MAX)
    throw new BadMark(`its mark has ${value.length} characters of ${attribute} on <${element.name}>`);
  return value;
}

function findNamed(element: XmlTree, attribute: string, pattern: RegExp): string {
  const value = find(element, attribute);
  if (pattern.test(value)) return value;
  throw new BadMark(`its mark says "${value}" for ${attribute}, which no plan does`);
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
