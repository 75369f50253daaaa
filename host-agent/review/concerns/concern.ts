import type { FieldValue, Subject } from '../../planner';

/** What a reviewer should not overlook; words are made elsewhere. */
export type ConcernCode =
  | 'machine-deleted'
  | 'disk-loses-data'
  | 'protected-changed'
  | 'protection-dropped'
  | 'secure-boot-dropped'
  | 'tpm-dropped'
  /** Others on the host may get at what the guest says and listens to there. */
  | 'console-opened'
  | 'network-opened'
  /** A NIC comes to a network that more of the world reaches than any network of the machine before. */
  | 'machine-exposed'
  | 'nic-filter-removed'
  | 'nic-link-up'
  | 'image-changed'
  | 'ceiling-raised'
  | 'overcommit-raised'
  | 'capacity-changed'
  | 'deletion-limit-raised'
  | 'empty-allowed'
  | 'trash-shortened';

export interface Concern {
  readonly code: ConcernCode;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, FieldValue>>;
}
