import { LOCK_FILE_VERSION, type LockFile, type LockFileHost } from '../plan';

const NO_CHOICES: LockFileHost = { addresses: {}, names: {}, macs: {} };

/** What the lock file remembers of a host; nothing for one that it does not know. */
export function lockedChoices(lock: LockFile, hostName: string): LockFileHost {
  // A host may be called "constructor": only what the file itself holds counts.
  return Object.hasOwn(lock.hosts, hostName) ? (lock.hosts[hostName] ?? NO_CHOICES) : NO_CHOICES;
}

/**
 * The lock file after a synthesis that made these choices, by host name. It is made afresh rather than changed: what belongs to
 * objects that are gone is not in it any more.
 */
export function lockFileOf(choices: ReadonlyMap<string, LockFileHost>): LockFile {
  return { version: LOCK_FILE_VERSION, hosts: Object.fromEntries(choices) };
}
