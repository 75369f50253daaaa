import { describe, expect, it } from '@jest/globals';
import { FULL_STATUS } from '../metrics/full-status';
import { HOUR_MS, WatchedHost } from './watched-host';

const { refusedRelease } = FULL_STATUS;
if (refusedRelease === undefined) throw new Error('the full status has one');

describe('release-refused', () => {
  it('finds what the source offers and the host refuses, for as long as it does', async () => {
    const host = await WatchedHost.with('web');
    const sinceMs = host.nowMs;
    host.status({ refusedRelease });
    host.pass(HOUR_MS);
    host.status({ refusedRelease });
    expect(host.findings).toEqual([
      { rule: 'release-refused', subject: 'bad', value: 'untrusted', limit: 'trusted', sinceMs },
    ]);
    host.status({ refusedRelease: { ...refusedRelease, revision: 'worse', code: 'forked' } });
    expect(host.findings).toMatchObject([{ subject: 'worse', value: 'forked' }]);
    host.status({});
    expect(host.found).toEqual([]);
  });

  it('is silent about a source that fails, or offers nothing new', async () => {
    const host = await WatchedHost.with('web');
    host.status({ source: { description: 'x', failures: 99 } });
    expect(host.found).toEqual([]);
  });
});
