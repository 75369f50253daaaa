import type { ToldAddresses, ToldAllocation, ToldGoneHost, ToldHost, ToldLine, ToldObject } from '../../told';
import { REVIEW_COLUMNS, REVIEW_TITLES, reviewedHostInWords, sentence } from '../../wording';
import { bulletList, table, type ListBounds } from './bounded';
import { inline, ownWords } from './inline';
import { objectMarkdown } from './object-part';
import { rankOfHost, rankOfObject } from './told-ranks';

/** Enough to see what kind of thing it is; each line more takes the place of an object's. */
const LIST_BOUNDS: ListBounds = { countMax: 20, bytesMax: 4000 };

/** A host's folded answer in pieces, each of which is shown whole or not at all. */
export interface HostParts {
  readonly rank: number;
  /** Always there when anything of the host is. */
  readonly opening: string;
  readonly objects: readonly ObjectPart[];
  /** Each under its title. */
  readonly sections: readonly SectionPart[];
  readonly closing: string;
}

export interface ObjectPart {
  readonly object: ToldObject;
  readonly rank: number;
  /** Made only where there may be room for it. */
  readonly write: () => string;
}

export interface SectionPart {
  readonly title: string;
  readonly text: string;
}

/** Nothing where there is nothing to say of a host beyond its row in the table. */
export function tryHostParts(host: ToldHost | ToldGoneHost): HostParts | undefined {
  if (host.kind === 'gone') return gonePart(host);
  if (isQuiet(host)) return undefined;
  return {
    rank: rankOfHost(host),
    opening: `${folded(reviewedHostInWords(host), host.summary)}\n\n${inline(host.basis.text)}`,
    objects: host.objects.map((object) => ({
      object,
      rank: rankOfObject(object),
      write: () => objectMarkdown(object),
    })),
    sections: sectionsOf(host),
    closing: '</details>',
  };
}

/** Of which its row in the table says all, but what it stands on. */
export function isQuiet(host: ToldHost): boolean {
  return !host.isChanged && host.basis.kind !== 'unreadable' && sectionsOf(host).length === 0;
}

function gonePart(host: ToldGoneHost): HostParts {
  const lines = bulletList(host.lines, ({ text }) => ownWords(text), LIST_BOUNDS);
  return {
    rank: rankOfHost(host),
    opening: [folded(reviewedHostInWords(host)), '', ...lines].join('\n'),
    objects: [],
    sections: [],
    closing: '</details>',
  };
}

/** Markdown begins after an empty line only; the summary itself is HTML. */
function folded(title: string, summary?: string): string {
  const more = summary === undefined ? '' : ` · ${inline(summary)}`;
  return `<details><summary><strong>${inline(title)}</strong>${more}</summary>`;
}

function sectionsOf(host: ToldHost): readonly SectionPart[] {
  const looked = [
    ...listPart(REVIEW_TITLES.concerns, host.concerns),
    ...listPart(REVIEW_TITLES.drift, host.drift),
    ...listPart(REVIEW_TITLES.pendingRestarts, host.pendingRestarts),
    ...listPart(REVIEW_TITLES.warnings, host.warnings),
  ];
  if (!host.isChanged) return looked;
  return [
    ...looked,
    ...listPart(REVIEW_TITLES.assumptions, host.assumptions, ownWords),
    section(REVIEW_TITLES.allocation, [...allocationTable(host.allocations), '', inline(host.fit.text)]),
    ...(host.addresses.length === 0 ? [] : [section(REVIEW_TITLES.addresses, addressTable(host.addresses))]),
  ];
}

function listPart(
  title: string,
  lines: readonly ToldLine[],
  words: (text: string) => string = inline,
): readonly SectionPart[] {
  if (lines.length === 0) return [];
  return [
    section(
      title,
      bulletList(lines, ({ text }) => words(text), LIST_BOUNDS),
    ),
  ];
}

function section(title: string, lines: readonly string[]): SectionPart {
  return { title, text: [`**${sentence(title)}**`, '', ...lines].join('\n') };
}

function allocationTable(allocations: readonly ToldAllocation[]): readonly string[] {
  const { name, before, after, capacity, overcommit, limit } = REVIEW_COLUMNS.allocation;
  const cells = (use: ToldAllocation): readonly string[] =>
    [use.name, use.before, use.after, use.capacity, use.overcommit, use.limit].map(inline);
  return table([name, before, after, capacity, overcommit, limit], allocations, cells, LIST_BOUNDS);
}

function addressTable(uses: readonly ToldAddresses[]): readonly string[] {
  const { network, subnet, fixed, dynamic, free } = REVIEW_COLUMNS.addresses;
  const cells = (use: ToldAddresses): readonly string[] =>
    [use.network, use.subnet, use.fixed, use.dynamic, use.free].map(inline);
  return table([network, subnet, fixed, dynamic, free], uses, cells, LIST_BOUNDS);
}
