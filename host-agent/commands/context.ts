import type { Terminal } from './terminal/terminal';

/** What a command has of the process it runs in. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborts when the process is asked to end (SIGINT, SIGTERM): running steps end, no new one begins. */
  readonly signal: AbortSignal;
}

/** Options that every command understands. */
export interface GlobalOptions {
  /** libvirt connection URI. @default FLEETWRIGHT_CONNECT, else `qemu:///system` */
  readonly connect?: string;
  /** Plan file. @default `plan.json` of the host in the output folder of synthesis */
  readonly plan?: string;
  /** The agent's configuration file. */
  readonly config?: string;
  /** Folders that this run may use for pools and images besides those of the configuration. */
  readonly allowPath?: readonly string[];
  /** Name of the sandbox to work on. */
  readonly sandbox?: string;
  readonly json?: boolean;
}
