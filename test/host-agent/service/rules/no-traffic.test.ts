import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS, WatchedHost, type Life } from './watched-host';

/** Broadcasts are received whether or not anybody sends. */
const sends = (sentBytesPerSecond: number): Life => ({ sentBytesPerSecond, receivedBytesPerSecond: 5000 });

describe('no-traffic', () => {
  it('finds a machine that has fallen silent, for as long as it is', async () => {
    const host = await WatchedHost.with('web', 'db');
    host.liveFor(25 * HOUR_MS, { web: sends(50_000), db: sends(50_000) });
    host.liveFor(41 * MINUTE_MS, { web: sends(100), db: sends(50_000) });
    expect(host.findings).toMatchObject([
      { rule: 'no-traffic', subject: 'web', value: '100 B/s', limit: '500 B/s' },
    ]);
    host.liveFor(72 * HOUR_MS, { web: sends(0), db: sends(50_000) });
    expect(host.found).toEqual(['no-traffic web']);
    host.liveFor(11 * MINUTE_MS, { web: sends(20_000), db: sends(50_000) });
    expect(host.found).toEqual([]);
  });

  it('says nothing before a day of the machine is known, also not when it was restarted', async () => {
    const host = await WatchedHost.with('web');
    host.liveFor(20 * HOUR_MS, { web: sends(50_000) });
    host.liveFor(3 * HOUR_MS, { web: sends(0) });
    expect(host.found).toEqual([]);
    const other = await WatchedHost.with('web');
    other.liveFor(25 * HOUR_MS, { web: sends(50_000) });
    other.liveFor(5 * MINUTE_MS, {});
    other.liveFor(41 * MINUTE_MS, { web: sends(0) });
    expect(other.found).toEqual(['no-traffic web']);
  });

  it('is silent about a machine that is quiet each night, or always', async () => {
    const host = await WatchedHost.with('web', 'db');
    for (let day = 0; day < 4; day += 1) {
      host.liveFor(18 * HOUR_MS, { web: sends(50_000), db: sends(500) });
      // The first night comes before a day is known.
      host.liveFor(6 * HOUR_MS, { web: sends(0), db: sends(0) });
      expect(host.found).toEqual([]);
    }
  });

  it('is silent about a pause of twenty minutes, and about a machine that is shut off', async () => {
    const host = await WatchedHost.with('web');
    host.liveFor(26 * HOUR_MS, { web: sends(50_000) });
    host.liveFor(20 * MINUTE_MS, { web: sends(0) });
    host.liveFor(20 * MINUTE_MS, { web: sends(50_000) });
    expect(host.found).toEqual([]);
    host.liveFor(5 * HOUR_MS, {});
    expect(host.found).toEqual([]);
  });
});
