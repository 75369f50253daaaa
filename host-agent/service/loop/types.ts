import type { AgentConfiguration, HostIdentity } from '../../configuration';
import type { Clock, ExecutorSettings } from '../../executor';
import type { HostEnvironment } from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import type { ReleaseSource } from '../../sources';
import type { Log } from '../log/types';
import type { Tallies } from '../metrics/tallies';
import type { RunningAgent } from '../orders/types';
import type { Rules } from '../rules/types';

/** Everything that the loop has of the world; tests put their own behind it. */
export interface AgentOptions {
  readonly configuration: AgentConfiguration;
  readonly identity: HostIdentity;
  /** As in /etc/machine-id; absent where there is none. */
  readonly machineId?: string;
  readonly version: string;
  readonly source: ReleaseSource;
  readonly pollIntervalSeconds: number;
  readonly fetchTimeoutSeconds: number;
  /** A read-write connection to the libvirt of this very host; asked again after a failure. */
  readonly connect: (signal: AbortSignal) => Promise<LibvirtHost>;
  readonly environment?: HostEnvironment;
  readonly executor: ExecutorSettings;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  readonly rules: Rules;
  readonly tallies?: Tallies;
  /** Called every few seconds for as long as this program does anything at all, for a watchdog. */
  readonly alive?: () => void;
}

/** The loop and its face to the outside. */
export interface Agent extends RunningAgent {
  /** Digest of the release on whose word the agent works; empty before the first. Costs nothing, unlike the whole status. */
  readonly releaseDigest: string;
  /** Runs until `signal` is aborted: steps under way are ended where that is safe. Rejects only for a fault of ours. */
  run(signal: AbortSignal): Promise<void>;
}
