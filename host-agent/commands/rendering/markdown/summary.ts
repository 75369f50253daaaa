import { variedFirst, type ToldGoneHost, type ToldHost, type ToldLine, type ToldReview } from '../../told';
import {
  changeInWords,
  FITS_WORDS,
  GONE_IN_WORDS,
  IMPACT_WORDS,
  NO_IMPACT_IN_WORDS,
  ofHostInWords,
  REVIEW_COLUMNS,
  REVIEW_TITLES,
  reviewTitleInWords,
  sentence,
  useInWords,
} from '../../wording';
import { bulletList, table, type ListBounds } from './bounded';
import { isQuiet } from './host-parts';
import { inline } from './inline';
import { rankOfHost, worstOf } from './told-ranks';

/** A handful: who wants to know all of them reads on. Together with the other bounds, half of a comment at the most. */
const REASONS: ListBounds = { countMax: 5, bytesMax: 4000 };
const CONCERNS: ListBounds = { countMax: 10, bytesMax: 6000 };
/** As many rows as people look through; the worst hosts come first when there are more. */
const HOSTS: ListBounds = { countMax: 50, bytesMax: 12_000 };

/** What everybody reads: whether it fails, a row for each host, what not to overlook. */
export function summaryMarkdown(review: ToldReview): string {
  const { base, head, hosts, failing, unchecked, closing } = review;
  return [
    `### ${inline(sentence(reviewTitleInWords(base, head)))}`,
    '',
    `**${inline(closing)}**`,
    ...listUnder(REVIEW_TITLES.failing, variedFirst(failing, REASONS.countMax), REASONS),
    ...listUnder(REVIEW_TITLES.notChecked, unchecked, REASONS),
    ...(hosts.length === 0 ? [] : ['', ...hostTable(hosts)]),
    ...quietBases(hosts),
    ...listUnder(REVIEW_TITLES.concerns, concernsOf(hosts), CONCERNS),
  ].join('\n');
}

function listUnder(title: string, lines: readonly ToldLine[], bounds: ListBounds): readonly string[] {
  return lines.length === 0 ? [] : ['', `**${sentence(title)}**`, '', ...bulletList(lines, textOf, bounds)];
}

/** What is not seen of hosts of which nothing else is shown; most often it is the same for all of them. */
function quietBases(hosts: ToldReview['hosts']): readonly string[] {
  const quiet = hosts.filter((host) => host.kind !== 'gone').filter(isQuiet);
  const texts = [...new Set(quiet.map(({ basis }) => basis.text))];
  return texts.length === 0 ? [] : ['', ...bulletList(texts, inline, REASONS)];
}

/** Hosts that could not be looked at first: everything else about them is a guess. */
function concernsOf(hosts: ToldReview['hosts']): readonly ToldLine[] {
  const present = hosts.filter((host) => host.kind !== 'gone');
  const named =
    ({ name }: ToldHost) =>
    (line: ToldLine): ToldLine =>
      hosts.length === 1 ? line : { ...line, text: ofHostInWords(name, line.text) };
  const blind = present.filter(({ basis }) => basis.kind === 'unreadable');
  const lines = [
    ...blind.map((host) => named(host)(host.basis)),
    ...present.flatMap((host) => host.concerns.map(named(host))),
  ];
  return variedFirst(lines, CONCERNS.countMax);
}

function textOf({ text }: ToldLine): string {
  return inline(text);
}

function hostTable(hosts: ToldReview['hosts']): readonly string[] {
  const columns = REVIEW_COLUMNS.hosts;
  const isMany = hosts.length > HOSTS.countMax;
  const ordered = isMany ? [...hosts].sort((one, other) => rankOfHost(other) - rankOfHost(one)) : hosts;
  return table(Object.values(columns), ordered, hostRow, HOSTS);
}

/** In the order of the columns. */
function hostRow(host: ToldHost | ToldGoneHost): readonly string[] {
  if (host.kind === 'gone') return [host.name, '', '', '', '', '', GONE_IN_WORDS, '', '', ''].map(inline);
  const { create, change, restart, destroy, refused } = host.counts;
  const worst = worstOf(host);
  return [
    host.name,
    ...[create, change, restart, destroy, refused].map(String),
    worst === undefined ? NO_IMPACT_IN_WORDS : IMPACT_WORDS[worst].label,
    useOf(host, 'vcpus'),
    useOf(host, 'memoryMiB'),
    FITS_WORDS[fits(host)],
  ].map(inline);
}

function useOf({ allocations }: ToldHost, kind: 'vcpus' | 'memoryMiB'): string {
  const use = allocations.find((candidate) => candidate.kind === kind);
  if (use === undefined) return '';
  return useInWords(
    changeInWords(use.before, use.after),
    use.numbers.limit === undefined ? undefined : use.limit,
  );
}

/** What does not fit is refused, and is not in the numbers then. */
function fits({ allocations, objects }: ToldHost): keyof typeof FITS_WORDS {
  const isRefused = objects.some(({ refusals }) =>
    refusals.some(({ kind }) => kind.startsWith('not-enough-')),
  );
  if (isRefused || allocations.some(({ numbers }) => numbers.after > (numbers.limit ?? Infinity)))
    return 'no';
  return allocations.every(({ numbers }) => numbers.limit !== undefined) ? 'yes' : 'unknown';
}
