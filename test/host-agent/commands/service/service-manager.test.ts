import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceManager } from '../../../../host-agent/commands/service/service-manager';
import { waitFor } from '../../../support/wait-for';
import { Desk } from './command';

let desk: Desk;
let heard: string;
beforeEach(() => {
  desk = new Desk();
  heard = join(desk.folder, 'heard');
});
afterEach(() => {
  desk.remove();
});

/** A `systemd-notify` that writes down what it is told, and ends with this code. */
function environment(code: number, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const program = desk.write(
    'systemd-notify',
    `#!/bin/sh\necho "$NOTIFY_SOCKET $*" >>${heard}\nexit ${code}\n`,
  );
  chmodSync(program, 0o755);
  return {
    PATH: `${desk.folder}:${process.env['PATH'] ?? ''}`,
    NOTIFY_SOCKET: '/run/systemd/notify',
    ...more,
  };
}

const lines = (): readonly string[] =>
  existsSync(heard) ? readFileSync(heard, 'utf8').split('\n').slice(0, -1) : [];
const until = (number: number): Promise<boolean> =>
  waitFor(() => lines().length >= number, {
    timeoutMs: 20_000,
    intervalMs: 20,
    description: `${number} words`,
  });

describe('systemd', () => {
  it('is told that the agent is ready, lives and ends', async () => {
    let nowMs = 0;
    const failures: string[] = [];
    const manager = serviceManager(
      environment(0, { WATCHDOG_USEC: '20000000', WATCHDOG_PID: String(process.pid) }),
      (message) => failures.push(message),
      () => nowMs,
    );
    manager.ready();
    await until(1);
    for (nowMs = 0; nowMs < 20_000; nowMs += 1000) manager.alive();
    await until(2);
    await waitFor(
      () => {
        nowMs += 10_000;
        manager.alive();
        return lines().length >= 3;
      },
      { timeoutMs: 20_000, description: 'it lives on' },
    );
    await manager.stopping();
    expect(lines()[0]).toBe('/run/systemd/notify READY=1');
    expect(lines()[1]).toBe('/run/systemd/notify WATCHDOG=1');
    expect(lines().at(-1)).toBe('/run/systemd/notify STOPPING=1');
    expect(failures).toEqual([]);
  });

  it.each([
    ['no watchdog', {}],
    ['a watchdog for another process', { WATCHDOG_USEC: '1', WATCHDOG_PID: '1' }],
    ['a watchdog of garbage', { WATCHDOG_USEC: 'soon' }],
  ])('is not told that the agent lives where there is %s', async (_what, more) => {
    let nowMs = 0;
    const manager = serviceManager(
      environment(0, more),
      () => undefined,
      () => nowMs,
    );
    for (nowMs = 0; nowMs < 1e9; nowMs += 1e6) manager.alive();
    await manager.stopping();
    expect(lines()).toEqual(['/run/systemd/notify STOPPING=1']);
  });

  it('that cannot be told is one failure, however often', async () => {
    const failures: string[] = [];
    const manager = serviceManager(environment(1), (message) => failures.push(message));
    manager.ready();
    await manager.stopping();
    await manager.stopping();
    expect(failures).toHaveLength(1);
  });

  it('is left alone by an agent that it did not start', async () => {
    const { NOTIFY_SOCKET: _none, ...without } = environment(1);
    const failures: string[] = [];
    const manager = serviceManager(without, (message) => failures.push(message));
    manager.ready();
    manager.alive();
    await manager.stopping();
    expect([failures, lines()]).toEqual([[], []]);
  });
});
