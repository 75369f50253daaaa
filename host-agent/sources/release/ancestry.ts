import { splitReleaseFile } from './file';
import { readFrame, type FramedRelease } from './frame';
import { judgeAddress, judgeSignature, type JudgementRequest } from './judge';
import type { Release, ReleaseReference, ReleaseRefused } from './types';
import { sha256Hex } from '../../../lib/plan';

/** A host that was away for so long is looked at by somebody; reading more at each look would keep it from its work. */
export const EARLIER_RELEASES_MAX = 64;

/** A release that is to be trusted by itself, and what the source has of those before it. */
export interface AncestryRequest extends Pick<JudgementRequest, 'trust' | 'address' | 'nowMs'> {
  readonly release: Release;
  readonly floor?: ReleaseReference;
  /** Newest first. Those that do not lead here (they were replaced) are passed over. */
  readonly earlier: AsyncIterable<Uint8Array>;
}

export type AncestryJudgement = { readonly kind: 'linked' } | ReleaseRefused;

/**
 * Says whether each release between the floor and this one is there, signed by somebody who may, and the parent of the next: a good
 * signature on the last does not make good what it was built upon.
 */
export async function judgeAncestry(request: AncestryRequest): Promise<AncestryJudgement> {
  const { release, floor } = request;
  // Nothing was accepted: there is nothing to descend from.
  if (floor === undefined || floor.generation >= release.statement.generation) return { kind: 'linked' };
  const gap = release.statement.generation - floor.generation;
  if (gap > EARLIER_RELEASES_MAX) {
    return historyRefused(
      release,
      `${gap} generations lie between it and what this host has accepted, and at most ${EARLIER_RELEASES_MAX} are followed. ` +
        `Offer one in between first, such as generation ${floor.generation + EARLIER_RELEASES_MAX}.`,
    );
  }
  let child: Link = {
    generation: release.statement.generation,
    ...(release.statement.parent === undefined ? {} : { parent: release.statement.parent }),
  };
  if (isRoot(child, floor)) return judgeRoot(release, child, floor);
  let read = 0;
  for await (const bytes of request.earlier) {
    read += 1;
    if (read > EARLIER_RELEASES_MAX) break;
    if (digestOf(bytes) !== child.parent) continue;
    const parent = judgeParent(bytes, child, request);
    if ('kind' in parent) return parent;
    child = parent;
    if (isRoot(child, floor)) return judgeRoot(release, child, floor);
  }
  return historyRefused(
    release,
    `The source does not have the release of generation ${child.generation - 1} that generation ${child.generation} names as its parent` +
      `${read > EARLIER_RELEASES_MAX ? ` among the last ${EARLIER_RELEASES_MAX}` : ''}: its history was rewritten or cut. Bring it back, or offer the releases one after the other.`,
  );
}

/** What leads from a release to the one before. */
interface Link {
  readonly generation: number;
  readonly parent?: string;
}

/** Whether this is as far down as one has to look. What was accepted and is known by its plan only is looked at itself. */
function isRoot({ generation }: Link, floor: ReleaseReference): boolean {
  const isKnownByPlan = floor.releaseDigest === undefined && floor.generation > 0;
  return generation <= (isKnownByPlan ? floor.generation : floor.generation + 1);
}

function judgeRoot(release: Release, link: Link, floor: ReleaseReference): AncestryJudgement {
  const isLinked = link.generation <= floor.generation || link.parent === floor.releaseDigest;
  if (isLinked) return { kind: 'linked' };
  return historyRefused(
    release,
    `Generation ${link.generation} does not descend from the release of generation ${floor.generation} that this host has accepted: ` +
      'the history was rewritten. Release again on top of that one (--parent).',
  );
}

function judgeParent(bytes: Uint8Array, child: Link, request: AncestryRequest): Link | ReleaseRefused {
  const { release, floor } = request;
  const distrust = (why: string): ReleaseRefused =>
    historyRefused(
      release,
      `It builds on generation ${child.generation - 1}, which is not to be trusted. ${why}`,
    );
  const read = readFrame(bytes);
  if (!read.ok) return distrust(`It is no release: ${read.problems[0]?.message ?? ''}.`);
  const { framed } = read;
  const { generation, parent, planDigest } = framed.frame;
  if (generation !== child.generation - 1) return distrust(`It has generation ${generation}.`);
  const isFloor = generation === floor?.generation;
  if (isFloor && planDigest !== floor.planDigest)
    return distrust('It has another plan than the one that this host has accepted.');
  // What was accepted was trusted then.
  const refusal = isFloor ? undefined : refusalOf(framed, request);
  if (refusal !== undefined) return distrust(refusal.message);
  return { generation, ...(parent === undefined ? {} : { parent }) };
}

function refusalOf(framed: FramedRelease, request: AncestryRequest): ReleaseRefused | undefined {
  const signed = judgeSignature(framed, request);
  // The machine may have been another then.
  const { fleet, host } = request.address;
  return signed.kind === 'refused' ? signed : judgeAddress(framed, { fleet, host });
}

function digestOf(bytes: Uint8Array): string | undefined {
  const split = splitReleaseFile(bytes);
  return split.ok ? sha256Hex(split.file.statementBytes) : undefined;
}

function historyRefused({ statement, digest }: Release, message: string): ReleaseRefused {
  return {
    kind: 'refused',
    code: 'history-untrusted',
    message,
    generation: statement.generation,
    releaseDigest: digest,
  };
}
