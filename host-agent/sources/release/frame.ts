import { canonicalBytes, parseDocument, sha256Hex } from '../../../lib/plan';
import { splitReleaseFile, type ReleaseFile } from './file';
import { fileProblem, problemsOfFrame, type ReleaseProblem } from './problem';
import { EXPLAINED_BYTES_MAX, FRAME_DOCUMENT, LOOSE_DOCUMENT } from './statement-schema';
import { RELEASE_EXTRA_BYTES_MAX, type ReleaseStatement } from './types';

/** A statement without the plan. */
export type ReleaseFrame = Omit<ReleaseStatement, 'plan'>;

/** A release whose plan has not been read: enough to say whose it is, for what, and who signed it. */
export interface FramedRelease {
  readonly file: ReleaseFile;
  readonly frame: ReleaseFrame;
  readonly digest: string;
  /** The plan's bytes as they stand in the statement. */
  readonly planBytes: Uint8Array;
}

export type FrameResult =
  | { readonly ok: true; readonly framed: FramedRelease }
  | { readonly ok: false; readonly problems: readonly ReleaseProblem[] };

/** What stands before the plan in a canonical statement. A quote inside a text would have a backslash before it. */
const BEFORE_PLAN = ',"plan":';

/** What stands after it, and nothing else does: the end of the line is so long. */
const AFTER_PLAN = /^,"planDigest":"[0-9a-f]{64}"\}$/;
const AFTER_PLAN_LENGTH = `,"planDigest":"${'0'.repeat(64)}"}`.length;

/**
 * Reads all of a release but its plan. Costs next to nothing, whatever the bytes are: nobody knows yet who made them.
 *
 *     {"approval":…,"fleet":…,…,"parent":"…" | ,"plan": | {…} | ,"planDigest":"…"}
 *     ------------- frame ------------------              plan   ----- frame -----
 */
export function readFrame(bytes: Uint8Array): FrameResult {
  const split = splitReleaseFile(bytes);
  if (!split.ok) return { ok: false, problems: [split.problem] };
  const { file } = split;
  const statement = Buffer.from(
    file.statementBytes.buffer,
    file.statementBytes.byteOffset,
    file.statementBytes.length - 1,
  );
  const parts = tryTakeApart(statement);
  if (parts === undefined) return { ok: false, problems: explainStatement(statement) };
  const parsed = parseDocument(parts.frame, FRAME_DOCUMENT);
  if (!parsed.ok) {
    // Where it was taken apart in the wrong place, the statement as a whole tells more.
    const isOther = parsed.problems.some(({ code }) => code === 'not-json');
    const problems = isOther ? explainStatement(statement) : problemsOfFrame(parsed.problems);
    return { ok: false, problems };
  }
  if (Buffer.compare(canonicalBytes(parsed.value), parts.frame) !== 0)
    return { ok: false, problems: [notCanonical()] };
  const { plan: _absent, ...frame } = parsed.value;
  const problems = generationProblems(frame);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    framed: { file, frame, digest: sha256Hex(file.statementBytes), planBytes: parts.plan },
  };
}

function tryTakeApart(
  statement: Buffer,
): { readonly frame: Uint8Array; readonly plan: Uint8Array } | undefined {
  const key = statement.subarray(0, RELEASE_EXTRA_BYTES_MAX).indexOf(BEFORE_PLAN);
  const start = key + BEFORE_PLAN.length;
  const end = statement.length - AFTER_PLAN_LENGTH;
  if (key < 0 || end <= start) return undefined;
  const after = statement.subarray(end);
  if (!AFTER_PLAN.test(after.toString('latin1'))) return undefined;
  return {
    frame: Buffer.concat([statement.subarray(0, start), Buffer.from('null'), after]),
    plan: statement.subarray(start, end),
  };
}

/** What is wrong with a statement whose parts are not where they belong: something, or just where they are. */
export function explainStatement(statement: Uint8Array): readonly ReleaseProblem[] {
  if (statement.length > EXPLAINED_BYTES_MAX) {
    const message = `the first line is no release: its plan does not begin within ${RELEASE_EXTRA_BYTES_MAX} bytes, or it is not written as canonical JSON`;
    return [fileProblem('not-canonical', message)];
  }
  const parsed = parseDocument(statement, LOOSE_DOCUMENT);
  return parsed.ok ? [notCanonical()] : problemsOfFrame(parsed.problems);
}

/** The same statement written in another way would have another digest. */
export function notCanonical(): ReleaseProblem {
  return fileProblem('not-canonical', 'the first line is no release, or not written as canonical JSON');
}

function generationProblems({ generation, parent }: ReleaseFrame): readonly ReleaseProblem[] {
  if ((generation === 1) === (parent === undefined)) return [];
  const message =
    generation === 1 ? 'must be absent for generation 1' : 'is missing: only generation 1 has no parent';
  return [{ ...fileProblem('generation-parent', message), path: '$.parent' }];
}
