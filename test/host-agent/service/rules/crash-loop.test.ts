import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, SECOND_MS, WatchedHost } from './watched-host';

const crashed = { event: 'stopped', reason: 'crashed' } as const;
const loops = (host: WatchedHost): readonly string[] =>
  host.findings.flatMap(({ rule, subject, value }) =>
    rule === 'crash-loop' ? [`${subject}: ${value}`] : [],
  );

describe('crash-loop', () => {
  it('finds three ends within a quarter of an hour, also while the agent starts the machine again', async () => {
    const host = await WatchedHost.with('web', 'db');
    for (const expected of [[], [], ['web: 3 times in 15 min'], ['web: 4 times in 15 min']]) {
      host.event('web', crashed, ['web']);
      expect(loops(host)).toEqual(expected);
      host.pass(4 * MINUTE_MS);
    }
    host.pass(10 * MINUTE_MS);
    expect(loops(host)).toHaveLength(1);
    host.pass(MINUTE_MS);
    expect(loops(host)).toEqual([]);
  });

  it.each([
    ['reboot'],
    [{ event: 'crashed', reason: 'panicked' }],
    [{ event: 'stopped', reason: 'failed' }],
  ] as const)('counts %j', async (event) => {
    const host = await WatchedHost.with('web');
    for (let end = 0; end < 3; end += 1) {
      host.pass(MINUTE_MS);
      host.event('web', event);
    }
    expect(loops(host)).toHaveLength(1);
  });

  it('is silent about crashes that are far apart', async () => {
    const host = await WatchedHost.with('web');
    for (let day = 0; day < 50; day += 1) {
      host.event('web', crashed);
      host.pass(8 * MINUTE_MS);
      expect(loops(host)).toEqual([]);
    }
  });

  it('is silent about several events of one crash, restarts by the agent, and machines that move', async () => {
    const host = await WatchedHost.with('web');
    for (const event of [{ event: 'crashed', reason: 'panicked' }, crashed, 'reboot', crashed] as const) {
      host.event('web', event);
      host.pass(SECOND_MS);
    }
    for (let rollout = 0; rollout < 5; rollout += 1) {
      host.pass(MINUTE_MS);
      host.event('web', { event: 'stopped', reason: 'shutdown' }, ['web']);
      host.event('web', { event: 'stopped', reason: 'saved' });
    }
    expect(loops(host)).toEqual([]);
  });
});
