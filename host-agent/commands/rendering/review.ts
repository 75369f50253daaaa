import type { Paint } from '../terminal/paint';
import type { ToldAddresses, ToldAllocation, ToldGoneHost, ToldHost, ToldLine, ToldReview } from '../told';
import { REVIEW_COLUMNS, REVIEW_TITLES, reviewedHostInWords, reviewTitleInWords } from '../wording';
import { objectLines, section } from './changes';
import { tableLines } from './table';

/** Host by host what a change of plans does, and one line that sums it up. */
export function renderReview(review: ToldReview, paint: Paint): string {
  const { base, head, hosts, failing, unchecked, closing } = review;
  return [
    paint('strong', reviewTitleInWords(base, head)),
    ...hosts.flatMap((host) => [
      '',
      ...(host.kind === 'gone' ? goneLines(host, paint) : hostLines(host, paint)),
    ]),
    ...section(REVIEW_TITLES.failing, failing.map(textOf)),
    ...section(REVIEW_TITLES.notChecked, unchecked.map(textOf)),
    '',
    paint(failing.length > 0 ? 'refuse' : 'strong', closing),
  ].join('\n');
}

function hostLines(host: ToldHost, paint: Paint): readonly string[] {
  const looked = [
    ...section(REVIEW_TITLES.concerns, host.concerns.map(textOf)),
    ...section(REVIEW_TITLES.drift, host.drift.map(textOf)),
    ...section(REVIEW_TITLES.pendingRestarts, host.pendingRestarts.map(textOf)),
    ...section(REVIEW_TITLES.warnings, host.warnings.map(textOf)),
  ];
  const title = [paint('strong', reviewedHostInWords(host)), paint('faint', host.basis.text)];
  if (!host.isChanged) return [...title, ...looked, '', host.summary];
  return [
    ...title,
    ...objectLines(host.objects, paint, ({ position }) => `${position}.`),
    ...looked,
    ...section(REVIEW_TITLES.assumptions, host.assumptions.map(textOf)),
    ...section(REVIEW_TITLES.allocation, [...allocationLines(host.allocations), host.fit.text]),
    ...section(REVIEW_TITLES.addresses, addressLines(host.addresses)),
    '',
    host.summary,
  ];
}

function goneLines(host: ToldGoneHost, paint: Paint): readonly string[] {
  return [paint('disrupt', reviewedHostInWords(host)), '', ...host.lines.map(textOf)];
}

function allocationLines(allocations: readonly ToldAllocation[]): readonly string[] {
  return tableLines(
    [
      { title: '' },
      { title: REVIEW_COLUMNS.allocation.before, align: 'right' },
      { title: REVIEW_COLUMNS.allocation.after, align: 'right' },
      { title: REVIEW_COLUMNS.allocation.capacity, align: 'right' },
      { title: '', align: 'right' },
      { title: REVIEW_COLUMNS.allocation.limit, align: 'right' },
    ],
    allocations.map(({ name, before, after, capacity, overcommit, limit }) => [
      name,
      before,
      after,
      capacity,
      overcommit,
      limit,
    ]),
  );
}

/** One row for a network and family; nothing where no network of the host has addresses of its own. */
function addressLines(uses: readonly ToldAddresses[]): readonly string[] {
  if (uses.length === 0) return [];
  return tableLines(
    [
      { title: REVIEW_COLUMNS.addresses.network },
      { title: REVIEW_COLUMNS.addresses.subnet },
      { title: REVIEW_COLUMNS.addresses.fixed, align: 'right' },
      { title: REVIEW_COLUMNS.addresses.dynamic, align: 'right' },
      { title: REVIEW_COLUMNS.addresses.free, align: 'right' },
    ],
    uses.map(({ network, subnet, fixed, dynamic, free }) => [network, subnet, fixed, dynamic, free]),
  );
}

function textOf({ text }: ToldLine): string {
  return text;
}
