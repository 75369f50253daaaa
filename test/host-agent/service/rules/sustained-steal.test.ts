import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, WatchedHost, type Life } from './watched-host';

const busy = (stealPercent: number, cpuPercent = 60): Life => ({ cpuPercent, stealPercent });

describe('sustained-steal', () => {
  it('finds more than 5 % for half an hour, and ends it below half of that', async () => {
    const host = await WatchedHost.with('web', 'db');
    host.liveFor(31 * MINUTE_MS, { web: busy(8), db: busy(1) });
    expect(host.findings).toMatchObject([
      { rule: 'sustained-steal', subject: 'web', value: '8.0 %', limit: '5 % for 30 min' },
    ]);
    host.liveFor(60 * MINUTE_MS, { web: busy(4), db: busy(1) });
    expect(host.found).toEqual(['sustained-steal web']);
    host.liveFor(10 * MINUTE_MS, { web: busy(2), db: busy(1) });
    expect(host.found).toEqual([]);
  });

  it('is silent about a storm that passes', async () => {
    const host = await WatchedHost.with('web');
    for (let storm = 0; storm < 10; storm += 1) {
      host.liveFor(20 * MINUTE_MS, { web: busy(30) });
      host.liveFor(10 * MINUTE_MS, { web: busy(4) });
    }
    expect(host.found).toEqual([]);
  });

  it('is silent about a machine that hardly wants to run', async () => {
    const host = await WatchedHost.with('web');
    host.liveFor(120 * MINUTE_MS, { web: busy(40, 3) });
    expect(host.found).toEqual([]);
  });

  it('is silent where samples are missing, and about a machine that has gone', async () => {
    const host = await WatchedHost.with('web');
    host.liveFor(29 * MINUTE_MS, { web: busy(20) });
    host.pass(60 * MINUTE_MS);
    host.liveFor(4 * MINUTE_MS, { web: busy(20) });
    expect(host.found).toEqual([]);
    host.liveFor(30 * MINUTE_MS, { web: busy(20) });
    expect(host.found).toEqual(['sustained-steal web']);
    host.live(MINUTE_MS, {});
    expect(host.found).toEqual([]);
  });
});
