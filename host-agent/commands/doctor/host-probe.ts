import { readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

export interface FileFacts {
  readonly mode: number;
  readonly userId: number;
  readonly groupId: number;
  readonly isDirectory: boolean;
}

export interface InterfaceAddress {
  readonly interface: string;
  /** With prefix length: `192.0.2.5/24`. */
  readonly cidr: string;
}

/** What checks may ask of the machine; a test answers from a table instead. */
export interface HostProbe {
  tryReadText(path: string): string | undefined;
  tryStat(path: string): FileFacts | undefined;
  /** Names in a folder; none when there is no such folder. */
  list(path: string): readonly string[];
  /** Free space of the file system that holds a path. */
  tryFreeMiB(path: string): number | undefined;
  interfaceAddresses(): readonly InterfaceAddress[];
  /** A clock that only goes forward. */
  nowMs(): number;
}

/**
 * The machine as seen through `root`: the file system root, or that of a process in another mount namespace
 * (`/proc/123/root`), so that a sandbox's own devices and configuration are seen.
 */
export function machineProbe(root = ''): HostProbe {
  return {
    tryReadText: (path) => attempt(() => readFileSync(root + path, 'utf8')),
    tryStat: (path) =>
      attempt(() => {
        const facts = statSync(root + path);
        return {
          mode: facts.mode,
          userId: facts.uid,
          groupId: facts.gid,
          isDirectory: facts.isDirectory(),
        };
      }),
    list: (path) => attempt(() => readdirSync(root + path)) ?? [],
    tryFreeMiB: (path) =>
      attempt(() => {
        const { bavail, bsize } = statfsSync(root + path);
        return Math.floor((bavail * bsize) / (1024 * 1024));
      }),
    interfaceAddresses: () =>
      Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
        (addresses ?? []).flatMap(({ cidr }) => (cidr === null ? [] : [{ interface: name, cidr }])),
      ),
    nowMs: () => performance.now(),
  };
}

/** "Cannot be read" is an answer here, whatever the reason. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
