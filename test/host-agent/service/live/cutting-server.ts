import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';

/**
 * A server inside of a sandbox's network that cuts its answers: HTTP on one port, git's own protocol on the other. How many bytes of an
 * answer pass stands in a file that is read for each connection; an empty one lets everything pass.
 * Arguments: folder of the release, git repository, file with the limit. Prints both ports as JSON.
 */
const [folder = '', repository = '', limitFile = ''] = process.argv.slice(2);

function limit(): number {
  const text = readFileSync(limitFile, 'utf8').trim();
  return text === '' ? Number.POSITIVE_INFINITY : Number(text);
}

const http = createHttpServer((_request, response) => {
  const bytes = readFileSync(join(folder, 'kvm-1.release'));
  const most = limit();
  response.writeHead(200, { 'content-length': bytes.length, 'content-type': 'text/plain' });
  if (most >= bytes.length) response.end(bytes);
  else response.write(bytes.subarray(0, most), () => response.destroy());
});

const git = createServer((socket) => {
  let left = limit();
  const base = dirname(repository);
  const daemon = spawn('git', ['daemon', '--inetd', '--export-all', `--base-path=${base}`, base], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  const end = (): void => {
    socket.destroy();
    daemon.kill();
  };
  socket.on('error', end).on('close', end).pipe(daemon.stdin);
  daemon.stdin.on('error', end);
  daemon.stdout.on('data', (data: Buffer) => {
    socket.write(data.subarray(0, Math.min(data.length, left)));
    left -= data.length;
    if (left < 0) setImmediate(end);
  });
  daemon.stdout.on('end', () => socket.end());
});

async function main(): Promise<void> {
  const listening = [http, git].map(
    (server) => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)),
  );
  await Promise.all(listening);
  process.stdout.write(`${JSON.stringify({ http: portOf(http), git: portOf(git) })}\n`);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens to a port');
  return address.port;
}

void main();
