import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitSource } from '../../configuration';
import { withoutCredentials } from '../credentials';
import { SourceFailure, type Fetched, type ReleaseSource } from '../port';
import { makeStateFolder } from '../state-files';
import { withinTime } from '../within-time';
import { concealed, fetchFailure, mirrorFailure } from './explain';
import { GIT_LIMITS, type GitLimits } from './limits';
import { Mirror, MirrorBroken, SETTLED, TIP } from './mirror';
import { gitWith } from './run-git';
import { COMMIT_ID, settledCommit, type SettledCommit } from './settled-commit';
import { gitEnvironment, protocolOf } from './settings';
import { earlierVersions, findVersion, readVersion } from './versions';
import { watchSize } from './watch-size';

export interface GitSourceOptions {
  /** For the mirror and what was settled; made when missing. */
  readonly folder: string;
  readonly timeoutMs: number;
  /** @default GIT_LIMITS */
  readonly limits?: GitLimits;
}

/** Where the branch is and what of it concerns this host. */
interface Seen {
  readonly commit: string;
  readonly fileId: string;
}

/**
 * One file at the end of a branch, by way of an own bare mirror:
 *
 *     remote --git fetch--> mirror: tip --descends from what was settled?--> the file's entry --plain, not too large?--> bytes
 *
 * That a history must go on from what was settled holds across restarts. `unchanged` is said only of what was settled by this
 * object: after a restart the release is given once more.
 */
export function openGitSource(source: GitSource, options: GitSourceOptions): ReleaseSource {
  const { folder, timeoutMs, limits = GIT_LIMITS } = options;
  const mirrorPath = join(folder, 'mirror.git');
  const git = gitWith(() => gitEnvironment(source, { mirror: mirrorPath, home: folder }), limits);
  const mirror = new Mirror(mirrorPath, git, limits);
  const commits = settledCommit(join(folder, 'settled-commit.json'), source);
  const description = `${withoutCredentials(source.url)} ${source.branch}:${source.file}`;
  const bound = { timeoutMs, description };
  let last: Seen | undefined;
  let settled: Seen | undefined;

  const look = async (signal: AbortSignal): Promise<Fetched> => {
    await fetchBranch(source, mirror, signal);
    const commit = (await mirror.ask(['rev-parse', '--verify', `${TIP}^{commit}`], { signal }))
      .toString('latin1')
      .trim();
    if (commit === settled?.commit) return { kind: 'unchanged' };
    await requireDescent(mirror, { commit, commits, source }, signal);
    const at = { commit, file: source.file };
    const version = await findVersion(mirror, at, { signal });
    // Releases of other hosts move the branch as well.
    if (version.id === settled?.fileId) return { kind: 'unchanged' };
    const bytes = await readVersion(mirror, version, { signal });
    last = { commit, fileId: version.id };
    const earlier = (): AsyncIterable<Uint8Array> => {
      const run = { signal: AbortSignal.timeout(timeoutMs) };
      return explained(source, earlierVersions(mirror, at, run), run.signal);
    };
    return { kind: 'release', bytes, revision: commit, earlier };
  };

  return {
    kind: 'git',
    description,
    async fetch(signal) {
      const fetched = await withinTime({ ...bound, signal }, async (bounded) => {
        await requireFiles(source);
        await makeStateFolder(folder);
        return orAnew(source, mirror, () => look(bounded));
      });
      // With time of its own, and never at the cost of what was fetched.
      await withinTime({ ...bound, signal }, (bounded) => mirror.tidy({ signal: bounded })).catch(
        onlyFailures,
      );
      return fetched;
    },
    async settle(revision) {
      if (!COMMIT_ID.test(revision)) throw new TypeError(`${revision} is no commit of ${description}`);
      await makeStateFolder(folder);
      await commits.write(revision);
      if (last?.commit === revision) settled = last;
      // So that it stays for whoever looks into the mirror when the branch is rewritten. The file is what counts.
      await mirror
        .says(['update-ref', SETTLED, revision], { signal: AbortSignal.timeout(timeoutMs) })
        .catch(() => false);
    },
  };
}

function onlyFailures(error: unknown): void {
  if (!(error instanceof SourceFailure)) throw error;
}

/** Once more with a new mirror, when the one that is there is broken. */
async function orAnew(source: GitSource, mirror: Mirror, look: () => Promise<Fetched>): Promise<Fetched> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof MirrorBroken)) throw error;
  }
  await mirror.moveAside();
  try {
    return await look();
  } catch (error) {
    throw explain(source, error);
  }
}

/** Reading the mirror goes on after the fetch, while older versions are asked for. */
async function* explained(
  source: GitSource,
  versions: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* versions;
  } catch (error) {
    if (!signal.aborted) throw explain(source, error);
    const message = `Reading older releases of ${withoutCredentials(source.url)} took too long: see what else this host does.`;
    throw new SourceFailure('timed-out', message, { cause: error });
  }
}

function explain(source: GitSource, error: unknown): unknown {
  if (!(error instanceof MirrorBroken)) return error;
  return mirrorFailure(source, error);
}

async function fetchBranch(source: GitSource, mirror: Mirror, signal: AbortSignal): Promise<void> {
  await mirror.prepare({ signal });
  const watched = watchSize(mirror, signal);
  try {
    const answer = await mirror.fetch(source.branch, { signal: watched.signal });
    if (answer.exitCode !== 0) {
      const failure = fetchFailure(source, answer.complaint);
      // These may be the fault of what is here as well.
      if (failure.code === 'garbage' && !(await mirror.isSound({ signal })))
        throw new MirrorBroken(concealed(answer.complaint, source.url));
      throw failure;
    }
  } catch (error) {
    // git does not say that a file has reached its limit; but there it is.
    await mirror.requireRoom();
    throw error;
  } finally {
    watched.stop();
  }
  await mirror.requireRoom();
}

/** A branch goes on; whoever rewrites it may bring back what was withdrawn, even under a good signature. */
async function requireDescent(
  mirror: Mirror,
  {
    commit,
    commits,
    source,
  }: { readonly commit: string; readonly commits: SettledCommit; readonly source: GitSource },
  signal: AbortSignal,
): Promise<void> {
  const settled = await commits.tryRead();
  if (settled === undefined) return;
  if (await mirror.says(['merge-base', '--is-ancestor', settled, commit], { signal })) return;
  // git also says no when it cannot read the history.
  await mirror.ask(['rev-list', '--quiet', commit], { signal });
  throw new SourceFailure(
    'rewritten',
    `The branch ${source.branch} of ${withoutCredentials(source.url)} was rewritten: its end ${commit} does not descend from ${settled}, which was accepted. ` +
      'Restore the branch and add to it; to accept the rewritten one, remove settled-commit.json below stateDirectory.',
  );
}

/** ssh would only say that permission is denied, or that the host key is not known. */
async function requireFiles({ url, sshKeyFile, knownHostsFile }: GitSource): Promise<void> {
  if (protocolOf(url) !== 'ssh') return;
  for (const file of [knownHostsFile, ...(sshKeyFile === undefined ? [] : [sshKeyFile])]) {
    try {
      await stat(file);
    } catch (cause) {
      throw new SourceFailure(
        'misconfigured',
        `${file} is not there, and ssh needs it: put it there, or correct source.git in the agent's configuration.`,
        { cause },
      );
    }
  }
}
