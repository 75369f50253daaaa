import type { GitSource } from '../../configuration';
import { sshCommand } from './ssh-command';

/** The one remote that git knows. Not in the words of its commands, which everybody on the host can read: a URL may hold a token. */
export const REMOTE = 'source';

const MIB_64 = '64m';

/** Nothing of the repository, of its server or of this host's settings may start a program or reach further than the one URL. */
const SAFETY: Readonly<Record<string, string>> = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.logAllRefUpdates': 'false',
  'credential.helper': '',
  'protocol.allow': 'never',
  'submodule.recurse': 'false',
  'transfer.fsckObjects': 'true',
  'http.followRedirects': 'false',
  'http.proxy': '',
  'http.sslVerify': 'true',
  // Less than 1 KB a second for 30 s: the way is as good as cut.
  'http.lowSpeedLimit': '1000',
  'http.lowSpeedTime': '30',
};

/** One pack for each fetch, never thousands of small files; putting them together is ordered, not done on the side. */
const HOUSEKEEPING: Readonly<Record<string, string>> = {
  'fetch.unpackLimit': '1',
  'fetch.writeCommitGraph': 'false',
  'gc.auto': '0',
  'gc.autoDetach': 'false',
  'gc.writeCommitGraph': 'false',
  'maintenance.auto': 'false',
  'init.defaultBranch': 'main',
};

/** Small hosts have little memory; git's own limits are made for developers' machines. */
const THRIFT: Readonly<Record<string, string>> = {
  'core.bigFileThreshold': '128m',
  'core.packedGitLimit': '256m',
  'core.packedGitWindowSize': MIB_64,
  'core.deltaBaseCacheLimit': MIB_64,
  'pack.deltaCacheSize': MIB_64,
  'pack.windowMemory': '128m',
  'pack.threads': '1',
};

/** What a program needs to be found and nothing else of the agent's environment: no proxy, no credentials, no settings of git. */
const PATH_DEFAULT = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface GitPlace {
  readonly mirror: string;
  /** A folder of our own without settings: git, curl and ssh look for theirs there. */
  readonly home: string;
}

/** The environment in which git runs, whole. @throws SourceFailure `misconfigured` */
export function gitEnvironment(
  source: GitSource,
  { mirror, home }: GitPlace,
): Readonly<Record<string, string>> {
  const settings = {
    ...SAFETY,
    [`protocol.${protocolOf(source.url)}.allow`]: 'always',
    ...HOUSEKEEPING,
    ...THRIFT,
    [`remote.${REMOTE}.url`]: source.url,
  };
  return {
    PATH: process.env['PATH'] ?? PATH_DEFAULT,
    HOME: home,
    // What git says is matched: in one language.
    LC_ALL: 'C',
    GIT_DIR: mirror,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: sshCommand(source),
    GIT_SSH_VARIANT: 'ssh',
    ...settingsAsEnvironment(Object.entries(settings)),
  };
}

/** As good as `-c key=value` (git-config(1), GIT_CONFIG_COUNT), and as strong. */
function settingsAsEnvironment(settings: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(settings.length)],
    ...settings.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key] as const,
      [`GIT_CONFIG_VALUE_${index}`, value] as const,
    ]),
  ]);
}

/** As the agent's configuration allows them: an absolute path, or one of four schemes. */
export function protocolOf(url: string): string {
  return /^([a-z]+):\/\//.exec(url)?.[1] ?? 'file';
}
