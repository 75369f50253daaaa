// A server inside of a sandbox's network that cuts its answers: HTTP on one port, git's own protocol on the other. How many bytes of an
// answer pass stands in a file that is read for each connection; an empty one lets everything pass.
// Arguments: folder of the release, git repository, file with the limit. Prints both ports as JSON.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

const [folder, repository, limitFile] = process.argv.slice(2);

function limit() {
  const text = readFileSync(limitFile, 'utf8').trim();
  return text === '' ? Number.POSITIVE_INFINITY : Number(text);
}

const http = createHttpServer((request, response) => {
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
    env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
  });
  const end = () => {
    socket.destroy();
    daemon.kill();
  };
  socket.on('error', end).on('close', end).pipe(daemon.stdin);
  daemon.stdin.on('error', end);
  daemon.stdout.on('data', (data) => {
    socket.write(data.subarray(0, Math.min(data.length, left)));
    left -= data.length;
    if (left < 0) setImmediate(end);
  });
  daemon.stdout.on('end', () => socket.end());
});

await Promise.all([http, git].map((server) => new Promise((done) => server.listen(0, '127.0.0.1', done))));
process.stdout.write(`${JSON.stringify({ http: http.address().port, git: git.address().port })}\n`);
