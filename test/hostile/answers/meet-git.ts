import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { plain } from '../../../host-agent/commands/terminal/plain';
import { SourceFailure } from '../../../host-agent/sources';
import { openGitSource } from '../../../host-agent/sources/git/git-source';
import { GIT_LIMITS } from '../../../host-agent/sources/git/limits';
import { close, listen, Remote } from '../../host-agent/sources/support/remote';
import type { HostileInput, Meeting } from '../support/judge';

const FILE = 'kvm-1.release';

/** Each look starts some processes, which a busy machine is slow with. */
const TIMEOUT_MS = 30_000;

/** Small enough that a case can be larger. */
const limits = { ...GIT_LIMITS, mirrorBytesMax: 4 * 1024 ** 2 };

/** One commit with one release, in the words of git-fast-import(1). */
export const goodRepository = `commit refs/heads/main
committer Somebody <somebody@example.org> 1750000000 +0000
data 8
a commit
M 100644 inline ${FILE}
data 3
one
`;

/**
 * Has the agent fetch from what a case holds: a repository (`repository`, in the words of git-fast-import(1)), or what a server says at
 * once to whoever comes (`answer`).
 */
export async function meetGit(input: HostileInput): Promise<Meeting> {
  const { folder, name, words } = input;
  const isAnswer = (words[0] ?? name) === 'answer';
  try {
    return await (isAnswer ? answered(input) : imported(input));
  } finally {
    for (const made of ['remote.git', 'state']) rmSync(join(folder, made), { recursive: true, force: true });
  }
}

async function answered({ file, folder, words }: HostileInput): Promise<Meeting> {
  const bytes = readFileSync(file);
  const server = createServer((socket) => {
    socket.resume();
    if (words.includes('holds')) socket.write(bytes);
    else socket.end(bytes);
  });
  const port = await listen(server);
  try {
    // Who says nothing more is not waited for as long as a busy machine is.
    const timeoutMs = words.includes('holds') ? 3_000 : TIMEOUT_MS;
    return await fetched(`git://127.0.0.1:${port}/fleet.git`, folder, timeoutMs);
  } finally {
    await close(server);
  }
}

async function imported({ file, folder }: HostileInput): Promise<Meeting> {
  const path = join(folder, 'remote.git');
  await Remote.make(path);
  const environment = { PATH: process.env['PATH'], GIT_DIR: path, GIT_CONFIG_NOSYSTEM: '1', HOME: folder };
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet', '--force'], {
    env: environment,
    input: readFileSync(file),
  });
  if (status !== 0) throw new Error(`git fast-import: ${stderr.toString()}`);
  return fetched(`file://${path}`, folder);
}

async function fetched(url: string, folder: string, timeoutMs = TIMEOUT_MS): Promise<Meeting> {
  const state = join(folder, 'state');
  mkdirSync(state);
  const source = openGitSource(
    { kind: 'git', url, branch: 'main', file: FILE, knownHostsFile: '/nothing' },
    { folder: state, timeoutMs, limits },
  );
  try {
    const { kind } = await source.fetch(new AbortController().signal);
    return { isTaken: true, text: kind };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    const text = error.message.replaceAll(folder, '').replace(/127\.0\.0\.1(:\d+)?/g, 'host');
    return { isTaken: false, text: plain(`${error.code}: ${text}`.replace(/[0-9a-f]{40}/g, 'ID')) };
  }
}
