import type { Plan } from '../../../lib/plan';
import type { AbilityFacts } from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import type { HostProbe } from './host-probe';

/** `skipped`: could not be asked here, which is neither good nor bad. */
export type CheckStatus = 'ok' | 'warn' | 'fail' | 'skipped';

export interface CheckResult {
  readonly status: CheckStatus;
  /** What was found, as a short sentence without a full stop. */
  readonly finding: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string;
}

export interface CheckedNetwork {
  readonly name: string;
  /** Its own bridge carries an address of its subnet, which is no overlap. */
  readonly bridgeName?: string;
  readonly cidrs: readonly string[];
}

/** What a check may look at. */
export interface CheckSubject {
  /** The machine that libvirt runs on; absent when that is another one than this. */
  readonly probe?: HostProbe;
  /** An open connection, or why there is none. */
  readonly libvirt:
    | {
        readonly kind: 'connected';
        /** For looking only. */
        readonly host: LibvirtHost;
        /** Another one, which may write; who opens it closes it. */
        readonly connectToWrite: () => Promise<LibvirtHost>;
      }
    | { readonly kind: 'unreachable'; readonly message: string };
  readonly uri: string;
  /** Whether NICs can be given a bandwidth limit; absent when the host could not be read. */
  readonly trafficShaping?: AbilityFacts;
  /** Names of the network filters that are defined; absent when libvirt does not say. */
  readonly networkFilters?: readonly string[];
  /** Folders that pools use or may use. */
  readonly poolFolders: readonly string[];
  /** Networks of the host and of the plan. */
  readonly networks: readonly CheckedNetwork[];
  /** The plan that is to be applied here, if there is one. */
  readonly plan?: Plan;
}

/** One thing that breaks real hosts. */
export interface Check {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  /** The answer; throwing is a fault of ours. */
  run(subject: CheckSubject): Promise<CheckResult> | CheckResult;
}

/** For checks of the machine itself when libvirt is on another one. */
export const NOT_THIS_MACHINE: CheckResult = {
  status: 'skipped',
  finding: 'the host is another machine: run doctor there',
};

/** For checks that ask libvirt when it does not answer. */
export const NO_LIBVIRT: CheckResult = { status: 'skipped', finding: 'libvirt could not be asked' };
