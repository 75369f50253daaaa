import type { ToldHost, ToldReview } from '../../../../host-agent/commands/told';

/** A text that is told, and what it is about. */
export interface TracedText {
  readonly kind: string;
  readonly text: string;
}

/** All that is told of no host in particular. */
export function linesOfReview({ failing, unchecked }: ToldReview): readonly TracedText[] {
  return [...failing, ...unchecked];
}

/** All that a page has to say of a host; of one where nothing changes, only what is to be known all the same. */
export function linesOfHost(host: ToldReview['hosts'][number]): readonly TracedText[] {
  if (host.kind === 'gone') return host.lines;
  const always = [host.basis, ...host.concerns, ...host.drift, ...host.pendingRestarts, ...host.warnings];
  return host.isChanged ? [...always, ...changesOf(host)] : always;
}

function changesOf(host: ToldHost): readonly TracedText[] {
  return [
    ...host.objects.flatMap(({ changes, facts, refusals }) => [
      ...changes.flatMap(({ kind, field, from, to, label }) => [
        { kind, text: field },
        { kind, text: `${from} → ${to}` },
        { kind, text: label },
      ]),
      ...facts,
      ...refusals.flatMap(({ kind, why, instead }) => [
        { kind, text: why },
        { kind, text: instead },
      ]),
    ]),
    ...host.steps.flatMap(({ kind, position, text, notes }) => [
      { kind, text: `${position}. ${text}` },
      ...notes.map((note) => ({ kind, text: note })),
    ]),
    ...host.assumptions,
    host.fit,
    ...host.allocations.flatMap((use) =>
      [use.name, use.before, use.after, use.capacity, use.overcommit, use.limit].map((text) => ({
        kind: use.kind,
        text,
      })),
    ),
    ...host.addresses.flatMap((use) =>
      [use.network, use.subnet, use.fixed, use.dynamic, use.free].map((text) => ({
        kind: 'addresses',
        text,
      })),
    ),
  ];
}
