import type { LockFile, LockFileHost } from '../plan';

const EMPTY_HOST: LockFileHost = { addresses: {}, names: {}, macs: {} };

/** How a lock file names a host. */
export function lockFileHostName(identity: { readonly fleet: string; readonly host: string }): string {
  return `${identity.fleet}/${identity.host}`;
}

/** What the lock file remembers of a host; nothing for one that it does not know. */
export function lockedChoices(
  lock: LockFile,
  identity: { readonly fleet: string; readonly host: string },
): LockFileHost {
  return lock.hosts[lockFileHostName(identity)] ?? EMPTY_HOST;
}

/**
 * The lock file after a synthesis that made exactly these hosts: each host's choices replace what was remembered of it, so
 * choices of objects that are gone are dropped. Hosts that were not synthesised this time keep theirs, because a program may
 * be synthesised in parts; `isWhole` says that it was not, and drops them too.
 */
export function updateLockFile(
  lock: LockFile,
  hosts: ReadonlyMap<string, LockFileHost>,
  isWhole: boolean,
): LockFile {
  return { ...lock, hosts: { ...(isWhole ? {} : lock.hosts), ...Object.fromEntries(hosts) } };
}
