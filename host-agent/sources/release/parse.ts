import { canonicalBytes, parsePlan, sha256Hex, type Plan } from '../../../lib/plan';
import { explainStatement, notCanonical, readFrame, type FramedRelease, type ReleaseFrame } from './frame';
import { fileProblem, problemsOfPlan, type ReleaseProblem } from './problem';
import type { Release } from './types';

export type ReleaseParsed =
  | {
      readonly ok: true;
      readonly release: Release;
      /** Armoured, and not held against anything yet; absent: unsigned. */
      readonly signature?: string;
      /** What it has to be over. */
      readonly statementBytes: Uint8Array;
    }
  | { readonly ok: false; readonly problems: readonly ReleaseProblem[] };

/** Turns the bytes of a release file into a release, or into every problem that it has. Says nothing about whom to trust. */
export function parseRelease(bytes: Uint8Array): ReleaseParsed {
  const framed = readFrame(bytes);
  return framed.ok ? readPlanOf(framed.framed) : framed;
}

/** Reads the plan of a release of which the rest has been read. */
export function readPlanOf({ file, frame, digest, planBytes }: FramedRelease): ReleaseParsed {
  const parsed = parsePlan(planBytes);
  if (!parsed.ok) {
    // Where more than a plan stands in the plan's place, the statement as a whole tells more.
    const isOther = parsed.problems.some(({ code }) => code === 'not-json');
    const problems = isOther ? explainStatement(file.statementBytes) : problemsOfPlan(parsed.problems);
    return { ok: false, problems };
  }
  const { plan } = parsed;
  const problems = contradictions(frame, plan, planBytes);
  if (problems.length > 0) return { ok: false, problems };
  const { bytes, statementBytes, signature } = file;
  return {
    ok: true,
    release: { statement: { ...frame, plan }, digest, bytes },
    statementBytes,
    ...(signature === undefined ? {} : { signature }),
  };
}

/** What the statement says of the plan must be so. */
function contradictions(frame: ReleaseFrame, plan: Plan, planBytes: Uint8Array): readonly ReleaseProblem[] {
  if (Buffer.compare(canonicalBytes(plan), planBytes) !== 0)
    return [{ ...notCanonical(), path: '$.plan', message: 'is not written as canonical JSON' }];
  const differs = (code: ReleaseProblem['code'], path: string, said: string, actual: string) =>
    said === actual ? [] : [{ ...fileProblem(code, `says ${said}, and the plan's is ${actual}`), path }];
  return [
    ...differs('other-digest', '$.planDigest', frame.planDigest, sha256Hex(planBytes)),
    ...differs('other-fleet', '$.fleet', frame.fleet, plan.fleet),
    ...differs('other-host', '$.host.name', frame.host.name, plan.host.name),
  ];
}
