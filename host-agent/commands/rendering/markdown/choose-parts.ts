import {
  hostsLeftOutInWords,
  objectsLeftOutInWords,
  partsLeftOutInWords,
  WHOLE_REVIEW_IN_WORDS,
} from '../../wording';
import { bytesOf } from './bounded';
import type { HostParts, ObjectPart, SectionPart } from './host-parts';
import { inline, ownWords } from './inline';
import { SEVERE_RANK } from './told-ranks';

/** Room in a host's answer for the lines that say what is left out of it: all impacts and all titles fit. */
const LEFT_OUT_BYTES = 400;

/** What stands between two parts: an empty line. */
const GAP_BYTES = 2;

/** Changes that hit guests may fill so much, so that what hosts are given is seen even when there are many of them. */
const SEVERE_SHARE = 0.7;

/** After so many that had no room in a row, others are not written out to be measured: there are tens of thousands of them. */
const MISSES_MAX = 20;

/** Of each host, before more of any: enough to see what it is about. */
const FIRST_OBJECTS = 3;

interface Chosen {
  readonly objects: Map<ObjectPart, string>;
  readonly sections: Set<SectionPart>;
}

/**
 * The hosts' answers in at most `bytesMax`: the worst changes of all hosts first, then what is to know of each host, then the other
 * changes. What has no room is counted where it would stand.
 */
export function chooseParts(hosts: readonly HostParts[], bytesMax: number): readonly string[] {
  const chosen = new Map<HostParts, Chosen>();
  let bytesLeft = bytesMax - bytesOf(`${hostsLeftOut(hosts.length)}\n\n${WHOLE}`) - 2 * GAP_BYTES;
  const take = (host: HostParts, text: string, bytesKept = 0): Chosen | undefined => {
    const known = chosen.get(host);
    const bytes = bytesOf(text) + GAP_BYTES + (known === undefined ? frameBytes(host) : 0);
    if (bytes > bytesLeft - bytesKept) return undefined;
    bytesLeft -= bytes;
    const entry = known ?? { objects: new Map<ObjectPart, string>(), sections: new Set<SectionPart>() };
    chosen.set(host, entry);
    return entry;
  };
  const byRank = [...hosts].sort((one, other) => other.rank - one.rank);
  const takeObjects = (objects: readonly Candidate[], bytesKept: number): void => {
    let misses = 0;
    for (const { host, part } of objects) {
      const text = part.write();
      const entry = take(host, text, bytesKept);
      entry?.objects.set(part, text);
      misses = entry === undefined ? misses + 1 : 0;
      if (misses === MISSES_MAX) return;
    }
  };
  const { first, severe, others } = inWaves(byRank);
  const bytesKept = Math.floor(bytesLeft * (1 - SEVERE_SHARE));
  takeObjects(first, bytesKept);
  takeObjects(severe, bytesKept);
  for (const host of byRank) {
    if (!chosen.has(host)) take(host, '');
    if (!chosen.has(host)) continue;
    for (const section of host.sections) take(host, section.text)?.sections.add(section);
  }
  takeObjects([...notIn(chosen, [...first, ...severe]), ...others], 0);
  return layOut(hosts, chosen);
}

interface Candidate {
  readonly host: HostParts;
  readonly part: ObjectPart;
}

interface Waves {
  /** The worst of each host, so that a large one does not push small ones out. */
  readonly first: readonly Candidate[];
  /** All that hits guests or is refused, the worst first. */
  readonly severe: readonly Candidate[];
  readonly others: readonly Candidate[];
}

function inWaves(hosts: readonly HostParts[]): Waves {
  const ofHosts = hosts.map((host) =>
    [...host.objects].sort((one, other) => other.rank - one.rank).map((part) => ({ host, part })),
  );
  const rest = ofHosts
    .flatMap((candidates) => candidates.slice(FIRST_OBJECTS))
    .sort((one, other) => other.part.rank - one.part.rank);
  return {
    first: ofHosts.flatMap((candidates) => candidates.slice(0, FIRST_OBJECTS)),
    severe: rest.filter(({ part }) => part.rank >= SEVERE_RANK),
    others: rest.filter(({ part }) => part.rank < SEVERE_RANK),
  };
}

/** What had no room within its share may have some of what others left. */
function notIn(
  chosen: ReadonlyMap<HostParts, Chosen>,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  return candidates.filter(({ host, part }) => chosen.get(host)?.objects.has(part) !== true);
}

const WHOLE = ownWords(WHOLE_REVIEW_IN_WORDS);

function hostsLeftOut(number: number): string {
  return inline(hostsLeftOutInWords(number));
}

function frameBytes({ opening, closing }: HostParts): number {
  return bytesOf(opening) + bytesOf(closing) + 2 * GAP_BYTES + LEFT_OUT_BYTES;
}

function layOut(hosts: readonly HostParts[], chosen: ReadonlyMap<HostParts, Chosen>): readonly string[] {
  const texts = hosts.flatMap((host) => {
    const parts = chosen.get(host);
    return parts === undefined ? [] : [hostText(host, parts)];
  });
  const left = hosts.length - texts.length;
  const isWhole = [...chosen].every(
    ([host, { objects, sections }]) =>
      objects.size === host.objects.length && sections.size === host.sections.length,
  );
  return [...texts, ...(left === 0 ? [] : [hostsLeftOut(left)]), ...(left === 0 && isWhole ? [] : [WHOLE])];
}

function hostText({ opening, objects, sections, closing }: HostParts, parts: Chosen): string {
  const objectsLeft = objects.filter((part) => !parts.objects.has(part));
  const sectionsLeft = sections.filter((part) => !parts.sections.has(part));
  const impacts = objectsLeft.map(({ object }) => object.impact ?? 'refused');
  return [
    opening,
    ...objects.flatMap((part) => parts.objects.get(part) ?? []),
    ...(objectsLeft.length === 0 ? [] : [inline(objectsLeftOutInWords(impacts))]),
    ...sections.filter((part) => parts.sections.has(part)).map(({ text }) => text),
    ...(sectionsLeft.length === 0
      ? []
      : [inline(partsLeftOutInWords(sectionsLeft.map(({ title }) => title)))]),
    closing,
  ].join('\n\n');
}
