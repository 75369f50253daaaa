import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { plain } from '../../../host-agent/commands/terminal/plain';
import { systemClock } from '../../../host-agent/executor/clock';
import { StepError } from '../../../host-agent/executor/failure';
import { fetchImage } from '../../../host-agent/executor/image/fetch-image';
import { openSource, SourceFailure } from '../../../host-agent/sources';
import type { PlanImage } from '../../../lib/plan';
import { close, listen } from '../../host-agent/sources/support/remote';
import type { HostileInput, Meeting } from '../support/judge';

/** A drop every tenth of a second, which keeps any clock from running out that begins anew with each. */
const DROP_MS = 100;

/** What is fetched: three bytes, so that all else is not it. */
const BODY = 'one';

const settings = { imageBytesMax: 1_000_000, idleTimeoutMs: 1_500, attemptsMax: 2, retryDelayMs: 1 };

/**
 * Serves what a case holds to the agent that fetches a release or an image, as the first word says. `holds` keeps the connection behind
 * it, `drips` sends it byte by byte, `repeats` sends it without end.
 */
export async function meetHttp({ file, folder, name, words }: HostileInput): Promise<Meeting> {
  const bytes = readFileSync(file);
  const how = words[1] ?? 'ends';
  const server = createServer((socket) => {
    // Whoever does not read never learns that the other side has gone.
    socket.resume();
    socket.once('data', () => send(socket, bytes, how));
  });
  const port = await listen(server);
  const origin = `http://127.0.0.1:${port}`;
  try {
    const what = words[0] ?? name;
    const meeting = await (what === 'image'
      ? image(`${origin}/x`, folder)
      : release(`${origin}/x`, folder, how));
    return { ...meeting, text: plain(worded(meeting.text, origin, folder)) };
  } finally {
    await close(server);
    for (const made of ['state', 'pool']) rmSync(join(folder, made), { recursive: true, force: true });
  }
}

function send(socket: Socket, bytes: Buffer, how: string): void {
  if (how === 'ends') return void socket.end(bytes);
  if (how === 'holds') return void socket.write(bytes);
  if (how === 'repeats') {
    const end = bytes.indexOf('\r\n\r\n') + 4;
    socket.write(bytes.subarray(0, end));
    const more = (): void => void (socket.destroyed || socket.write(bytes.subarray(end), more));
    return more();
  }
  // A head that is whole is not what is to drip.
  let sent = bytes.indexOf('\r\n\r\n') + 4;
  if (sent < 4) sent = 0;
  else socket.write(bytes.subarray(0, sent));
  const drop = (): void => {
    if (sent < bytes.length) socket.write(bytes.subarray(sent, sent + 1));
    else socket.write('x');
    sent += 1;
  };
  const timer = setInterval(drop, DROP_MS);
  socket.on('close', () => clearInterval(timer));
}

async function release(url: string, folder: string, how: string): Promise<Meeting> {
  // What comes without end is to be refused for that.
  const timeoutSeconds = how === 'repeats' ? 60 : 2;
  const source = openSource(
    { from: { kind: 'http', url }, pollIntervalSeconds: 60, timeoutSeconds },
    { stateDirectory: join(folder, 'state') },
  );
  try {
    const fetched = await source.fetch(new AbortController().signal);
    const isIt = fetched.kind === 'release' && Buffer.from(fetched.bytes).toString() === BODY;
    return { isTaken: true, text: isIt ? '' : 'something else' };
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return { isTaken: false, text: `${error.code}: ${error.message}` };
  }
}

async function image(url: string, folder: string): Promise<Meeting> {
  const poolPath = join(folder, 'pool');
  mkdirSync(poolPath);
  const sha256 = createHash('sha256').update(BODY).digest('hex');
  const plan = { name: 'base', key: 'lab/base', pool: 'main', fileName: 'base.img', sha256, format: 'raw' };
  try {
    await fetchImage({
      image: { ...plan, source: { kind: 'url', url } } as PlanImage,
      poolPath,
      imageRoots: [],
      settings,
      clock: systemClock,
    });
    return { isTaken: true, text: '' };
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const isThere = existsSync(join(poolPath, 'base.img'));
    const left = readdirSync(poolPath).filter((each) => each !== '.fleetwright');
    return {
      isTaken: isThere,
      text: `${error.code}: ${error.message}`,
      faults: left.map((each) => `${each} is left in the pool`),
    };
  }
}

/** Without what differs from run to run, or from one release of Node to the next. */
function worded(text: string, origin: string, folder: string): string {
  return text
    .replaceAll(origin, 'http://host')
    .replaceAll(`${folder}/`, '')
    .replace(/127\.0\.0\.1:\d+/g, 'host')
    .replace(/Parse Error[^)]*/g, 'Parse Error')
    .replace(/\d+ bytes were received in [\d.]+ ms/, 'N bytes were received in N ms')
    .replace(/has \d{7} bytes or more/, 'has N bytes or more');
}
