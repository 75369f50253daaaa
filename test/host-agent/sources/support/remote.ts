import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What is at a path in a commit; text is a plain file. */
export type Content =
  | string
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'submodule'; readonly commit: string };

export interface Commit {
  /** The whole tree. */
  readonly files: Readonly<Record<string, Content>>;
  /** `undefined`: one without a parent. @default the branch's end */
  readonly from?: string | undefined;
  readonly merging?: string;
  readonly branch?: string;
}

const IDENTITY = 'Somebody <somebody@example.org> 1750000000 +0000';

/** A bare repository that tests push to without a working tree. */
export class Remote {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static async make(path: string): Promise<Remote> {
    const remote = new Remote(path);
    await remote.git('init', '--bare', '--quiet', '--template=', path);
    return remote;
  }

  /** Runs git on it and returns what it says. */
  async git(...words: readonly string[]): Promise<string> {
    const { stdout } = await execute('git', words, { env: this.#environment() });
    return stdout.trim();
  }

  /** Adds commits and returns the id of the last. */
  async push(...commits: readonly Commit[]): Promise<string> {
    const child = spawn('git', ['fast-import', '--quiet', '--force'], {
      env: this.#environment(),
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    let branch = 'main';
    for (const commit of commits) {
      branch = commit.branch ?? 'main';
      const from = 'from' in commit ? commit.from : await this.#tip(branch, commit === commits[0]);
      child.stdin.write(asImport(commit, branch, from));
    }
    child.stdin.end('done\n');
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
    return this.git('rev-parse', `refs/heads/${branch}`);
  }

  async #tip(branch: string, isFirst: boolean): Promise<string | undefined> {
    if (!isFirst) return undefined;
    return this.git('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`).catch(() => undefined);
  }

  #environment(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.path,
      GIT_DIR: this.path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
    };
  }
}

function asImport({ files, merging }: Commit, branch: string, from: string | undefined): string {
  const entries = Object.entries(files).map(([path, content]) => {
    if (typeof content === 'string') return `M 100644 inline ${path}\n${dataOf(content)}`;
    if (content.kind === 'link') return `M 120000 inline ${path}\n${dataOf(content.to)}`;
    return `M 160000 ${content.commit} ${path}\n`;
  });
  return [
    ...(from === undefined && branch !== 'main' ? [`reset refs/heads/${branch}\n`] : []),
    `commit refs/heads/${branch}\n`,
    `committer ${IDENTITY}\n`,
    dataOf('a commit'),
    ...(from === undefined ? [] : [`from ${from}\n`]),
    ...(merging === undefined ? [] : [`merge ${merging}\n`]),
    'deleteall\n',
    ...entries,
    '\n',
  ].join('');
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

export interface Served {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * `git daemon` for a folder of repositories on 127.0.0.1, one process for each connection; `between` sees each chunk on its way
 * to the client and may end the connection.
 */
export async function serveGit(
  folder: string,
  between: (chunk: Buffer, socket: Socket) => void = (chunk, socket) => void socket.write(chunk),
): Promise<Served> {
  const server = createServer((socket) => {
    const child = spawn('git', ['daemon', '--inetd', '--export-all', `--base-path=${folder}`], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    socket.pipe(child.stdin);
    child.stdout.on('data', (chunk: Buffer) => between(chunk, socket));
    child.stdout.on('end', () => socket.end());
    child.stdin.on('error', () => undefined);
    socket.on('close', () => {
      // What the daemon has started ends when nobody asks it any more.
      child.stdin.destroy();
      child.kill();
    });
  });
  return { port: await listen(server), close: () => close(server) };
}

const connections = new WeakMap<Server, Set<Socket>>();

/** Starts to listen on a free port of 127.0.0.1. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  connections.set(server, sockets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

/** Stops listening, and ends the connections that are still there. */
export function close(server: Server): Promise<void> {
  const sockets = connections.get(server) ?? new Set();
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
