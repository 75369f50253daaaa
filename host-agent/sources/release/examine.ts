import type { TrustFinding } from '../trust/assess';
import { parseAllowedSigners, type SignerLineProblem } from '../trust/allowed-signers';
import { readFrame, type ReleaseFrame } from './frame';
import { judgeRelease, type JudgementRequest } from './judge';
import { misaddressedText } from './refusals';
import { assessRelease, type ReleaseAddress } from './trust';
import type { ReleaseJudgement } from './types';

/** All that can be said about a release to somebody who asks why it is trusted, or not. */
export interface ReleaseExamination {
  readonly judgement: ReleaseJudgement;
  /** Of a release that is not malformed; nothing in it is to be believed unless it is trusted. */
  readonly found?: {
    readonly frame: ReleaseFrame;
    readonly digest: string;
    readonly signature: TrustFinding;
    /** Why no line of the allowed signers would make it fit: it is for somebody else. */
    readonly misaddressed?: string;
  };
  /** Lines of the allowed signers that trust nobody because they cannot be read. */
  readonly problems: readonly SignerLineProblem[];
}

/** Judges a release, and tells what the judgement is made from. */
export function examineRelease(request: JudgementRequest): ReleaseExamination {
  const judgement = judgeRelease(request);
  const { problems } = parseAllowedSigners(request.trust.allowedSigners ?? '');
  const read = readFrame(request.bytes);
  if (!read.ok) return { judgement, problems };
  const { frame, digest } = read.framed;
  const signature = assessRelease(read.framed, request);
  const misaddressed = misaddressedText(frame, request.address);
  return {
    judgement,
    found: { frame, digest, signature, ...(misaddressed === undefined ? {} : { misaddressed }) },
    problems,
  };
}

/** Which host a release says that it is for; nothing when it is malformed. Not to be believed. */
export function tryReadAddress(bytes: Uint8Array): ReleaseAddress | undefined {
  const read = readFrame(bytes);
  if (!read.ok) return undefined;
  const { fleet, host } = read.framed.frame;
  return { fleet, host: host.name };
}
