import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import type { ToldAddresses, ToldAllocation, ToldGoneHost, ToldHost, ToldLine, ToldReview } from '../told';
import { DIGEST_DIGITS_SHOWN, objectLines, section } from './changes';
import { tableLines } from './table';

/** Host by host what a change of plans does, and one line that sums it up. */
export function renderReview(review: ToldReview, paint: Paint): string {
  const { base, head, hosts, failing, unchecked, closing } = review;
  return [
    paint('strong', `review · ${plain(base)} → ${plain(head)}`),
    ...hosts.flatMap((host) => [
      '',
      ...(host.kind === 'gone' ? goneLines(host, paint) : hostLines(host, paint)),
    ]),
    ...section('failing', failing.map(textOf)),
    ...section('not checked', unchecked.map(textOf)),
    '',
    paint(failing.length > 0 ? 'refuse' : 'strong', closing),
  ].join('\n');
}

function hostLines(host: ToldHost, paint: Paint): readonly string[] {
  const looked = [
    ...section('look at', host.concerns.map(textOf)),
    ...section('different already, without this change', host.drift.map(textOf)),
    ...section('pending restart', host.pendingRestarts.map(textOf)),
    ...section('warnings', host.warnings.map(textOf)),
  ];
  const title = [paint('strong', titleOf(host)), paint('faint', host.basis.text)];
  if (!host.isChanged) return [...title, ...looked, '', host.summary];
  return [
    ...title,
    ...objectLines(host.objects, paint, ({ position }) => `${position}.`),
    ...looked,
    ...section('taken for granted', host.assumptions.map(textOf)),
    ...section('allocation', [...allocationLines(host.allocations), host.fit.text]),
    ...section('addresses', addressLines(host.addresses)),
    '',
    host.summary,
  ];
}

function titleOf({ kind, name, fleet, baseDigest, headDigest }: ToldHost): string {
  const digests = [...(baseDigest === undefined ? [] : [baseDigest]), headDigest].map(shortened);
  return `host ${plain(name)} · fleet ${plain(fleet)} · ${kind === 'new' ? 'new · ' : ''}plan ${[...new Set(digests)].join(' → ')}`;
}

function goneLines({ name, fleet, baseDigest, lines }: ToldGoneHost, paint: Paint): readonly string[] {
  const title = `host ${plain(name)} · fleet ${plain(fleet)} · plan ${shortened(baseDigest)} → none`;
  return [paint('disrupt', title), '', ...lines.map(textOf)];
}

function allocationLines(allocations: readonly ToldAllocation[]): readonly string[] {
  return tableLines(
    [
      { title: '' },
      { title: 'now', align: 'right' },
      { title: 'after', align: 'right' },
      { title: 'host has', align: 'right' },
      { title: '', align: 'right' },
      { title: 'room', align: 'right' },
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
      { title: 'network' },
      { title: 'subnet' },
      { title: 'fixed', align: 'right' },
      { title: 'given out', align: 'right' },
      { title: 'free', align: 'right' },
    ],
    uses.map(({ network, subnet, fixed, dynamic, free }) => [network, subnet, fixed, dynamic, free]),
  );
}

function textOf({ text }: ToldLine): string {
  return text;
}

function shortened(digest: string): string {
  return digest.slice(0, DIGEST_DIGITS_SHOWN);
}
