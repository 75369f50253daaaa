import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireAgentLock, agentLockName } from '../../../../host-agent/executor';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { waitFor } from '../../../support/wait-for';
import { bundledProgram, fleetwright } from '../command-line';
import { ask } from '../../service/server/serving';
import { Desk } from './command';

// Programs are started, on a machine that may be busy with guests.
jest.setTimeout(60_000);

let desk: Desk;
let uri: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  desk = new Desk();
  // Nobody listens there: the agent runs all the same, and says so.
  uri = `qemu:///system?socket=${join(desk.folder, 'libvirt-sock')}`;
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
  await Promise.resolve();
  desk.remove();
});

/** Of documentation (RFC 5737): nobody is asked. */
const REMOTE = 'qemu+ssh://root@192.0.2.1/system';

const configure = (): string =>
  desk.configure(
    `libvirtUri: "${uri}"\nidentity: { fleet: lab, host: kvm-1 }\nsource: { folder: { path: ${desk.folder} }, pollIntervalSeconds: 3600 }\n`,
  );

interface RunningChild {
  readonly child: ChildProcess;
  /** Lines of the log. */
  readonly log: () => readonly Record<string, unknown>[];
  ended: Promise<number | null>;
}

async function start(environment: Readonly<Record<string, string>> = {}): Promise<RunningChild> {
  const child = spawn(process.execPath, [bundledProgram(), 'agent', '--config', configure()], {
    cwd: desk.folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  let text = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => (text += more));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const log = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  await waitFor(
    () => {
      if (child.exitCode !== null) throw new Error(`the agent has ended: ${text}`);
      return existsSync(desk.socket) && log().some(({ code }) => code === 'libvirt-unreachable');
    },
    { timeoutMs: 60_000, description: 'the agent runs' },
  );
  return { child, log, ended };
}

describe('fleetwright agent', () => {
  it('runs without a libvirt, says so, looks when it is told to, and ends with 0', async () => {
    const { child, log, ended } = await start();
    const status = await fleetwright(['status', '--socket', desk.socket, '--json']);
    expect(JSON.parse(status.stdout)).toMatchObject({ status: { fleet: 'lab', host: 'kvm-1', uri } });
    expect(status.exitCode).toBe(1);
    expect((await ask({ socketPath: desk.socket, path: '/health' })).status).toBe(503);
    expect((await ask({ socketPath: desk.socket, path: '/' })).body).toContain('kvm-1');
    expect((await ask({ socketPath: desk.socket, path: '/metrics' })).body).toContain(
      'fleetwright_libvirt_up 0',
    );
    child.kill('SIGHUP');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(desk.socket)).toBe(false);
    expect(log().map(({ code }) => code)).toEqual(
      expect.arrayContaining(['agent-started', 'libvirt-unreachable', 'agent-stopping']),
    );
    expect(log().find(({ code }) => code === 'agent-stopping')).toMatchObject({
      fields: { signal: 'SIGTERM' },
    });
  });

  it('is alone: a second one says so and ends with 1', async () => {
    const { child, ended } = await start();
    const second = await fleetwright(['agent', '--config', join(desk.folder, 'agent.yaml')]);
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toContain(`Another Fleetwright agent (process ${child.pid})`);
    expect((await ask({ socketPath: desk.socket, path: '/status' })).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('is named by a command that wants to work on the host, with what helps: suspending it does not', async () => {
    const { child, ended } = await start();
    desk.write('plan.json', JSON.stringify(samplePlan()));
    const apply = ['apply', '--yes', '--plan', join(desk.folder, 'plan.json'), '--allow-path', '/srv'];
    const { exitCode, stderr } = await fleetwright([...apply, '--config', join(desk.folder, 'agent.yaml')]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(
        new RegExp(`\\(process ${child.pid}\\) runs as a service, .* suspended or not.*systemctl stop`),
      ),
    });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('leaves everything as it is while a command works on the host', async () => {
    const lock = await acquireAgentLock(agentLockName(uri), 'command');
    try {
      const { exitCode, stderr } = await fleetwright(['agent', '--config', configure()]);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('Another Fleetwright agent');
      expect(existsSync(desk.socket)).toBe(false);
    } finally {
      await lock.release();
    }
  });

  it('comes back after kill -9, over the socket that was left behind', async () => {
    const first = await start();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(desk.socket)).toBe(true);
    const second = await start();
    expect((await ask({ socketPath: desk.socket, path: '/status' })).status).toBe(200);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('tells systemd when it is ready and when it ends', async () => {
    const heard = join(desk.folder, 'heard');
    chmodSync(desk.write('systemd-notify', `#!/bin/sh\necho "$*" >>${heard}\n`), 0o755);
    const { child, ended } = await start({
      PATH: `${desk.folder}:${process.env['PATH'] ?? ''}`,
      NOTIFY_SOCKET: '/run/nobody',
    });
    await waitFor(() => existsSync(heard), { timeoutMs: 20_000, description: 'it is ready' });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readFileSync(heard, 'utf8')).toBe('READY=1\nSTOPPING=1\n');
  });

  it.each([
    ['is not configured', '', 'has no identity and no source'],
    ['has no source', 'identity: { fleet: lab, host: kvm-1 }\n', 'has no source'],
  ])('does not start when it %s', async (_what, text, said) => {
    const { exitCode, stderr } = await fleetwright(['agent', '--config', desk.configure(text)]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).toContain('check-config');
  });

  it('does not keep another machine', async () => {
    const { exitCode, stderr } = await fleetwright(['agent', '--config', configure(), '--connect', REMOTE]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is the libvirt of another machine');
  });

  it('says what is wrong with its socket, and ends', async () => {
    const { exitCode, stderr } = await fleetwright([
      'agent',
      '--config',
      (desk.write('agent.sock', 'precious'), configure()),
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('is there and is no socket');
    expect(readFileSync(desk.socket, 'utf8')).toBe('precious');
  });
});
