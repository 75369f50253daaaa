import {
  principalOf,
  type NearMiss,
  type ReleaseAddress,
  type ReleaseExamination,
  type ReleaseJudgement,
  type ReleaseProblem,
  type ReleaseRefused,
} from '../../sources';
import { CommandFailure } from '../command-failure';
import { EXIT } from '../exit-codes';
import { plain } from '../terminal/plain';
import { count } from './quantities';
import { shown } from './shown';

/** What `release` and `verify` say, apart from what the judgement of a release says itself. */

/** There is nothing to build upon. */
export function noParentFailure(path: string, host: string): CommandFailure {
  return new CommandFailure({
    code: 'no-parent',
    message: `There is no release ${path} to follow, and nothing says that this is the first one of host ${plain(host)}.`,
    advice:
      'Say --first if it is. Otherwise bring back the last one (hosts refuse a second first one), or name it with --parent.',
  });
}

/** What should be followed is no release. */
export function badParentFailure(path: string, problems: readonly ReleaseProblem[]): CommandFailure {
  return new CommandFailure({
    code: 'bad-parent',
    message: `The release ${path} cannot be followed: ${count(problems.length, 'problem')}.`,
    details: problems.map(releaseProblemInWords),
    advice: 'Bring back the release that the host has, or name it with --parent.',
  });
}

/** `$.host.name: says kvm-2, and the plan's is kvm-1. Make it anew …` */
function releaseProblemInWords({ path, message, advice }: ReleaseProblem): string {
  return `${plain(path)}: ${plain(message)}.${advice === undefined ? '' : ` ${plain(advice)}`}`;
}

/** What should be followed is another host's. */
export function otherParentFailure(path: string, theirs: string, ours: string): CommandFailure {
  return new CommandFailure({
    code: 'other-host',
    message: `The release ${path} is for host ${plain(theirs)}, and the plan for ${plain(ours)}.`,
    advice: 'Name the last release of the right host with --parent, or another folder with --output.',
  });
}

/** Whoever signs on top of it would vouch for it. */
export function untrustedParentFailure(path: string, { code, message }: ReleaseRefused): CommandFailure {
  return new CommandFailure({
    code: 'parent-untrusted',
    message: `The release ${path} is not to be built upon (${code}). ${plain(message)}`,
    advice:
      'Find out where it comes from; bring back the last one that is trusted, or name it with --parent.',
    exitCode: EXIT.refused,
  });
}

/** The hosts would refuse it. */
export function signerNotAllowedFailure({ message }: ReleaseRefused): CommandFailure {
  return new CommandFailure({
    code: 'signer-not-allowed',
    message: `Nothing was written: the file of allowed signers does not take what was signed. ${plain(message)}`,
    advice: 'Sign with another key, or have the file changed on the hosts first.',
    exitCode: EXIT.refused,
  });
}

/** What ssh-keygen made is not what was wanted. */
export function badSignatureFailure({ message }: ReleaseRefused): CommandFailure {
  return new CommandFailure({
    code: 'bad-signature',
    message: `Nothing was written: what ssh-keygen made is not taken. ${plain(message)}`,
    advice: 'Sign with an ed25519, ECDSA or RSA key (RSA: 2048 bits or more).',
  });
}

/** For a plan that is in the last release already, where something else was asked for. */
export const UNCHANGED_NOTE =
  'A plan that has not changed is not released again; --force makes a new generation of it, with another approval or machine id.';

/** Who takes what nobody has signed. */
export const UNSIGNED_NOTE =
  'Unsigned: only hosts whose own configuration says `allowUnsigned: true` take it.';

/** Why a line that has the key does not allow it: `is for alice@example.com, and that is not lab/kvm-1`. */
export function nearMissInWords({ signer, why }: NearMiss, principal: string): string {
  switch (why) {
    case 'principal':
      return `is for ${shown(signer.principals)}, which does not match ${principal}${whyDifferent(
        signer.principals,
      )}`;
    case 'namespace':
      return `is for the namespaces ${shown(signer.namespaces ?? '')} only`;
    case 'not-yet-valid':
      return `is valid from ${timeInWords(signer.validAfterMs)} on`;
    case 'expired':
      return `was valid until ${timeInWords(signer.validBeforeMs)}`;
    case 'certificate-authority':
      return 'is for certificates, which are not supported';
  }
}

/** What is easily overlooked in principals. */
function whyDifferent(principals: string): string {
  if (/[^\u0020-\u007e]/.test(principals)) return ': it has letters that only look like a to z';
  return principals.includes('@') ? ': an address names a person, and says nothing about hosts' : '';
}

/** `2026-12-31T00:00:00Z`. */
export function timeInWords(timeMs = 0): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}

/** Where the host comes from that a release is judged for. */
export const ADDRESS_FROM_WORDS = {
  option: 'as --host says',
  configuration: 'as the configuration says',
  release: 'its own; name another with --host',
} as const;

/** Some things only the host itself knows. */
export const LATER_REFUSALS_NOTE =
  'A host refuses it nevertheless when it has accepted a later generation, or another release of this one or of the one before.';

/** `releases/kvm-1.release is trusted for lab/kvm-1`. */
export function verdictInWords({
  file,
  judgement,
  judged,
  found,
}: {
  readonly file: string;
  readonly judgement: ReleaseJudgement;
  readonly judged: { readonly address: ReleaseAddress };
  readonly found?: object;
}): string {
  const forWhom = found === undefined ? '' : ` for ${principalOf(judged.address)}`;
  return judgement.kind === 'trusted'
    ? `${plain(file)} is trusted${forWhom}`
    : `${plain(file)} is refused${forWhom}: ${judgement.code}`;
}

/** Before the line that would allow a key. */
export function lineToAddInWords(principal: string, file: string): string {
  return `If you know whose key this is, and they may release for ${principal}, write into ${file}:`;
}

/** Instead of that line, where the release is for somebody else. */
export function noLineHelpsInWords(
  { frame, misaddressed = '' }: NonNullable<ReleaseExamination['found']>,
  { fleet, host }: ReleaseAddress,
): string {
  const theirs = principalOf({ fleet: frame.fleet, host: frame.host.name });
  const own =
    theirs === principalOf({ fleet, host }) ? '' : ` --host ${plain(theirs)} judges it for its own host.`;
  return `No line makes this host take it. ${plain(misaddressed)}${own}`;
}
