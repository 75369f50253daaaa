import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { waitFor } from '../../../support/wait-for';
import { ask, Serving } from './serving';

let serving: Serving;
const open: IncomingMessage[] = [];
beforeEach(() => {
  serving = new Serving();
});
afterEach(async () => {
  for (const response of open.splice(0)) response.destroy();
  await serving.end();
});

interface Listener {
  readonly status: number;
  text(): string;
  ended(): boolean;
  destroy(): void;
}

function listen(headers: Record<string, string> = {}): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: serving.socket, path: '/events', headers, agent: false });
    asked.on('error', reject);
    asked.on('response', (response) => {
      open.push(response);
      let text = '';
      let ended = false;
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('error', () => undefined).on('close', () => (ended = true));
      resolve({
        status: response.statusCode ?? 0,
        text: () => text,
        ended: () => ended,
        destroy: () => response.destroy(),
      });
    });
    asked.end();
  });
}

const until = (description: string, condition: () => boolean): Promise<boolean> =>
  waitFor(condition, { timeoutMs: 10_000, intervalMs: 10, description });

describe('events', () => {
  it('are each log line as it happens, and a word when the status has changed', async () => {
    await serving.serve();
    const listener = await listen();
    await until('the first word', () => listener.text().includes('event: status'));
    serving.agent.emitReason('one\nevent: forged\ndata: {}\n\n');
    await until('the log line', () => listener.text().includes('event: log'));
    const [, id = '', data = '{}'] = /id: (\S+)\nevent: log\ndata: (.*)\n\n/.exec(listener.text()) ?? [];
    expect(id).toMatch(/^[0-9a-z]+-1$/);
    expect(JSON.parse(data)).toEqual({
      time: '2025-12-29T09:20:00.000Z',
      level: 'info',
      code: 'suspended',
      message:
        'Suspended: one\\nevent: forged\\ndata: {}\\n\\n. The agent looks and reports, and changes nothing.',
      fields: { reason: 'one\nevent: forged\ndata: {}\n\n' },
    });
    expect(listener.text()).not.toMatch(/^event: forged/m);
  });

  it('say a status that changes all the time at most four times in a second, and never forget the last change', async () => {
    await serving.serve();
    const listener = await listen();
    const statuses = (): number => listener.text().split('event: status').length - 1;
    await until('the first word', () => statuses() === 1);
    for (let change = 0; change < 1000; change += 1) serving.agent.emit({ kind: 'status' });
    await until('the last change', () => statuses() === 3);
    serving.agent.emit({ kind: 'status' });
    await until('one more', () => statuses() === 4);
  });

  it('give those who were cut off what they missed, and nothing of another life', async () => {
    await serving.serve();
    const first = await listen();
    serving.agent.emitReason('one');
    await until('an id', () => /id: \S+-1/.test(first.text()));
    const id = /id: (\S+)/.exec(first.text())?.[1] ?? '';
    first.destroy();
    serving.agent.emitReason('two');
    serving.agent.emitReason('three');
    const again = await listen({ 'Last-Event-ID': id });
    await until('what was missed', () => again.text().includes('event: status'));
    expect([...again.text().matchAll(/"reason":"(\w+)"/g)].map((match) => match[1])).toEqual([
      'two',
      'three',
    ]);
    for (const other of ['0-1', 'garbage', '']) {
      const stranger = await listen({ 'Last-Event-ID': other });
      await until('the first word', () => stranger.text().includes('event: status'));
      expect(stranger.text()).not.toContain('event: log');
    }
  });

  it('beat while nothing happens', async () => {
    await serving.serve({}, {}, { heartbeatIntervalMs: 20 });
    const listener = await listen();
    await until('three beats', () => listener.text().split(': heartbeat\n\n').length > 3);
  });

  it('are for sixteen at most, and for others again when one goes', async () => {
    await serving.serve();
    const listeners = await Promise.all(Array.from({ length: 16 }, () => listen()));
    expect(listeners.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200));
    const refused = await ask({ socketPath: serving.socket, path: '/events' });
    expect(refused).toMatchObject({ status: 503, body: '{"error":{"code":"too-many-listeners"}}\n' });
    listeners[0]?.destroy();
    await waitFor(
      async () => {
        const next = await listen();
        if (next.status !== 200) next.destroy();
        return next.status === 200;
      },
      { timeoutMs: 10_000, description: 'there is room again' },
    );
  });

  it('drop one who does not read, and hold nobody else up', async () => {
    await serving.serve();
    const stuck = connect({ path: serving.socket });
    stuck.on('error', () => undefined);
    stuck.write('GET /events HTTP/1.1\r\nHost: x\r\n\r\n');
    stuck.pause();
    const listener = await listen();
    await waitFor(() => listener.text().includes('event: status'), {
      timeoutMs: 10_000,
      description: 'both listen',
    });
    let closed = false;
    stuck.on('close', () => (closed = true));
    const started = Date.now();
    let sent = 0;
    while (sent < 2000) {
      serving.agent.emitReason('x'.repeat(290));
      sent += 1;
      if (sent % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until('all events', () => listener.text().split('event: log').length - 1 === sent);
    expect(Date.now() - started).toBeLessThan(10_000);
    stuck.resume();
    await until('the other is cut', () => closed);
  });

  it('end with the server, which then listens to the agent no more', async () => {
    const server = await serving.serve();
    const listener = await listen();
    expect(serving.agent.listeners).toBe(1);
    await server.close();
    await until('the end', () => listener.ended());
    expect(serving.agent.listeners).toBe(0);
  });

  it('are asked for by HEAD without taking a place', async () => {
    await serving.serve();
    for (let time = 0; time < 20; time += 1) {
      const { status, body } = await ask({ socketPath: serving.socket, path: '/events', method: 'HEAD' });
      expect([status, body]).toEqual([200, '']);
    }
  });
});
