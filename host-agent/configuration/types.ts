import type { Impact } from '../planner';

/** What is done about a machine that somebody else has changed. `ask`: nothing, until an operator says so. */
export const DRIFT_POLICIES = ['correct', 'report', 'ask'] as const;
export type DriftPolicy = (typeof DRIFT_POLICIES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * What the host's owner allows and wants, in a file on the host: neither a plan nor a release can widen it. Commands that are
 * run by hand use the first part; the agent as a service needs `identity` and `source` as well.
 */
export interface AgentConfiguration {
  /** Directories in or below which pools may be. @default ['/var/lib/fleetwright', '/var/lib/libvirt/images'] */
  readonly poolRoots: readonly string[];
  /** Directories from which image files may be read. @default ['/var/lib/fleetwright/images', '/var/lib/libvirt/images'] */
  readonly imageRoots: readonly string[];
  /** Where the agent keeps its ledger, its memory and its copies of releases. @default '/var/lib/fleetwright/state' */
  readonly stateDirectory: string;
  /** libvirt of this host. @default 'qemu:///system' */
  readonly libvirtUri: string;
  /** Which plans this host answers to; absent: the service does not start. */
  readonly identity?: HostIdentity;
  /** Where releases come from; absent: the service does not start. */
  readonly source?: SourceConfiguration;
  readonly trust: TrustConfiguration;
  readonly policy: PolicyConfiguration;
  readonly status: StatusConfiguration;
  readonly secrets: SecretsConfiguration;
}

export interface HostIdentity {
  readonly fleet: string;
  /** Name of the host in plans. */
  readonly host: string;
}

export interface SourceConfiguration {
  readonly from: FolderSource | GitSource | HttpSource;
  /** Pause between two looks; up to a tenth is added by chance, so that hosts do not ask all at once. @default 60 */
  readonly pollIntervalSeconds: number;
  /** One look may take this long. @default 120 */
  readonly timeoutSeconds: number;
}

export interface FolderSource {
  readonly kind: 'folder';
  readonly path: string;
  /** @default '<host>.release' */
  readonly file: string;
}

export interface GitSource {
  readonly kind: 'git';
  /** `https:`, `ssh:`, `file:` or `git:`, or an absolute path. */
  readonly url: string;
  /** @default 'main' */
  readonly branch: string;
  /** Of the release within the repository. @default 'releases/<host>.release' */
  readonly file: string;
  /** Private key for `ssh:`. */
  readonly sshKeyFile?: string;
  /** Host keys for `ssh:`; unknown ones are always refused. @default '/etc/fleetwright/known_hosts' */
  readonly knownHostsFile: string;
}

export interface HttpSource {
  readonly kind: 'http';
  /** Of the release itself. */
  readonly url: string;
  readonly clientCertificateFile?: string;
  readonly clientKeyFile?: string;
  /** Certificates that may have signed the server's. @default those of the system */
  readonly certificateAuthorityFile?: string;
  /** File with a token for the header `Authorization: Bearer`. */
  readonly bearerTokenFile?: string;
}

export interface TrustConfiguration {
  /** As ssh-keygen(1) describes under ALLOWED SIGNERS. @default '/etc/fleetwright/allowed_signers' */
  readonly allowedSignersFile: string;
  /** Takes releases that nobody signed. @default false */
  readonly allowUnsigned: boolean;
}

export interface PolicyConfiguration {
  readonly drift: DriftPolicy;
  /** Other policies for some machines, by name. */
  readonly driftByMachine: Readonly<Record<string, DriftPolicy>>;
  /** The worst that is done to a running guest at any time. @default 'live' */
  readonly maxImpact: Impact;
  /** When more than that may be done. @default none */
  readonly maintenanceWindows: readonly MaintenanceWindow[];
  /** Machines that are taken down side by side; the next ones follow when these are ready. @default 1 */
  readonly machinesAtOnce: number;
  readonly healthGate: HealthGate;
  /** Look again at least this often, even when nothing seems to have happened. @default 60 */
  readonly resyncIntervalSeconds: number;
}

export interface MaintenanceWindow {
  readonly days: readonly Weekday[];
  /** `HH:MM` in the window's time zone; a window whose end is not after its start ends on the next day. */
  readonly from: string;
  readonly to: string;
  /** IANA name. @default 'UTC' */
  readonly timeZone: string;
  readonly maxImpact: Impact;
}

/** What happens when machines that were ready before a change are not ready after it. */
export interface HealthGate {
  /** @default 300 */
  readonly readyWithinSeconds: number;
  /** `stop`: nothing more is done for this release. `previous`: and the values of the release before come back, where that destroys nothing. @default 'stop' */
  readonly onFailure: 'stop' | 'previous';
}

export interface StatusConfiguration {
  /** Unix socket for status and orders, for root and the socket's group. @default '/run/fleetwright/agent.sock' */
  readonly socket: string;
  /** Group that may use the socket, by name. @default the agent's own group */
  readonly socketGroup?: string;
  /** Also serves what can be read (never orders) over TCP; other addresses than loopback need `tls`. @default none */
  readonly listen?: ListenConfiguration;
}

export interface ListenConfiguration {
  /** IP address. @default '127.0.0.1' */
  readonly address: string;
  /** @default 9764 */
  readonly port: number;
  readonly tls?: {
    readonly certificateFile: string;
    readonly keyFile: string;
    /** Clients must show a certificate signed by one of these. */
    readonly clientCertificateAuthorityFile: string;
  };
}

export interface SecretsConfiguration {
  /** A file for each secret, by its name. systemd credentials ($CREDENTIALS_DIRECTORY) are looked at first. @default '/etc/fleetwright/secrets' */
  readonly directory: string;
  /** age identity of this host, for values that are encrypted to it. @default '/etc/fleetwright/age-identity' */
  readonly identityFile: string;
}
