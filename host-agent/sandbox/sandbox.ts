import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepCapabilities } from './capability-cache';
import { enterPrefix, execInside, type ExecOptions, type ExecResult } from './enter';
import { SandboxError } from './errors';
import type { SandboxLayout } from './layout';
import { waitUntilAnswering } from './readiness';
import { stopSandbox } from './stop';

/** libvirtd itself needs some 0.3 s; with hundreds of guests or under load, seconds. */
const RESTART_MS_MAX = 30_000;

/** A private libvirt host that is running. Its paths are the same inside and outside. */
export interface Sandbox {
  readonly name: string;
  /** For libvirt clients outside: `qemu:///system?socket=…`. Inside, plain `qemu:///system` works. */
  readonly uri: string;
  /** Its sockets and records, and `console.log`: what the daemons said. */
  readonly directory: string;
  /** Empty directory that QEMU's user may enter, for a pool; goes away with the sandbox. */
  readonly poolDirectory: string;
  /** The same for kernels and images that guests read in place. */
  readonly imagesDirectory: string;
  /** What /var/log/libvirt is inside; a place for serial logs. */
  readonly logDirectory: string;
  /** The process that holds the namespaces, for `nsenter --target`. */
  readonly processId: number;
  /** Words to put in front of a command to run it inside, for callers that start processes themselves. */
  readonly enter: readonly string[];
  /** Runs a command inside, e.g. to reach guests, whose networks exist only there. Non-zero exit codes are results, not errors. */
  exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** Mounts an empty file system of this size at a path, inside only; it fills up like a small disk. */
  mountSmallFilesystem(path: string, sizeMiB: number): Promise<void>;
  /** Ends libvirtd, waits until its successor answers; guests and networks go on. @default signal 'SIGTERM' */
  restartDaemon(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Ends everything inside and removes every trace. */
  stop(): Promise<void>;
}

/** The handle of a sandbox that runs with this layout and holder. */
export function sandboxHandle(layout: SandboxLayout, processId: number, capabilityCache?: string): Sandbox {
  const run = async (argv: readonly string[]): Promise<void> => {
    const { exitCode, stderr } = await execInside(processId, argv);
    if (exitCode !== 0) {
      throw new SandboxError(
        'command-failed',
        `${argv.join(' ')} failed inside sandbox ${layout.name}: ${stderr.trim()}`,
      );
    }
  };
  return {
    name: layout.name,
    uri: layout.uri,
    directory: layout.directory,
    poolDirectory: layout.poolDirectory,
    imagesDirectory: layout.imagesDirectory,
    logDirectory: layout.logDirectory,
    processId,
    enter: enterPrefix(processId),
    exec: (argv, options) => execInside(processId, argv, options),
    mountSmallFilesystem: async (path, sizeMiB) => {
      await mkdir(path, { recursive: true });
      await run(['mount', '-t', 'tmpfs', '-o', `size=${sizeMiB}m,mode=0711`, 'tmpfs', path]);
    },
    restartDaemon: async (signal = 'SIGTERM') => {
      const daemonId = (await readFile(join(layout.directory, 'run/libvirtd.pid'), 'utf8')).trim();
      await run([
        'sh',
        '-c',
        'kill -s "$2" "$1" && while [ -d "/proc/$1" ]; do sleep 0.02; done',
        'restart',
        daemonId,
        signal.slice(3),
      ]);
      if (await waitUntilAnswering(layout.socketPath, Date.now() + RESTART_MS_MAX, () => false)) return;
      throw new SandboxError(
        'gone',
        `libvirtd of sandbox ${layout.name} did not come back: see ${join(layout.directory, 'console.log')}.`,
      );
    },
    stop: async () => {
      if (capabilityCache !== undefined) await keepCapabilities(layout, capabilityCache);
      await stopSandbox(layout.name, { stateRoot: layout.stateRoot, diskRoot: layout.diskRoot });
    },
  };
}
