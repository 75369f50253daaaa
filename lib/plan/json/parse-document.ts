import type { z } from 'zod';
import { deepFreeze, type Immutable } from '../document/immutable';
import { PROBLEMS_COUNTED_MAX, PROBLEMS_MAX, UNWORDED_PROBLEM, type PlanProblem } from '../problem';
import { invalidUtf8At } from './invalid-utf8';
import { problemsOfIssue } from './issues';
import { scanJson, type JsonBounds } from './scan';

/** One kind of document that comes from outside. */
export interface DocumentKind<Value> extends JsonBounds {
  /** `plan` or `lock file`, for messages. */
  readonly noun: string;
  readonly version: number;
  readonly schema: z.ZodType<Value>;
  readonly bytesMax: number;
  /**
   * Takes the long lists out of a document: `parts` are their entries, `frame` is the rest. Entries are checked one by one,
   * because zod gathers the problems of a list in one call's arguments, and a hundred thousand of those overflow the stack.
   */
  readonly split: (document: object) => {
    readonly parts: Iterable<DocumentPart>;
    readonly frame: unknown;
  };
  readonly advice: {
    readonly tooLarge: string;
    /** For what is broken beyond reading: how to get a good one. */
    readonly broken: string;
  };
}

export interface DocumentPart {
  readonly schema: z.ZodType;
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
}

export type DocumentResult<Value> =
  | { readonly ok: true; readonly value: Immutable<Value> }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Turns bytes into a frozen document of the stated shape, or into every problem with them.
 *
 *     bytes --size, UTF-8--> text --strict scan--> JSON --version, schema--> document
 *
 * Each arrow ends the way for a document that fails it: what comes after would only repeat the same fault in other words.
 */
export function parseDocument<Value>(
  document: Uint8Array | string,
  kind: DocumentKind<Value>,
): DocumentResult<Value> {
  const text = decode(document, kind);
  if (typeof text !== 'string') return { ok: false, problems: [text] };
  const scanned = scanJson(text, kind);
  if (scanned.length > 0) {
    const { tooLarge, broken } = kind.advice;
    return {
      ok: false,
      problems: scanned.map((found) => ({
        ...found,
        advice: found.code === 'too-many-values' ? tooLarge : broken,
      })),
    };
  }
  const value: unknown = JSON.parse(text);
  const version = versionProblem(value, kind);
  if (version !== undefined) return { ok: false, problems: [version] };
  const problems = typeof value === 'object' && value !== null ? splitProblems(value, kind) : [];
  if (problems.length > 0) return { ok: false, problems };
  const parsed = kind.schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: deepFreeze(parsed.data) }
    : { ok: false, problems: worded(parsed.error.issues, [], value) };
}

function decode<Value>(document: Uint8Array | string, kind: DocumentKind<Value>): string | PlanProblem {
  // A UTF-16 code unit is at least one byte of UTF-8, so this bounds strings too, before anything is copied.
  if (document.length > kind.bytesMax) {
    const message = `the document has more than ${kind.bytesMax} bytes, the most that a ${kind.noun} may have`;
    return { code: 'too-large', path: '$', message, advice: kind.advice.tooLarge };
  }
  if (typeof document !== 'string') {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(document);
    } catch {
      const message = `the document is not valid UTF-8 (from byte ${invalidUtf8At(document) + 1} on)`;
      return { code: 'not-utf8', path: '$', message, advice: kind.advice.broken };
    }
  }
  // A string in memory can hold halves of surrogate pairs, which no file can: they have no UTF-8 form.
  if (!/\p{Surrogate}/u.test(document)) return document;
  const message = 'the document holds half of a surrogate pair';
  return { code: 'not-utf8', path: '$', message, advice: kind.advice.broken };
}

function versionProblem<Value>(value: unknown, kind: DocumentKind<Value>): PlanProblem | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
  if (value.version === kind.version || typeof value.version !== 'number') return undefined;
  return {
    code: 'unsupported-version',
    path: '$.version',
    message: `this is a ${kind.noun} of version ${value.version}, and this program reads version ${kind.version}`,
    advice: 'Use the same release of fleetwright wherever this document is written and read.',
  };
}

/** Problems in the parts, together with those in the frame; none when all parts are right, whatever the frame is. */
function splitProblems<Value>(value: object, kind: DocumentKind<Value>): readonly PlanProblem[] {
  const { parts, frame } = kind.split(value);
  const problems: PlanProblem[] = [];
  for (const part of parts) {
    const parsed = part.schema.safeParse(part.value);
    if (parsed.success) continue;
    if (problems.length >= PROBLEMS_COUNTED_MAX) break;
    // What cannot be shown is not worded either, only counted.
    const isShown = problems.length <= PROBLEMS_MAX;
    if (isShown) problems.push(...worded(parsed.error.issues, part.path, value));
    else for (const _ of parsed.error.issues) problems.push(UNWORDED_PROBLEM);
  }
  if (problems.length === 0) return problems;
  const parsed = kind.schema.safeParse(frame);
  return parsed.success ? problems : worded(parsed.error.issues, [], value).concat(problems);
}

function worded(
  issues: readonly z.core.$ZodIssue[],
  prefix: readonly PropertyKey[],
  value: unknown,
): PlanProblem[] {
  return issues
    .filter((issue) => !isSaidByOther(issue, issues))
    .flatMap((issue) => problemsOfIssue({ ...issue, path: [...prefix, ...issue.path] }, value));
}

/** zod says of a number beyond 2^53 that it is too large for an integer, and then again that it is too large for its place. */
function isSaidByOther(issue: z.core.$ZodIssue, issues: readonly z.core.$ZodIssue[]): boolean {
  if (issue.code !== 'too_big' || issue.maximum !== Number.MAX_SAFE_INTEGER) return false;
  const place = issue.path.join('.');
  return issues.some(
    (other) => other !== issue && other.code === 'too_big' && other.path.join('.') === place,
  );
}
