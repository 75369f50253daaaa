/** What can be wrong with a document's bytes, before anything is known about what they say. */
export type DocumentProblemCode =
  | 'too-large'
  | 'not-utf8'
  | 'not-json'
  | 'too-deep'
  | 'too-many-values'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'unpaired-surrogate'
  | 'inexact-number'
  | 'unsupported-version'
  | 'unknown-key'
  | 'missing-key'
  | 'wrong-type'
  | 'out-of-range'
  | 'bad-format'
  | 'bad-choice'
  | 'merge-conflict'
  | 'more-problems';

/** What can be wrong between the objects of a plan whose every part is well formed. */
export type CheckProblemCode =
  | 'duplicate-name'
  | 'duplicate-uuid'
  | 'duplicate-mac'
  | 'duplicate-address'
  | 'duplicate-file-name'
  | 'file-name-without-digest'
  | 'duplicate-bridge-name'
  | 'duplicate-reference'
  | 'duplicate-construct-path'
  | 'pool-paths-overlap'
  | 'unknown-reference'
  | 'wrong-image-format'
  | 'disk-smaller-than-image'
  | 'address-not-canonical'
  | 'subnet-has-host-bits'
  | 'subnet-unusable'
  | 'subnets-overlap'
  | 'address-outside-subnet'
  | 'address-reserved'
  | 'address-in-dhcp-range'
  | 'address-without-subnet'
  | 'dhcp-range-invalid'
  | 'reservation-without-name'
  | 'mac-unusable'
  | 'mtu-too-small'
  | 'mtu-too-large'
  | 'limit-impossible'
  | 'not-sorted'
  | 'maximum-below-current'
  | 'too-many-vcpus'
  | 'too-much-memory'
  | 'too-much-disk'
  | 'memory-not-in-blocks'
  | 'topology-mismatch'
  | 'pinning-impossible'
  | 'hardware-conflict'
  | 'secure-boot-impossible'
  | 'nothing-to-boot'
  | 'guest-help-impossible'
  | 'readiness-impossible'
  | 'seed-removal-impossible'
  | 'secret-reference-invalid'
  | 'plain-text-secret';

export type PlanProblemCode = DocumentProblemCode | CheckProblemCode;

/** One thing that is wrong with a plan. Match by `code`; the texts are for people. */
export interface PlanProblem {
  readonly code: PlanProblemCode;
  /** Where in the document: `$.machines[3].vcpus.maximum`. */
  readonly path: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string;
  /** The construct path of the object concerned, where it is known. */
  readonly key?: string;
}

/** Reading a thousand problems helps nobody, and a hostile document must not fill the memory with messages. */
export const PROBLEMS_MAX = 100;

/** Counting costs as much as finding, and nobody minds whether there are ten thousand or a million. */
export const PROBLEMS_COUNTED_MAX = 10_000;

/** Stands for a problem beyond those that are shown: it is only counted, so that millions of them take no memory. */
export const UNWORDED_PROBLEM: PlanProblem = {
  code: 'more-problems',
  path: '$',
  message: 'and another problem',
};

/** The first {@link PROBLEMS_MAX} problems; when there are more, one last problem says how many. */
export function boundProblems(problems: readonly PlanProblem[]): readonly PlanProblem[] {
  if (problems.length <= PROBLEMS_MAX) return problems;
  const isCounted = problems.length < PROBLEMS_COUNTED_MAX;
  const more = (isCounted ? problems.length : PROBLEMS_COUNTED_MAX) - PROBLEMS_MAX;
  const message = `and ${isCounted ? '' : 'at least '}${more} more ${more === 1 ? 'problem' : 'problems'}`;
  return [...problems.slice(0, PROBLEMS_MAX), { code: 'more-problems', path: '$', message }];
}

const PLAIN_KEY = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
/** A path is for finding the place; a megabyte-long key in it would not help. */
export const KEY_SHOWN_LENGTH_MAX = 64;

/** What JSON leaves as it is, and a terminal obeys or nobody sees. */
const UNSEEN = /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/gu;

/** A text of somebody else's between quotes, in JSON's spelling; what cannot be seen is spelled out too. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Renders a path the way JSONPath (RFC 9535) writes it: `$.machines[3].name`, `$.value["a b"]`. */
export function jsonPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const key = String(part);
    if (PLAIN_KEY.test(key) && key.length <= KEY_SHOWN_LENGTH_MAX) return `${path}.${key}`;
    const shown = key.length <= KEY_SHOWN_LENGTH_MAX ? key : `${key.slice(0, KEY_SHOWN_LENGTH_MAX)}…`;
    return `${path}[${quoted(shown)}]`;
  }, '$');
}
