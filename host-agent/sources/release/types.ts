import type { Plan } from '../../../lib/plan';

/** A release has at most this many bytes: the largest plan, and room for what is around it. */
export const RELEASE_EXTRA_BYTES_MAX = 256 * 1024;

/** Namespace of release signatures (ssh-keygen(1), `-n`): a signature that was made for something else is none. */
export const RELEASE_SIGNATURE_NAMESPACE = 'fleetwright-plan';

/**
 * A release is one text file: a line with the statement as canonical JSON (RFC 8785), then, when it is signed, the armoured
 * SSH signature over exactly the bytes of that line, its line feed included (`head -n 1 file | ssh-keygen -Y verify …` agrees).
 *
 *     {"approval":…,"fleet":"lab","fleetwrightRelease":1,"generation":7,"host":{…},"madeAt":"…","parent":"…","plan":{…},"planDigest":"…"}
 *     -----BEGIN SSH SIGNATURE-----
 *     …
 *     -----END SSH SIGNATURE-----
 */
export interface ReleaseStatement {
  readonly fleetwrightRelease: 1;
  /** Same as the plan's. */
  readonly fleet: string;
  readonly host: {
    /** Same as the plan's. */
    readonly name: string;
    /** As in /etc/machine-id (machine-id(5)); absent: whichever machine has the name. */
    readonly machineId?: string;
  };
  /** One more than the parent's; 1 for the first. */
  readonly generation: number;
  /** Digest of the release before; absent for the first. */
  readonly parent?: string;
  /** RFC 3339 in UTC, whole seconds. */
  readonly madeAt: string;
  readonly planDigest: string;
  readonly plan: Plan;
  readonly approval?: ReleaseApproval;
}

/** What the signer has looked at and allows beyond the host's own policy. */
export interface ReleaseApproval {
  /** As `fleetwright diff` and `fleetwright review` show it: of all that would be done, on the host as it was found. */
  readonly changePlanDigest: string;
  /** Disks that may be made anew from another image, as `machine/disk`. */
  readonly replace: readonly string[];
}

/** A release that could be read; whether to trust it is another question. */
export interface Release {
  readonly statement: ReleaseStatement;
  /** sha256 over the statement's bytes, its line feed included. */
  readonly digest: string;
  /** The file as it came. */
  readonly bytes: Uint8Array;
}

/** What is known of a release once it was accepted. */
export interface ReleaseReference {
  readonly generation: number;
  readonly planDigest: string;
  /** Absent where only the marks of objects speak for it (they hold no more), and for plans applied by hand. */
  readonly releaseDigest?: string;
}

/** In the terms of the contract; anything but `trusted` changes nothing on the host. */
export const RELEASE_REFUSALS = [
  /** Cut short, too large, no release at all, or one whose parts contradict each other. */
  'malformed',
  /** No signature, one of an unknown key, of a key for other fleets or hosts, or made for something else. */
  'untrusted',
  /** For another fleet, host or machine. */
  'misaddressed',
  /** Older than what was accepted before. */
  'stale',
  /** As new as what was accepted, or next to it, but of other descent. */
  'forked',
  /** Made in the future: this host's clock or the signer's is wrong. */
  'not-yet-valid',
  /** The history that leads to it was rewritten, or has a release that is not to be trusted. */
  'history-untrusted',
  /** Names folders that this host does not allow. */
  'confined',
] as const;
export type ReleaseRefusalCode = (typeof RELEASE_REFUSALS)[number];

export interface ReleaseRefused {
  readonly kind: 'refused';
  readonly code: ReleaseRefusalCode;
  /** What, and what to do, in one or two sentences; values from outside are made plain by whoever shows it. */
  readonly message: string;
  /** Where more is said about it: for whoever does not look at the release itself already. */
  readonly advice?: string;
  /** Every problem of a malformed one, with its JSON path. */
  readonly details?: readonly string[];
  /** Of the release, where so much could be read. */
  readonly generation?: number;
  readonly releaseDigest?: string;
}

export interface ReleaseTrusted {
  readonly kind: 'trusted';
  readonly release: Release;
  /** Absent for a release without a signature, which this host allows. */
  readonly signer?: { readonly principal: string; readonly fingerprint: string };
  /** The very release that was accepted before: nothing new. */
  readonly isSame: boolean;
}

export type ReleaseJudgement = ReleaseTrusted | ReleaseRefused;
