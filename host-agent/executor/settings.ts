import { DEFAULT_FETCH_SETTINGS, type FetchSettings } from './image/fetch-settings';

/** What the host's owner allows and how patient the executor is. */
export interface ExecutorSettings {
  /** Folders in or below which pools may be: see the agent's configuration. */
  readonly poolRoots: readonly string[];
  /** Folders from which image files may be read. */
  readonly imageRoots: readonly string[];
  readonly fetch: FetchSettings;
  /** Pause between two looks at a machine that is waited for. @default 1 s */
  readonly pollIntervalMs: number;
  /** An ACPI power button pressed before the guest listens is lost, so it is pressed again this often. @default 5 s */
  readonly shutdownRepeatMs: number;
}

export const DEFAULT_WAIT_SETTINGS: Pick<ExecutorSettings, 'fetch' | 'pollIntervalMs' | 'shutdownRepeatMs'> =
  {
    fetch: DEFAULT_FETCH_SETTINGS,
    pollIntervalMs: 1000,
    shutdownRepeatMs: 5000,
  };
