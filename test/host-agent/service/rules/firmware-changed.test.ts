import { describe, expect, it } from '@jest/globals';
import { FIRMWARE_PATH, HOUR_MS, MINUTE_MS, WatchedHost } from './watched-host';

describe('firmware-changed', () => {
  it('finds firmware that has changed on the host, and tells it for a day', async () => {
    const host = await WatchedHost.with('web');
    host.files.set(FIRMWARE_PATH, { sizeBytes: 4000, modifiedMs: 9, inode: 10 });
    host.pass(MINUTE_MS);
    await host.look();
    expect(host.findings).toMatchObject([
      { rule: 'firmware-changed', subject: FIRMWARE_PATH, value: 'replaced', limit: 'unchanged' },
    ]);
    for (let hour = 0; hour < 23; hour += 1) {
      host.pass(HOUR_MS);
      await host.look();
      expect(host.found).toHaveLength(1);
    }
    host.pass(HOUR_MS);
    await host.look();
    expect(host.found).toEqual([]);
  });

  it('is silent about firmware that stays, and that the host does not have', async () => {
    const host = await WatchedHost.with('web');
    host.pass(MINUTE_MS);
    await host.look();
    expect(host.found).toEqual([]);
  });
});
