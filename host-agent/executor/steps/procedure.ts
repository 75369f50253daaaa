import type { Plan } from '../../../lib/plan';
import type { HostFacts, InventoryCache } from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import type { Clock } from '../clock';
import type { Ledger } from '../ledger/ledger';
import type { Mutexes } from '../mutexes';
import type { Observation } from '../report';
import type { ExecutorSettings } from '../settings';
import type { SharedWork } from '../shared-work';
import type { FilesInUse } from './users';

/** Everything that a step may use besides its own action. */
export interface StepContext {
  readonly plan: Plan;
  readonly planDigest: string;
  /** Of the release that is applied; 0 for plans applied by hand. */
  readonly generation: number;
  readonly host: LibvirtHost;
  readonly facts: HostFacts;
  readonly ledger: Ledger;
  readonly settings: ExecutorSettings;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** One queue a pool: libvirt refuses to refresh a pool while a volume in it is being made. */
  readonly mutexes: Mutexes;
  /** What is in use, asked once for all files that are to go at the same time. */
  readonly looks: SharedWork<FilesInUse>;
  /** By pool: once for all files that have come or gone meanwhile. */
  readonly refreshes: SharedWork<void>;
  /** XML that was read in this run: whether a file is in use is asked for every file that goes, of all machines and volumes. */
  readonly cache: InventoryCache;
  readonly progress: (text: string, fraction?: number) => void;
  /** Notes for the report what was seen while doing the step; the last of a fact counts. */
  readonly observe: (fact: Observation['fact'], value: number) => void;
}

/** Whether a step had something to do: it looks before it writes. */
export type Change = 'changed' | 'already-true';

/** How one step is carried out. Both may throw StepError and the libvirt room's failures; anything else is a fault of ours. */
export interface StepProcedure {
  /** Reads, checks again that the object is ours, and writes what is missing. */
  perform(): Promise<Change>;
  /** Reads back. What is not as it was asked for, in words; undefined when all is. */
  missing(): Promise<string | undefined>;
}
