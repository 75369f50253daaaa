import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceFailure } from '../port';
import type { GitLimits } from './limits';
import type { Git, GitAnswer, GitRun } from './run-git';
import { REMOTE } from './settings';

/** Where the branch's end is kept, and what was settled: nothing else is fetched, and nothing else refers to anything. */
export const TIP = 'refs/fleetwright/tip';
export const SETTLED = 'refs/fleetwright/settled';

/** What a process of git that was killed leaves behind: locks, half packs, and packs that are kept until it ends. */
const LEFT_OVER = /(\.lock|\.keep|^gc\.pid)$|^(tmp_|\.tmp-)/;

/** The mirror itself cannot be used, whatever the remote says. */
export class MirrorBroken extends Error {
  override readonly name = 'MirrorBroken';
}

/**
 * A bare copy of one branch, owned by this process alone (the agent holds a lock). It holds nothing that the remote has not, so
 * that it may be made anew at any time.
 */
export class Mirror {
  readonly #path: string;
  readonly #git: Git;
  readonly #limits: GitLimits;
  #packsMax: number;
  /** Whether a process may have been killed that wrote to it. */
  #maySuffer = true;

  constructor(path: string, git: Git, limits: GitLimits) {
    this.#path = path;
    this.#git = git;
    this.#limits = limits;
    this.#packsMax = limits.packsMax;
  }

  /** Asks git about what is there. @throws MirrorBroken when it cannot say */
  async ask(words: readonly string[], run: GitRun): Promise<Buffer> {
    const answer = await this.#git(words, run);
    if (answer.exitCode === 0) return answer.bytes;
    throw new MirrorBroken(`git ${words[0] ?? ''}: ${answer.complaint}`);
  }

  /** As `ask`, for questions to which no is an answer. */
  async says(words: readonly string[], run: GitRun): Promise<boolean> {
    return (await this.#git(words, run)).exitCode === 0;
  }

  /** Makes the mirror when it is not there, and takes away what killed processes left. */
  async prepare(run: GitRun): Promise<void> {
    if (!(await isThere(join(this.#path, 'HEAD')))) await this.#make(run);
    if (!this.#maySuffer) return;
    await removeLeftOvers(this.#path);
    this.#maySuffer = false;
  }

  /** Fetches the end of the branch. Its answer is for whoever knows what to make of it. */
  async fetch(branch: string, run: GitRun): Promise<GitAnswer> {
    const words = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--no-show-forced-updates',
      REMOTE,
      `+refs/heads/${branch}:${TIP}`,
    ];
    this.#maySuffer = true;
    const answer = await this.#git(words, run);
    this.#maySuffer = answer.exitCode !== 0;
    return answer;
  }

  /** Whether all that is there is sound. Reads everything: only for when something is wrong. */
  isSound(run: GitRun): Promise<boolean> {
    return this.says(['fsck', '--no-dangling', '--no-progress'], run);
  }

  /** Puts the packs together when there are many, without what nothing refers to any more. What fails is tried again later. */
  async tidy(run: GitRun): Promise<void> {
    const names = await readdir(join(this.#path, 'objects/pack'));
    const packs = names.filter((name) => name.endsWith('.pack')).length;
    if (packs <= this.#packsMax) return;
    // Not at each look: on a slow host it may never come to an end.
    this.#packsMax = packs + this.#limits.packsMax;
    this.#maySuffer = true;
    if (!(await this.says(['gc', '--quiet', '--prune=now', '--no-cruft'], run))) return;
    this.#maySuffer = false;
    this.#packsMax = this.#limits.packsMax;
  }

  /** @throws SourceFailure `too-large`, and then the mirror is gone: the next fetch begins with what the branch has now */
  async requireRoom(): Promise<void> {
    if (!(await this.isTooLarge())) return;
    await this.#remove();
    throw new SourceFailure(
      'too-large',
      `The repository takes more than ${this.#limits.mirrorBytesMax} bytes: keep releases in one of their own.`,
    );
  }

  async isTooLarge(): Promise<boolean> {
    return (await folderBytes(this.#path)) > this.#limits.mirrorBytesMax;
  }

  #remove(): Promise<void> {
    return rm(this.#path, { recursive: true, force: true });
  }

  /** Takes a broken mirror out of the way; the last one stays for whoever wants to know why. */
  async moveAside(): Promise<void> {
    const aside = `${this.#path}.broken`;
    await rm(aside, { recursive: true, force: true });
    if (await isThere(this.#path)) await rename(this.#path, aside);
  }

  async #make(run: GitRun): Promise<void> {
    // Under another name until it is whole: what was killed half-way is begun anew.
    const temporary = `${this.#path}.new`;
    await rm(temporary, { recursive: true, force: true });
    await this.#remove();
    await mkdir(temporary, { mode: 0o700 });
    await this.ask(['--git-dir', temporary, 'init', '--bare', '--quiet', '--template='], run);
    await rename(temporary, this.#path);
  }
}

async function removeLeftOvers(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (LEFT_OVER.test(entry.name)) await rm(path, { recursive: true, force: true });
    else if (entry.isDirectory()) await removeLeftOvers(path);
  }
}

/** Files come and go while git runs: what is gone counts for nothing. */
async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) bytes += await folderBytes(path);
    else bytes += (await stat(path).catch(() => ({ size: 0 }))).size;
  }
  return bytes;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
