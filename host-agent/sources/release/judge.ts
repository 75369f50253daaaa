import { readFrame, type FramedRelease } from './frame';
import { readPlanOf } from './parse';
import { malformed, misaddressedText, refused, untrusted } from './refusals';
import { assessRelease, type ReleaseAddress, type ReleaseTrust } from './trust';
import type { ReleaseJudgement, ReleaseReference, ReleaseRefused, ReleaseTrusted } from './types';

/** Five minutes: what two clocks without any service for time drift apart in a few weeks. */
const CLOCK_SKEW_MS_MAX = 5 * 60 * 1000;

/** A release, and what the host knows. */
export interface JudgementRequest {
  readonly bytes: Uint8Array;
  readonly trust: ReleaseTrust;
  readonly address: ReleaseAddress;
  /** The newest that was accepted; absent: none was. */
  readonly floor?: ReleaseReference;
  readonly nowMs: number;
}

/**
 * Says whether a host takes a release. Nothing that it says is believed before its signature is: not even its plan is read.
 *
 *     frame --malformed?--> signature --untrusted?--> plan --malformed?--> address, descent, time --> trusted
 */
export function judgeRelease(request: JudgementRequest): ReleaseJudgement {
  const read = readFrame(request.bytes);
  if (!read.ok) return malformed(read.problems);
  const { framed } = read;
  const signed = judgeSignature(framed, request);
  if (signed.kind === 'refused') return signed;
  const parsed = readPlanOf(framed);
  if (!parsed.ok) return malformed(parsed.problems, framed);
  const refusal = judgeAddress(framed, request.address) ?? judgeDescent(framed, request.floor);
  if (refusal !== undefined) return refusal;
  // Accepted once is accepted: a clock that goes wrong later does not undo it.
  const isSame = framed.frame.generation === request.floor?.generation;
  if (!isSame && Date.parse(framed.frame.madeAt) > request.nowMs + CLOCK_SKEW_MS_MAX)
    return refused('not-yet-valid', notYetText(framed, request.nowMs), framed);
  return { kind: 'trusted', release: parsed.release, ...signed.by, isSame };
}

/** Who signed, or why that is not enough. */
export function judgeSignature(
  framed: FramedRelease,
  request: Pick<JudgementRequest, 'trust' | 'address' | 'nowMs'>,
): { readonly kind: 'signed'; readonly by: Pick<ReleaseTrusted, 'signer'> } | ReleaseRefused {
  const finding = assessRelease(framed, request);
  if (finding.kind === 'allowed') {
    const { signer, key } = finding;
    return {
      kind: 'signed',
      by: { signer: { principal: signer.principals, fingerprint: key.fingerprint } },
    };
  }
  if (finding.kind === 'unsigned' && request.trust.allowUnsigned) return { kind: 'signed', by: {} };
  return untrusted(finding, request.address, framed);
}

/** Whether it is for this host. */
export function judgeAddress(framed: FramedRelease, address: ReleaseAddress): ReleaseRefused | undefined {
  const why = misaddressedText(framed.frame, address);
  return why === undefined ? undefined : refused('misaddressed', why, framed);
}

/** Whether it follows what was accepted. */
function judgeDescent(
  framed: FramedRelease,
  floor: ReleaseReference | undefined,
): ReleaseRefused | undefined {
  if (floor === undefined) return undefined;
  const { generation, parent, planDigest } = framed.frame;
  if (generation < floor.generation) {
    const message = `It has generation ${generation}, and this host has accepted ${floor.generation} already. Release the plan again to go back to it.`;
    return refused('stale', message, framed);
  }
  if (generation === floor.generation) {
    const isSame =
      floor.releaseDigest === undefined
        ? planDigest === floor.planDigest
        : framed.digest === floor.releaseDigest;
    const message = `It is another release of generation ${generation} than the one that this host has accepted. Release again on top of that one (--parent).`;
    return isSame ? undefined : refused('forked', message, framed);
  }
  const follows = generation > floor.generation + 1 || floor.releaseDigest === undefined;
  if (follows || parent === floor.releaseDigest) return undefined;
  const message = `Its parent is not the release of generation ${floor.generation} that this host has accepted. Release again on top of that one (--parent).`;
  return refused('forked', message, framed);
}

function notYetText({ frame }: FramedRelease, nowMs: number): string {
  const now = new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z');
  return `It was made at ${frame.madeAt}, and here it is ${now}: set the clock that is wrong.`;
}
