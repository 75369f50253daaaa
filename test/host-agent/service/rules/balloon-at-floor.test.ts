import { describe, expect, it } from '@jest/globals';
import { MINUTE_MS, WatchedHost, type Life } from './watched-host';

/** Of a machine that the release gives 1024 MiB, and that could have 2048. */
const free = (usableMiB: number, more: Life['memory'] = {}): Life => ({
  memory: { balloonMiB: 1024, maximumMiB: 2048, usableMiB, ...more },
});

describe('balloon-at-floor', () => {
  it('finds a guest that is short of memory and could have more', async () => {
    const host = await WatchedHost.with('web', 'db');
    host.liveFor(16 * MINUTE_MS, { web: free(50), db: free(500) });
    expect(host.findings).toMatchObject([
      {
        rule: 'balloon-at-floor',
        subject: 'web',
        value: '4.9 % of 1024 MiB free',
        limit: '10 % free for 15 min',
      },
    ]);
    host.live(MINUTE_MS, { web: free(130), db: free(500) });
    expect(host.found).toEqual(['balloon-at-floor web']);
    host.live(MINUTE_MS, { web: free(200), db: free(500) });
    expect(host.found).toEqual([]);
  });

  it.each([
    ['has enough', free(110)],
    ['cannot have more', free(20, { maximumMiB: 1024 })],
    ['has more than the release gives it', free(20, { balloonMiB: 1500 })],
    ['does not say', { memory: { balloonMiB: 1024, maximumMiB: 2048 } }],
  ])('is silent about a guest that %s', async (_, life) => {
    const host = await WatchedHost.with('web');
    host.liveFor(60 * MINUTE_MS, { web: life });
    expect(host.found).toEqual([]);
  });

  it('is silent about a build that needs memory for some minutes', async () => {
    const host = await WatchedHost.with('web');
    for (let build = 0; build < 5; build += 1) {
      host.liveFor(14 * MINUTE_MS, { web: free(20) });
      host.liveFor(MINUTE_MS, { web: free(600) });
    }
    expect(host.found).toEqual([]);
  });
});
