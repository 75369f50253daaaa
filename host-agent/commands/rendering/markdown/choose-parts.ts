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

interface Chosen {
  readonly objects: Set<ObjectPart>;
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
    const entry = known ?? { objects: new Set<ObjectPart>(), sections: new Set<SectionPart>() };
    chosen.set(host, entry);
    return entry;
  };
  const byRank = [...hosts].sort((one, other) => other.rank - one.rank);
  const objects = byRank.flatMap(inOwnOrder).sort(byUrgency);
  const takeObjects = (isWanted: (rank: number) => boolean, bytesKept: number): void => {
    for (const { host, part } of objects) {
      if (isWanted(part.rank)) take(host, part.text, bytesKept)?.objects.add(part);
    }
  };
  takeObjects((rank) => rank >= SEVERE_RANK, Math.floor(bytesLeft * (1 - SEVERE_SHARE)));
  for (const host of byRank) {
    if (!chosen.has(host)) take(host, '');
    if (!chosen.has(host)) continue;
    for (const section of host.sections) take(host, section.text)?.sections.add(section);
  }
  takeObjects((rank) => rank < SEVERE_RANK, 0);
  return layOut(hosts, chosen);
}

interface Candidate {
  readonly host: HostParts;
  readonly part: ObjectPart;
  /** Its place among the objects of its host that are as bad. */
  readonly place: number;
}

function inOwnOrder(host: HostParts): readonly Candidate[] {
  const places = new Map<number, number>();
  return host.objects.map((part) => {
    const place = places.get(part.rank) ?? 0;
    places.set(part.rank, place + 1);
    return { host, part, place };
  });
}

/** The worst first; among those that are as bad, hosts take turns, so that a large one does not push small ones out. */
function byUrgency(one: Candidate, other: Candidate): number {
  return other.part.rank - one.part.rank || one.place - other.place;
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
    ...objects.filter((part) => parts.objects.has(part)).map(({ text }) => text),
    ...(objectsLeft.length === 0 ? [] : [inline(objectsLeftOutInWords(impacts))]),
    ...sections.filter((part) => parts.sections.has(part)).map(({ text }) => text),
    ...(sectionsLeft.length === 0
      ? []
      : [inline(partsLeftOutInWords(sectionsLeft.map(({ title }) => title)))]),
    closing,
  ].join('\n\n');
}
