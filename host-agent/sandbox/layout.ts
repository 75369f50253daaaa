import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { SandboxError } from './errors';

/** Sockets and small state. Not $XDG_RUNTIME_DIR: that goes away when its user logs out, a sandbox stays until `down`. */
export const DEFAULT_STATE_ROOT = '/run/fleetwright';

/** Pools, images and logs. On disk because /run is memory on most machines. */
export const DEFAULT_DISK_ROOT = '/var/tmp/fleetwright';

/** A host name, part of paths and of control group names; short because it is part of a socket's path. */
const NAME_PATTERN = /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/;

/** unix(7): sun_path holds 108 bytes with its closing zero. */
const SOCKET_PATH_BYTES_MAX = 107;

/** Where sandboxes live; both are made when missing. QEMU's user (libvirt-qemu) must be able to enter the disk root. */
export interface SandboxRoots {
  /** @default '/run/fleetwright' */
  readonly stateRoot?: string | undefined;
  /** @default the state root when that is given, else '/var/tmp/fleetwright' */
  readonly diskRoot?: string | undefined;
}

/** Every path and name that belongs to one sandbox, computed from its name and roots alone. */
export interface SandboxLayout {
  readonly name: string;
  readonly stateRoot: string;
  readonly diskRoot: string;
  /** Record, process identities and sockets. */
  readonly directory: string;
  readonly diskDirectory: string;
  readonly poolDirectory: string;
  readonly imagesDirectory: string;
  readonly logDirectory: string;
  readonly socketPath: string;
  readonly uri: string;
  /** Name of its directory in every control group hierarchy, and of its start lock. */
  readonly groupName: string;
  /** libvirt refuses to talk to "itself", so two sandboxes must not share the machine's UUID. */
  readonly hostUuid: string;
}

/** Lays out the sandbox of this name. Throws SandboxError `bad-name` or `path-too-long`. */
export function sandboxLayout(name: string, roots: SandboxRoots = {}): SandboxLayout {
  if (!isSandboxName(name)) {
    throw new SandboxError(
      'bad-name',
      `"${name}" cannot name a sandbox: use 1 to 32 lower-case letters, digits and inner hyphens, e.g. "lab".`,
    );
  }
  const stateRoot = resolve(roots.stateRoot ?? DEFAULT_STATE_ROOT);
  const diskRoot = resolve(roots.diskRoot ?? roots.stateRoot ?? DEFAULT_DISK_ROOT);
  const directory = join(stateRoot, name);
  const diskDirectory = join(diskRoot, name);
  const socketPath = join(directory, 'run/libvirt/libvirt-sock');
  if (Buffer.byteLength(socketPath) > SOCKET_PATH_BYTES_MAX) {
    throw new SandboxError(
      'path-too-long',
      `The sandbox's socket would be ${socketPath}, longer than the ${SOCKET_PATH_BYTES_MAX} bytes a unix socket's path may have: choose a shorter state root or name.`,
    );
  }
  const digest = createHash('sha256').update(directory).digest('hex');
  return {
    name,
    stateRoot,
    diskRoot,
    directory,
    diskDirectory,
    poolDirectory: join(diskDirectory, 'pool'),
    imagesDirectory: join(diskDirectory, 'images'),
    logDirectory: join(diskDirectory, 'libvirt/log'),
    socketPath,
    uri: `qemu:///system?socket=${socketPath}`,
    groupName: `fleetwright-${name}-${digest.slice(0, 8)}`,
    hostUuid: uuidFromDigest(digest),
  };
}

/** True for 1 to 32 lower-case letters, digits and inner hyphens. */
export function isSandboxName(name: string): boolean {
  return NAME_PATTERN.test(name);
}

/** RFC 9562 version 8 (content of our own choosing): the digest of the directory, so that it is stable and unique on a machine. */
function uuidFromDigest(digest: string): string {
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
