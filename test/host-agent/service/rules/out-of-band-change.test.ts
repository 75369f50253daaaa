import { describe, expect, it } from '@jest/globals';
import { FULL_STATUS } from '../metrics/full-status';
import { MINUTE_MS, WatchedHost } from './watched-host';

describe('out-of-band-change', () => {
  it('finds each field that drifts, and shows it for a while after it was corrected', async () => {
    const host = await WatchedHost.with('web');
    host.status({ drift: FULL_STATUS.drift });
    expect(host.findings).toMatchObject([
      {
        rule: 'out-of-band-change',
        subject: 'machine web-1 vcpus.current',
        value: '1',
        limit: '2',
        sinceMs: host.nowMs,
      },
      { subject: 'disk web-1/root sizeMiB', value: 'absent', limit: 'absent' },
    ]);
    host.pass(MINUTE_MS);
    host.status({});
    host.pass(14 * MINUTE_MS);
    expect(host.found).toHaveLength(2);
    host.pass(MINUTE_MS);
    expect(host.found).toEqual([]);
  });

  it('goes on for as long as the drift does', async () => {
    const host = await WatchedHost.with('web');
    const sinceMs = host.nowMs;
    for (let look = 0; look < 10; look += 1) {
      host.status({ drift: FULL_STATUS.drift });
      host.pass(60 * MINUTE_MS);
    }
    expect(host.findings[0]).toMatchObject({ sinceMs });
    expect(host.found).toHaveLength(2);
  });

  it('is silent about what waits for approval, for a window or for a restart', async () => {
    const host = await WatchedHost.with('web');
    host.status({ heldBack: FULL_STATUS.heldBack, pendingRestarts: FULL_STATUS.pendingRestarts });
    expect(host.found).toEqual([]);
  });

  it('keeps no more than a thousand', async () => {
    const host = await WatchedHost.with('web');
    const [entry] = FULL_STATUS.drift;
    if (entry === undefined) throw new Error('no drift');
    host.status({
      drift: Array.from({ length: 5000 }, (_, index) => ({ ...entry, field: `field${index}` })),
    });
    expect(host.found).toHaveLength(1000);
  });
});
