import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderStatus } from '../../../../host-agent/commands/rendering/status';
import { logRecordInWords } from '../../../../host-agent/commands/wording/log';
import { serveAgent, type StatusServer } from '../../../../host-agent/service/server/serve-agent';
import { waitFor } from '../../../support/wait-for';
import { FakeAgent } from '../../service/server/fake-agent';
import { Desk } from './command';
import { READY_STATUS, TROUBLED_STATUS } from './sample-status';

let desk: Desk;
let agent: FakeAgent;
let server: StatusServer | undefined;
beforeEach(() => {
  desk = new Desk();
  agent = new FakeAgent();
  agent.current = READY_STATUS;
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  desk.remove();
});

async function serve(): Promise<void> {
  server = await serveAgent({
    agent,
    configuration: { socket: desk.socket },
    answers: {
      page: () => ({ html: '', contentSecurityPolicy: '' }),
      metrics: () => '',
      pending: () => undefined,
      use: () => undefined,
      describe: logRecordInWords,
    },
    log: () => undefined,
  });
}

const until = (description: string, condition: () => boolean): Promise<boolean> =>
  waitFor(condition, { timeoutMs: 20_000, intervalMs: 10, description });

describe('fleetwright status', () => {
  it('shows what the agent says, found by the configuration', async () => {
    await serve();
    const { exitCode, text } = await desk.run(['status', '--config', desk.configure()]);
    expect(text).toBe(renderStatus(READY_STATUS, (_style, words) => words));
    expect(exitCode).toBe(0);
  });

  it('has the same facts for programs, and the exit code says how it is', async () => {
    await serve();
    agent.current = TROUBLED_STATUS;
    const { exitCode, text } = await desk.run(['status', '--socket', 'agent.sock', '--json']);
    expect(JSON.parse(text)).toEqual({ version: 1, command: 'status', status: TROUBLED_STATUS });
    expect(exitCode).toBe(3);
  });

  it('says that no agent answers, and what to do', async () => {
    const { exitCode, notes } = await desk.run(['status', '--socket', desk.socket]);
    expect(notes).toContain(`No agent answers on ${desk.socket}: there is no such socket.`);
    expect(notes).toContain('fleetwright agent status');
    expect(exitCode).toBe(1);
  });

  it('does not take an answer of another version for a status', async () => {
    await serve();
    agent.current = { ...READY_STATUS, version: 2 as 1 };
    const { exitCode, notes } = await desk.run(['status', '--socket', desk.socket]);
    expect(notes).toContain('not with a status of version 1');
    expect(exitCode).toBe(1);
  });
});

describe('fleetwright status --follow', () => {
  const follow = (...more: readonly string[]) => {
    const stop = new AbortController();
    const run = desk.run(['status', '--follow', '--socket', desk.socket, ...more], stop.signal);
    return { stop, run };
  };

  it('is the status and then a line for each event, where nobody watches a screen', async () => {
    await serve();
    const { stop, run } = follow();
    await until('it listens', () => agent.listeners > 0 && desk.printed.length > 0);
    await until('the line', () => {
      agent.emitReason('disks\u001b[2J are being moved');
      return desk.printed.length > 1;
    });
    expect(desk.printed[0]).toContain('host kvm-1 in fleet lab');
    expect(desk.printed[1]).toBe(
      '2025-12-29T09:20:00.000Z info    Suspended: disks\\x1b[2J are being moved. The agent looks and reports, and changes nothing.',
    );
    stop.abort();
    await run;
  });

  it('is a JSON object a line for programs', async () => {
    await serve();
    const { stop, run } = follow('--json');
    await until('the first status', () => desk.printed.length > 0);
    await until('an entry', () => {
      agent.emitReason('a\nb');
      return desk.printed.some((line) => line.includes('"entry"'));
    });
    agent.current = TROUBLED_STATUS;
    agent.emit({ kind: 'status' });
    await until('the changed status', () =>
      desk.printed.some((line) => line.includes('restart-machine:web-2')),
    );
    stop.abort();
    expect((await run).exitCode).toBe(3);
    const lines = desk.printed.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(desk.printed.filter((line) => line.includes('\n'))).toEqual([]);
    expect(lines[0]).toEqual({ version: 1, command: 'status', status: READY_STATUS });
    expect(lines.find((line) => 'entry' in line)).toMatchObject({
      entry: { code: 'suspended', fields: { reason: 'a\nb' } },
    });
  });

  it('goes on when the agent is started again', async () => {
    await serve();
    const { stop, run } = follow('--json');
    await until('the first status', () => agent.listeners > 0 && desk.printed.length > 0);
    await server?.close();
    agent.current = TROUBLED_STATUS;
    await serve();
    await until('the new one', () => desk.printed.some((line) => line.includes('restart-machine:web-2')));
    stop.abort();
    const { exitCode, notes } = await run;
    expect(notes).toBe('The connection to the agent is lost; trying again.');
    expect(exitCode).toBe(3);
  });
});

describe('orders', () => {
  const digest = 'ab'.repeat(32);

  it.each([
    [['sync'], { kind: 'sync' }, 'The agent looks at its source and its host now.'],
    [
      ['suspend', '--reason', ' disks '],
      { kind: 'suspend', reason: 'disks' },
      'Suspended: the agent looks and reports, and changes nothing until `fleetwright agent resume`.',
    ],
    [['resume'], { kind: 'resume' }, 'Resumed: the agent changes the host again.'],
    [
      ['approve', digest],
      { kind: 'approve', changePlanDigest: digest },
      'Approved: the agent does what is held back now.',
    ],
  ])('fleetwright agent %j', async (words, order, said) => {
    await serve();
    expect(await desk.run(['agent', ...words, '--config', desk.configure()])).toEqual({
      exitCode: 0,
      text: said,
      notes: '',
    });
    expect(agent.orders).toEqual([order]);
  });

  it.each([
    [{ ok: false, code: 'changed', actualDigest: 'cd'.repeat(32) } as const, 'cdcdcd'],
    [{ ok: false, code: 'nothing-held-back' } as const, 'Nothing is held back'],
  ])('are refused by the agent: %j', async (result, said) => {
    await serve();
    agent.result = result;
    const { exitCode, notes } = await desk.run(['agent', 'approve', digest, '--socket', desk.socket]);
    expect(exitCode).toBe(3);
    expect(notes).toContain(said);
  });

  it.each([
    [['approve', 'abc']],
    [['approve', digest.toUpperCase()]],
    [['suspend', '--reason', ' ']],
    [['suspend', '--reason', 'x'.repeat(501)]],
    [['suspend']],
  ])('are not even sent: %j', async (words) => {
    await serve();
    const { exitCode } = await desk.run(['agent', ...words, '--socket', desk.socket]);
    expect(exitCode).toBe(1);
    expect(agent.orders).toEqual([]);
  });
});
