import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { waitFor } from '../../../support/wait-for';
import { ask, freePort, PAGE_POLICY, Serving } from './serving';

let serving: Serving;
beforeEach(() => {
  serving = new Serving();
});
afterEach(async () => {
  await serving.end();
});

const get = (path: string, more: object = {}) => ask({ socketPath: serving.socket, path, ...more });
const order = (text: string, more: object = {}) =>
  ask(
    {
      socketPath: serving.socket,
      path: '/orders',
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      ...more,
    },
    text,
  );

describe('what can be read', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<!doctype html><title>status</title>'],
    ['/metrics', 'text/plain; version=0.0.4; charset=utf-8', 'fleetwright_up 1\n'],
    ['/pending', 'application/json; charset=utf-8', 'null\n'],
    ['/use', 'application/json; charset=utf-8', '{"machines":[]}\n'],
    ['/health', 'application/json; charset=utf-8', '{"ready":true,"reason":"AsReleased"}\n'],
  ])('%s', async (path, type, body) => {
    await serving.serve();
    const whole = await get(path);
    expect(whole).toMatchObject({ status: 200, body });
    expect(whole.headers['content-type']).toBe(type);
    const head = await get(path, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it('is the whole status as JSON, whatever stands behind the path', async () => {
    await serving.serve();
    const { body } = await get('/status?now');
    expect(JSON.parse(body)).toEqual(serving.agent.current);
  });

  it('is 503 at /health while the host is not as released', async () => {
    await serving.serve();
    serving.agent.current = {
      ...serving.agent.current,
      conditions: [{ name: 'Ready', status: 'false', reason: 'StepsFailed', sinceMs: 1 }],
    };
    expect(await get('/health')).toMatchObject({
      status: 503,
      body: '{"ready":false,"reason":"StepsFailed"}\n',
    });
    serving.agent.current = { ...serving.agent.current, conditions: [] };
    expect(await get('/health')).toMatchObject({
      status: 503,
      body: '{"ready":false,"reason":"NoRelease"}\n',
    });
  });

  it('may be framed, kept, guessed or read by pages of others nowhere', async () => {
    await serving.serve();
    for (const path of ['/', '/status', '/nowhere']) {
      const { headers } = await get(path, { headers: { Origin: 'https://example.org' } });
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('is a page with the policy that it brings', async () => {
    await serving.serve();
    expect((await get('/')).headers['content-security-policy']).toBe(PAGE_POLICY);
  });

  it('is not loaded by pages of others, and may be linked to', async () => {
    await serving.serve();
    const from = (mode: string) =>
      get('/status', { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode } });
    expect(await from('no-cors')).toMatchObject({ status: 403, body: '{"error":{"code":"cross-site"}}\n' });
    expect(await from('navigate')).toMatchObject({ status: 200 });
  });

  it.each([
    ['GET', '/nowhere', 404, 'not-found'],
    ['GET', '/status/', 404, 'not-found'],
    ['GET', '//status', 404, 'not-found'],
    ['POST', '/status', 405, 'method'],
    ['DELETE', '/', 405, 'method'],
    ['PUT', '/events', 405, 'method'],
    ['GET', '/orders', 405, 'method'],
  ])('%s %s is %d', async (method, path, status, code) => {
    await serving.serve();
    expect(await get(path, { method })).toMatchObject({ status, body: `{"error":{"code":"${code}"}}\n` });
  });

  it('says that it failed when it fails, without a word of why, and logs that', async () => {
    await serving.serve({}, { metrics: () => Promise.reject(new Error('a secret')) });
    expect(await get('/metrics')).toMatchObject({
      status: 500,
      body: '{"error":{"code":"internal-fault"}}\n',
    });
    expect(serving.faults).toEqual(['agent-fault a secret']);
  });

  it('has a bound', async () => {
    await serving.serve(
      {},
      { page: () => ({ html: 'x'.repeat(17 * 1024 * 1024), contentSecurityPolicy: '' }) },
    );
    expect(await get('/')).toMatchObject({ status: 500, body: '{"error":{"code":"answer-too-large"}}\n' });
  });

  it('is refused with headers that are too large', async () => {
    await serving.serve();
    const { status, body } = await get('/status', { headers: { 'X-Long': 'x'.repeat(20_000) } });
    expect([status, body]).toEqual([431, '{"error":{"code":"headers-too-large"}}\n']);
  });
});

describe('orders', () => {
  const digest = 'a'.repeat(64);

  it.each([
    [{ kind: 'sync' }],
    [{ kind: 'suspend', reason: 'disks are being moved' }],
    [{ kind: 'resume' }],
    [{ kind: 'approve', changePlanDigest: digest }],
  ])('reach the agent over the unix socket: %j', async (what) => {
    await serving.serve();
    expect(await order(JSON.stringify(what))).toMatchObject({ status: 200, body: '{"ok":true}\n' });
    expect(serving.agent.orders).toEqual([what]);
  });

  it('are answered with what the agent says', async () => {
    await serving.serve();
    serving.agent.result = { ok: false, code: 'changed', actualDigest: digest };
    const { status, body } = await order(
      JSON.stringify({ kind: 'approve', changePlanDigest: 'b'.repeat(64) }),
    );
    expect(status).toBe(409);
    expect(JSON.parse(body)).toEqual(serving.agent.result);
  });

  it.each([
    ['{', 400],
    ['', 400],
    ['null', 400],
    ['{"kind":"reboot"}', 400],
    ['{"kind":"sync","now":true}', 400],
    ['{"kind":"suspend"}', 400],
    ['{"kind":"suspend","reason":"  "}', 400],
    [`{"kind":"suspend","reason":"${'x'.repeat(501)}"}`, 400],
    ['{"kind":"approve","changePlanDigest":"abc"}', 400],
    [`{"kind":"suspend","reason":"${'x'.repeat(5000)}"}`, 413],
  ])('are refused: %.40s', async (text, status) => {
    await serving.serve();
    expect((await order(text)).status).toBe(status);
    expect(
      (await order(text, { headers: { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' } }))
        .status,
    ).toBe(status);
    expect(serving.agent.orders).toEqual([]);
  });

  it('are JSON', async () => {
    await serving.serve();
    expect((await order('{"kind":"sync"}', { headers: { 'Content-Type': 'text/plain' } })).status).toBe(415);
    expect(serving.agent.orders).toEqual([]);
  });

  it('are never taken over TCP', async () => {
    const port = await freePort();
    await serving.serve({ listen: { address: '127.0.0.1', port } });
    const answer = await ask(
      {
        host: '127.0.0.1',
        port,
        path: '/orders',
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
      },
      '{"kind":"sync"}',
    );
    expect(answer).toMatchObject({ status: 403, body: '{"error":{"code":"orders-by-socket-only"}}\n' });
    expect(serving.agent.orders).toEqual([]);
  });
});

describe('the unix socket', () => {
  it('is for its owner and group, in a folder that all may enter, whatever the umask is', async () => {
    const before = process.umask(0o077);
    try {
      await serving.serve();
    } finally {
      process.umask(before);
    }
    const { mode } = statSync(serving.socket);
    expect((mode & 0o777).toString(8)).toBe('660');
    expect((statSync(dirname(serving.socket)).mode & 0o777).toString(8)).toBe('755');
  });

  it('belongs to the group that is configured', async () => {
    const group =
      readFileSync('/etc/group', 'utf8')
        .split('\n')
        .map((line) => line.split(':'))
        .find(([, , id]) => id !== '0') ?? [];
    await serving.serve({ socketGroup: group[0] ?? '' });
    expect(statSync(serving.socket).gid).toBe(Number(group[2]));
  });

  it('needs a group that is there', async () => {
    await expect(serving.serve({ socketGroup: 'no-such-group' })).rejects.toMatchObject({
      code: 'group-unknown',
    });
  });

  it('is replaced when whoever made it is dead', async () => {
    mkdirSync(dirname(serving.socket));
    const child = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen(${JSON.stringify(serving.socket)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    await new Promise((resolve) => child.once('close', resolve));
    expect(statSync(serving.socket).isSocket()).toBe(true);
    await serving.serve();
    expect((await get('/status')).status).toBe(200);
  });

  it('is not taken from one who answers', async () => {
    await serving.serve();
    await expect(serving.serve()).rejects.toMatchObject({ code: 'socket-in-use' });
    expect((await get('/status')).status).toBe(200);
  });

  it('never replaces a file', async () => {
    mkdirSync(dirname(serving.socket));
    writeFileSync(serving.socket, 'precious');
    await expect(serving.serve()).rejects.toMatchObject({ code: 'socket-unusable' });
    expect(readFileSync(serving.socket, 'utf8')).toBe('precious');
  });

  it('has a path that Linux takes whole', async () => {
    const socket = join(serving.folder, 'x'.repeat(120), 'agent.sock');
    await expect(serving.serve({ socket })).rejects.toMatchObject({ code: 'socket-unusable' });
    expect(readdirSync(serving.folder)).toEqual([]);
  });

  it('is gone when the server is closed, also while somebody holds a connection', async () => {
    const server = await serving.serve();
    const held = connect({ path: serving.socket });
    held.on('error', () => undefined);
    await new Promise((resolve) => held.once('connect', resolve));
    await server.close();
    expect(readdirSync(dirname(serving.socket))).toEqual([]);
    held.destroy();
  });

  it('keeps a folder that was there as it was', async () => {
    mkdirSync(dirname(serving.socket));
    chmodSync(dirname(serving.socket), 0o750);
    await serving.serve();
    expect((statSync(dirname(serving.socket)).mode & 0o777).toString(8)).toBe('750');
  });

  it('has room again for others when some hold more connections than there may be', async () => {
    await serving.serve();
    const held = Array.from({ length: 80 }, () =>
      connect({ path: serving.socket }).on('error', () => undefined),
    );
    try {
      await waitFor(() => held.filter((socket) => socket.readyState === 'closed').length >= 16, {
        timeoutMs: 10_000,
        description: 'connections beyond the bound are cut',
      });
    } finally {
      for (const socket of held) socket.destroy();
    }
    await waitFor(async () => (await get('/status').catch(() => undefined))?.status === 200, {
      timeoutMs: 10_000,
      description: 'others are answered again',
    });
  });
});
