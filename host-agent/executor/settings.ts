import type { AgentConfiguration } from '../configuration';
import { DEFAULT_FETCH_SETTINGS, type FetchSettings } from './image/fetch-settings';
import type { SecretSettings } from './secrets/resolve';

/** What the host's owner allows and how patient the executor is. */
export interface ExecutorSettings {
  /** Folders in or below which pools may be: see the agent's configuration. */
  readonly poolRoots: readonly string[];
  /** Folders from which image files may be read. */
  readonly imageRoots: readonly string[];
  /** Where this host keeps what plans only refer to. */
  readonly secrets: SecretSettings;
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

/** What a host's own configuration comes to, with the credentials that systemd gave this process (systemd.exec(5)). */
export function executorSettings(
  { poolRoots, imageRoots, secrets }: AgentConfiguration,
  environment: Readonly<Record<string, string | undefined>>,
): ExecutorSettings {
  const credentialsDirectory = environment['CREDENTIALS_DIRECTORY'];
  return {
    ...DEFAULT_WAIT_SETTINGS,
    poolRoots,
    imageRoots,
    secrets: {
      ...secrets,
      ...(credentialsDirectory === undefined || credentialsDirectory === '' ? {} : { credentialsDirectory }),
    },
  };
}
