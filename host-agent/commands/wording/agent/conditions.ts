import type { Condition, ConditionName, ConditionReason } from '../../../service';

/** What each reason of a condition means, as a sentence. */
export const REASON_WORDS: Readonly<Record<ConditionReason, string>> = {
  AsReleased: 'The host is as its release says.',
  NoRelease: 'No release was accepted yet.',
  Changing: 'Steps are under way, or about to be.',
  HeldBack: 'Something differs, and policy, a window or a missing approval holds it back.',
  Drifted: 'Somebody else has changed something, and the drift policy leaves it as it is.',
  Refused: 'Something that the release wants is refused.',
  StepsFailed: 'Steps have failed; they are tried again.',
  AttemptsExhausted:
    'Steps have failed too often. Nothing more is tried until the release or the host changes, or `fleetwright agent sync` says so.',
  HealthGateFailed: 'Machines that were ready are not ready after a change.',
  LibvirtUnreachable: 'libvirt does not answer; the agent tries again.',
  StateUnusable: 'The agent’s own records cannot be used, so that it changes nothing.',
  SuspendedByOperator: 'An operator has suspended the agent: it looks, and changes nothing.',
  NotSuspended: 'Nobody has suspended the agent.',
  Idle: 'Nothing is under way, and nothing was given up.',
  SignatureTrusted: 'The release in force is signed by somebody whom this host trusts.',
  UnsignedAllowed: 'The release in force is not signed, which this host allows.',
  ReleaseRefused: 'The source offers a release that is refused; the one before stays in force.',
  TrustLost: 'The release in force is not to be trusted any more; nothing is changed.',
  SourceFailing: 'The source cannot be read; what was accepted before stays in force.',
};

/** Whether a condition holds. */
export const CONDITION_STATUS_WORDS: Readonly<Record<Condition['status'], string>> = {
  true: 'yes',
  false: 'no',
  unknown: 'not known',
};

/** What each condition is called. */
export const CONDITION_TITLES: Readonly<Record<ConditionName, string>> = {
  Ready: 'Ready',
  Reconciling: 'Reconciling',
  Stalled: 'Stalled',
  Suspended: 'Suspended',
  Trusted: 'Trusted',
};

/** `Ready: no. Steps have failed; they are tried again.` */
export function conditionInWords({ name, status, reason }: Condition): string {
  return `${CONDITION_TITLES[name]}: ${CONDITION_STATUS_WORDS[status]}. ${REASON_WORDS[reason]}`;
}
