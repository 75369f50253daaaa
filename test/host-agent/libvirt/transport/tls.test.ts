import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { connectLibvirt } from '../../../../host-agent/libvirt';
import { pkiFilesOf } from '../../../../host-agent/libvirt/transport/tls';
import { FakeDaemon } from '../fake-daemon';
import { makeIdentity, type Identity } from './certificates';

const authority = makeIdentity('authority');
const server = makeIdentity('server', authority);
const client = makeIdentity('client', authority);
const stranger = makeIdentity('stranger', makeIdentity('other authority'));

const folder = mkdtempSync(join(tmpdir(), 'fwtls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder as ?pkipath= wants it. */
function pkiFolder(name: string, identity: Identity, trusted: Identity): string {
  const path = mkdtempSync(join(folder, name));
  writeFileSync(join(path, 'cacert.pem'), trusted.certificatePem);
  writeFileSync(join(path, 'clientcert.pem'), identity.certificatePem);
  writeFileSync(join(path, 'clientkey.pem'), identity.keyPem);
  return path;
}

const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** libvirtd's manners: the handshake passes any client, then one byte says yes and a hang-up says no. */
async function startTlsDaemon(greet: (socket: TLSSocket, proceed: () => void) => void): Promise<number> {
  const daemon = await new FakeDaemon({
    connectGetHostname: (call) => call.client.reply<'connectGetHostname'>(call, { hostname: 'by TLS' }),
  }).start();
  const options = {
    ca: authority.certificatePem,
    cert: server.certificatePem,
    key: server.keyPem,
    requestCert: true,
    rejectUnauthorized: false,
  };
  const sockets: TLSSocket[] = [];
  const listener = createServer(options, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    greet(socket, () => {
      const backend = connect(daemon.path);
      backend.on('error', () => undefined);
      socket.pipe(backend).pipe(socket);
    });
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve);
  });
  cleanUps.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => {
      listener.close(resolve);
    });
    await daemon.remove();
  });
  return (listener.address() as AddressInfo).port;
}

const polite = (socket: TLSSocket, proceed: () => void): void => {
  if (!socket.authorized) {
    socket.end();
    return;
  }
  socket.write(Buffer.from([1]));
  proceed();
};

describe('a connection by TLS', () => {
  it('is made with a certificate, once the daemon has said yes', async () => {
    const port = await startTlsDaemon(polite);
    const host = await connectLibvirt(
      `qemu+tls://127.0.0.1:${port}/system?pkipath=${pkiFolder('good', client, authority)}`,
    );
    expect(await host.node.hostname()).toBe('by TLS');
    await host.close();
  });

  it.each([
    [
      'a certificate that the daemon does not know',
      () => pkiFolder('stranger', stranger, authority),
      /refuses a certificate/,
    ],
    [
      'a daemon whose certificate is not trusted',
      () => pkiFolder('wary', client, stranger),
      /Check both certificates/,
    ],
    ['a folder without certificates', () => folder, /name their folder with \?pkipath=/],
  ])('fails with %s', async (_, pkiPath, message) => {
    const port = await startTlsDaemon(polite);
    const failure = connectLibvirt(`qemu+tls://127.0.0.1:${port}/system?pkipath=${pkiPath()}`);
    await expect(failure).rejects.toMatchObject({ name: 'LibvirtUnreachable', reason: 'tls' });
    await expect(failure).rejects.toThrow(message);
  });

  it('trusts any daemon when told to', async () => {
    const port = await startTlsDaemon(polite);
    const host = await connectLibvirt(
      `qemu+tls://127.0.0.1:${port}/system?no_verify=1&pkipath=${pkiFolder('careless', client, stranger)}`,
    );
    await host.close();
  });

  it('fails when the daemon says no, or says nothing in time', async () => {
    const refusing = await startTlsDaemon((socket) => socket.write(Buffer.from([0])));
    const pkiPath = pkiFolder('no', client, authority);
    await expect(
      connectLibvirt(`qemu+tls://127.0.0.1:${refusing}/system?pkipath=${pkiPath}`),
    ).rejects.toThrow(/refused our certificate/);
    const silent = await startTlsDaemon(() => undefined);
    await expect(
      connectLibvirt(`qemu+tls://127.0.0.1:${silent}/system?pkipath=${pkiPath}`, { connectTimeoutMs: 300 }),
    ).rejects.toMatchObject({ reason: 'deadline' });
  });

  it('fails when nobody listens', async () => {
    const pkiPath = pkiFolder('nobody', client, authority);
    await expect(connectLibvirt(`qemu+tls://127.0.0.1:1/system?pkipath=${pkiPath}`)).rejects.toMatchObject({
      name: 'LibvirtUnreachable',
    });
  });
});

describe('certificates', () => {
  it("are the user's own where there are some, else the machine's", () => {
    expect(pkiFilesOf(undefined, () => true).certificate).toMatch(/\.pki\/libvirt\/clientcert\.pem$/);
    expect(pkiFilesOf(undefined, () => false)).toEqual({
      authority: '/etc/pki/CA/cacert.pem',
      certificate: '/etc/pki/libvirt/clientcert.pem',
      key: '/etc/pki/libvirt/private/clientkey.pem',
    });
    expect(pkiFilesOf('/p').key).toBe('/p/clientkey.pem');
  });
});
