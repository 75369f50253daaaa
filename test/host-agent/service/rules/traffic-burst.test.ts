import { describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS, WatchedHost, type Life } from './watched-host';

const moves = (bytesPerSecond: number): Life => ({
  sentBytesPerSecond: bytesPerSecond / 2,
  receivedBytesPerSecond: bytesPerSecond / 2,
});

describe('traffic-burst', () => {
  it('finds a machine that moves far more than it ever did within a day', async () => {
    const host = await WatchedHost.with('web', 'db');
    host.liveFor(25 * HOUR_MS, { web: moves(200_000), db: moves(200_000) });
    host.liveFor(31 * MINUTE_MS, { web: moves(5_000_000), db: moves(200_000) });
    expect(host.findings).toMatchObject([
      { rule: 'traffic-burst', subject: 'web', value: '5000000 B/s', limit: '2000000 B/s' },
    ]);
    host.liveFor(HOUR_MS, { web: moves(1_500_000), db: moves(200_000) });
    expect(host.found).toEqual(['traffic-burst web']);
    host.liveFor(31 * MINUTE_MS, { web: moves(200_000), db: moves(200_000) });
    expect(host.found).toEqual([]);
  });

  it('takes what lasts for how the machine is now', async () => {
    const host = await WatchedHost.with('web');
    host.liveFor(25 * HOUR_MS, { web: moves(200_000) });
    host.liveFor(10 * HOUR_MS, { web: moves(5_000_000) });
    expect(host.found).toEqual(['traffic-burst web']);
    host.liveFor(16 * HOUR_MS, { web: moves(5_000_000) });
    expect(host.found).toEqual([]);
  });

  it.each([
    ['of ten minutes', 10 * MINUTE_MS, 20_000_000, 200_000],
    ['that is small', 2 * HOUR_MS, 900_000, 5_000],
    ['within the usual', 2 * HOUR_MS, 1_900_000, 200_000],
  ])('is silent about a burst %s', async (_, ms, burst, usual) => {
    const host = await WatchedHost.with('web');
    host.liveFor(26 * HOUR_MS, { web: moves(usual) });
    for (let minute = 0; minute < ms / MINUTE_MS; minute += 1) {
      host.live(MINUTE_MS, { web: moves(burst) });
      expect(host.found).toEqual([]);
    }
    host.liveFor(HOUR_MS, { web: moves(usual) });
    expect(host.found).toEqual([]);
  });

  it('is silent about a backup each night, also when it is two hours late', async () => {
    const host = await WatchedHost.with('web');
    for (const lateHours of [0, 1, 0, 2]) {
      host.liveFor((22 + lateHours) * HOUR_MS, { web: moves(100_000) });
      for (let minute = 0; minute < 60; minute += 1) {
        host.live(MINUTE_MS, { web: moves(30_000_000) });
        expect(host.found).toEqual([]);
      }
      host.liveFor((1 - lateHours) * HOUR_MS, { web: moves(100_000) });
    }
  });
});
