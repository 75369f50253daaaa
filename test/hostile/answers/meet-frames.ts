import { readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { Connection } from '../../../host-agent/libvirt/connection/connection';
import { LibvirtFailure } from '../../../host-agent/libvirt';
import { plainLines } from '../../../host-agent/commands/terminal/plain';
import { waitFor } from '../../support/wait-for';
import type { HostileInput, Meeting } from '../support/judge';

/** A daemon of this machine that is asked for its name answers within a millisecond. */
const PATIENCE_MS = 3_000;

const ADDRESS = { name: 'hostile', uuid: '00000000-0000-4000-8000-000000000001', id: -1 };
const VOLUME = { vol: { pool: 'p', name: 'v', key: '/v' }, offset: 0n, length: 0n, flags: 0 };

/** What is asked of the daemon, by the first word of a case; each is the first call of a connection. */
const questions: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  hostname: (connection) => connection.call('connectGetHostname', undefined, { timeoutMs: PATIENCE_MS }),
  domains: (connection) =>
    connection.call('connectListAllDomains', { needResults: 1, flags: 0 }, { timeoutMs: PATIENCE_MS }),
  statistics: (connection) =>
    connection.call('connectGetAllDomainStats', { doms: [], stats: 0, flags: 0 }, { timeoutMs: PATIENCE_MS }),
  xml: (connection) =>
    connection.call('domainGetXmlDesc', { dom: ADDRESS, flags: 0 }, { timeoutMs: PATIENCE_MS }),
  download: (connection) => downloaded(connection),
  upload: (connection) =>
    connection.upload('storageVolUpload', VOLUME, some(), { signal: AbortSignal.timeout(PATIENCE_MS) }),
};

/**
 * Sends what a case holds to whoever asks something of the daemon. With `ends` the daemon hangs up behind it; with `goes-on` nothing of
 * it is to disturb the answer, which is then the text.
 */
export async function meetFrames({ file, folder, words }: HostileInput): Promise<Meeting> {
  const ask = questions[words[0] ?? 'hostname'];
  if (ask === undefined) throw new Error(`nobody asks ${words[0]}`);
  const path = join(folder, 'libvirt-sock');
  const server = await listen(path, readFileSync(file), words.includes('ends'));
  const socket = connect(path);
  const connection = new Connection(socket);
  const closed: LibvirtFailure[] = [];
  connection.listen({ onEvent: () => undefined, onClosed: (reason) => closed.push(reason) });
  try {
    const answer = await ask(connection);
    const isKept = words.includes('goes-on') && connection.isOpen;
    return { isTaken: !isKept, text: `libvirt answers ${plainLines(JSON.stringify(answer) ?? 'yes')}` };
  } catch (error) {
    if (!(error instanceof LibvirtFailure)) throw error;
    const why = closed.map(({ message }) => `\n${message}`).join('');
    return { isTaken: false, text: plainLines(`${error.name}: ${error.message}${why}`) };
  } finally {
    connection.close();
    await waitFor(() => socket.destroyed, { timeoutMs: 5_000, description: 'the connection is gone' });
    await new Promise((resolve) => void server.close(resolve));
    rmSync(path, { force: true });
  }
}

async function listen(path: string, bytes: Buffer, ends: boolean): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (ends) socket.end(bytes);
      else socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  return server;
}

async function downloaded(connection: Connection): Promise<string> {
  const chunks: Uint8Array[] = [];
  const signal = AbortSignal.timeout(PATIENCE_MS);
  for await (const chunk of connection.download('storageVolDownload', VOLUME, { signal })) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function* some(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('some bytes');
}
