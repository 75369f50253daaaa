import { describe, expect, it } from '@jest/globals';
import { SECOND_MS, WatchedHost } from './watched-host';

const pause = { event: 'suspended', reason: 'ioerror' } as const;

describe('io-error-pause', () => {
  it('finds it by the event, with what the disk said, until the machine runs on', async () => {
    const host = await WatchedHost.with('web');
    host.event('web', { full: '/pools/default/web.qcow2' });
    host.event('web', pause);
    expect(host.findings).toMatchObject([
      { rule: 'io-error-pause', subject: 'web', value: 'enospc: /pools/default/web.qcow2', limit: 'none' },
    ]);
    host.live(SECOND_MS, { web: { pausedBecause: 'ioerror' } });
    expect(host.findings[0]?.value).toBe('enospc: /pools/default/web.qcow2');
    host.event('web', { event: 'resumed', reason: 'unpaused' });
    expect(host.found).toEqual([]);
  });

  it('finds it by the state alone, when the agent was not there to see the event', async () => {
    const host = await WatchedHost.with('web', 'db');
    host.live(SECOND_MS, { web: { pausedBecause: 'ioerror' }, db: {} });
    expect(host.findings).toMatchObject([{ rule: 'io-error-pause', subject: 'web', value: 'ioerror' }]);
    host.live(SECOND_MS, { web: {}, db: {} });
    expect(host.found).toEqual([]);
  });

  it('is silent about other pauses', async () => {
    const host = await WatchedHost.with('web');
    host.live(SECOND_MS, { web: { pausedBecause: 'user' }, pet: { pausedBecause: 'ioerror' } });
    host.event('web', { event: 'suspended', reason: 'migrated' });
    expect(host.found).toEqual([]);
  });
});
