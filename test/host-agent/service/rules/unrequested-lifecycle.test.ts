import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, WatchedHost } from './watched-host';

describe('unrequested-lifecycle', () => {
  it.each([
    [{ event: 'stopped', reason: 'destroyed' }, 'stopped: destroyed'],
    [{ event: 'stopped', reason: 'shutdown' }, 'stopped: shutdown'],
    [{ event: 'started', reason: 'booted' }, 'started: booted'],
    [{ event: 'suspended', reason: 'paused' }, 'suspended: paused'],
    [{ event: 'defined', reason: 'updated' }, 'defined: updated'],
    [{ event: 'undefined', reason: 'removed' }, 'undefined: removed'],
    [{ event: 'stopped' }, 'stopped'],
    ['reboot', 'reboot'],
  ] as const)('finds %j of a machine that the agent leaves alone', async (event, value) => {
    const host = await WatchedHost.with('web', 'db');
    host.event('web', event, ['db']);
    expect(host.findings).toEqual([
      {
        rule: 'unrequested-lifecycle',
        subject: 'web',
        value,
        limit: 'requested by the agent',
        sinceMs: host.nowMs,
      },
    ]);
    host.pass(15 * MINUTE_MS);
    expect(host.found).toEqual([]);
  });

  it('finds a crash also while the agent works on the machine', async () => {
    const host = await WatchedHost.with('web');
    host.event('web', { event: 'stopped', reason: 'crashed' }, ['web']);
    expect(host.found).toEqual(['unrequested-lifecycle web']);
  });

  it('is silent about what the agent does, about others, and about moments of something larger', async () => {
    const host = await WatchedHost.with('web');
    host.event('web', { event: 'stopped', reason: 'shutdown' }, ['web']);
    host.event('web', { event: 'started', reason: 'booted' }, ['web']);
    host.event('web', 'reboot', ['web']);
    host.event('pet', { event: 'stopped', reason: 'destroyed' });
    host.event('unknown', { event: 'undefined', reason: 'removed' });
    host.event('web', { event: 'resumed', reason: 'unpaused' });
    host.event('web', { event: 'shutdown', reason: 'finished' });
    expect(host.found).toEqual([]);
  });

  it('does not keep a finding for years when the clock is set back', async () => {
    const host = await WatchedHost.with('web');
    host.event('web', 'reboot');
    host.nowMs -= 10 * 365 * 24 * 60 * MINUTE_MS;
    expect(host.found).toEqual([]);
  });
});
