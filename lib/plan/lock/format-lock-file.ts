import { EMPTY_LOCK_FILE, LOCK_FILE_VERSION, type LockFile, type LockFileHost } from './lock-file';

/**
 * The text of a lock file: keys sorted and one choice a line, so that a change of the program is a small change of the file.
 * Hosts without a choice are left out.
 */
export function formatLockFile(lock: LockFile): string {
  const hosts = Object.entries(lock.hosts).filter(([, host]) => hasChoices(host));
  const sorted = sortKeys({
    ...EMPTY_LOCK_FILE,
    version: LOCK_FILE_VERSION,
    hosts: Object.fromEntries(hosts),
  });
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

function hasChoices(host: LockFileHost): boolean {
  return [host.addresses, host.names, host.macs].some((choices) => Object.keys(choices).length > 0);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      // Code units, not the locale of whoever runs this: the same file on every machine.
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => [key, sortKeys(member)]),
  );
}
