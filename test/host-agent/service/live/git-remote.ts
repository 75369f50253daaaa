import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where releases of this host stand in the repository. */
export const RELEASE_FILE = 'releases/kvm-1.release';

/** A bare repository as people push to it, with a clone to commit from; by the `git` program, with no settings of this machine. */
export class GitRemote {
  readonly path: string;
  readonly #clone: string;

  private constructor(directory: string) {
    this.path = join(directory, 'remote.git');
    this.#clone = join(directory, 'clone');
  }

  static async make(directory: string): Promise<GitRemote> {
    const remote = new GitRemote(directory);
    await mkdir(directory, { recursive: true });
    await remote.#git(directory, 'init', '--quiet', '--bare', '--initial-branch=main', remote.path);
    await remote.#git(directory, 'clone', '--quiet', remote.path, remote.#clone);
    await remote.#git(remote.#clone, 'checkout', '--quiet', '-B', 'main');
    return remote;
  }

  /** Commits these files (by their paths) and pushes; gives the commit. */
  async push(files: Readonly<Record<string, Uint8Array>>, ...options: readonly string[]): Promise<string> {
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(this.#clone, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    await this.#git(this.#clone, 'add', '--all');
    await this.#git(this.#clone, 'commit', '--quiet', '--allow-empty', '--message', 'release');
    await this.#git(this.#clone, 'push', '--quiet', ...options, 'origin', 'main');
    return (await this.#git(this.#clone, 'rev-parse', 'HEAD')).trim();
  }

  /** The next push begins at this commit, as if nothing had come after it. */
  async reset(commit: string): Promise<void> {
    await this.#git(this.#clone, 'reset', '--quiet', '--hard', commit);
  }

  async #git(directory: string, ...words: readonly string[]): Promise<string> {
    const identity = [
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.test',
      '-c',
      'commit.gpgSign=false',
    ];
    const { stdout } = await run('git', [...identity, ...words], {
      cwd: directory,
      env: {
        PATH: process.env['PATH'],
        HOME: directory,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    });
    return stdout;
  }
}
