import type { NearMiss, TrustFinding } from '../trust/assess';
import type { FramedRelease, ReleaseFrame } from './frame';
import type { ReleaseProblem } from './problem';
import { principalOf, type ReleaseAddress } from './trust';
import { RELEASE_SIGNATURE_NAMESPACE, type ReleaseRefusalCode, type ReleaseRefused } from './types';

/** Refuses what is no release. */
export function malformed(problems: readonly ReleaseProblem[], framed?: FramedRelease): ReleaseRefused {
  const details = problems.map(problemText);
  return {
    kind: 'refused',
    code: 'malformed',
    message: `It is no release that can be used: ${details[0] ?? ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`,
    details,
    ...(framed === undefined ? {} : identityOf(framed)),
  };
}

/** `$.generation: must be at least 1. Make it anew …` */
function problemText({ path, message, advice }: ReleaseProblem): string {
  return `${path}: ${message}.${advice === undefined ? '' : ` ${advice}`}`;
}

/** Refuses a release that could be read. */
export function refused(code: ReleaseRefusalCode, message: string, framed: FramedRelease): ReleaseRefused {
  return { kind: 'refused', code, message, ...identityOf(framed) };
}

function identityOf({ frame, digest }: FramedRelease): { generation: number; releaseDigest: string } {
  return { generation: frame.generation, releaseDigest: digest };
}

type Untrusted = Exclude<TrustFinding, { readonly kind: 'allowed' }>;

/** Refuses a release for what was found of its signature. */
export function untrusted(
  finding: Untrusted,
  address: ReleaseAddress,
  framed: FramedRelease,
): ReleaseRefused {
  const refusal = refused('untrusted', untrustedText(finding, address), framed);
  return finding.kind === 'not-allowed' || finding.kind === 'no-allowed-signers'
    ? { ...refusal, advice: '`fleetwright verify` says what to write.' }
    : refusal;
}

/** Why a finding is not enough, as a sentence or two. */
function untrustedText(finding: Untrusted, address: ReleaseAddress): string {
  switch (finding.kind) {
    case 'unsigned':
      return 'Nobody has signed it, and this host takes only signed releases. Sign it with `fleetwright release --key`.';
    case 'broken':
      return `Its signature cannot be read: ${finding.why}. Make it anew with \`fleetwright release\`.`;
    case 'unsupported':
      return `Its signature is of a kind that is not taken: ${finding.why}.`;
    case 'other-namespace':
      return `Its signature was made for "${finding.namespace}", not for "${RELEASE_SIGNATURE_NAMESPACE}": sign it with \`fleetwright release --key\`.`;
    case 'mismatch':
      return 'Its signature is not over this release: one of the two has been changed. Make it anew with `fleetwright release`.';
    case 'no-allowed-signers':
      return `It is signed with ${finding.key.fingerprint}, and there is no file of allowed signers on this host.`;
    case 'not-allowed':
      return notAllowedText(finding, address);
  }
}

function notAllowedText(
  { key, nearMisses, problems }: Extract<TrustFinding, { readonly kind: 'not-allowed' }>,
  address: ReleaseAddress,
): string {
  const principal = principalOf(address);
  const why =
    nearMisses.length === 0
      ? 'no line of the allowed signers has this key'
      : nearMisses.map((nearMiss) => nearMissText(nearMiss)).join('; ');
  const unread = problems.map(({ line }) => String(line)).slice(0, LINES_NAMED_MAX);
  const unreadText = unread.length === 0 ? '' : ` Lines that could not be read: ${unread.join(', ')}.`;
  return `It is signed with ${key.fingerprint}, which may not sign for ${principal}: ${why}.${unreadText}`;
}

/** More are of no use in a sentence. */
const LINES_NAMED_MAX = 10;

/** A pattern is short; what is longer was made to fill a log. */
const PATTERN_SHOWN_LENGTH_MAX = 200;

const cut = (text: string): string =>
  text.length > PATTERN_SHOWN_LENGTH_MAX ? `${text.slice(0, PATTERN_SHOWN_LENGTH_MAX)}…` : text;

function nearMissText({ signer, why }: NearMiss): string {
  switch (why) {
    case 'principal':
      return `line ${signer.line} has it for ${cut(signer.principals)}`;
    case 'namespace':
      return `line ${signer.line} has it for the namespaces ${cut(signer.namespaces ?? '')}`;
    case 'not-yet-valid':
      return `line ${signer.line} makes it valid later`;
    case 'expired':
      return `line ${signer.line} made it valid until a time that has passed`;
    case 'certificate-authority':
      return `line ${signer.line} has it for certificates, which are not supported`;
  }
}

/** Why a release is not for this host; nothing when it is. */
export function misaddressedText(frame: ReleaseFrame, address: ReleaseAddress): string | undefined {
  const [theirs, ours] = [principalOf({ fleet: frame.fleet, host: frame.host.name }), principalOf(address)];
  if (theirs !== ours) return `It is for host ${theirs}, and this is ${ours}.`;
  const { machineId } = frame.host;
  if (machineId === undefined || address.machineId === undefined || machineId === address.machineId)
    return undefined;
  return `It is for the machine with the id ${machineId}, and this one has ${address.machineId}. If the host has moved here, release it with --machine-id.`;
}
