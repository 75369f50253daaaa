import { describe, expect, it } from '@jest/globals';
import type { FileFacts } from '../../../../host-agent/service/rules/stat-file';
import { HOUR_MS, IMAGE_PATH, MINUTE_MS, planOf, WatchedHost } from './watched-host';

const FACTS: FileFacts = { sizeBytes: 1000, modifiedMs: 1, inode: 1 };

async function after(host: WatchedHost, facts: FileFacts | undefined, ms = MINUTE_MS): Promise<void> {
  if (facts === undefined) host.files.delete(IMAGE_PATH);
  else host.files.set(IMAGE_PATH, facts);
  host.pass(ms);
  await host.look();
}

describe('image-changed', () => {
  it.each([
    [{ ...FACTS, modifiedMs: 2 }, 'modified'],
    [{ ...FACTS, inode: 2 }, 'replaced'],
    [{ ...FACTS, sizeBytes: 2000 }, 'size 1000 is now 2000'],
    [undefined, 'gone'],
  ])('finds an image of which %j is to be seen, for as long as it is so', async (facts, value) => {
    const host = await WatchedHost.with('web');
    await after(host, facts);
    expect(host.findings).toMatchObject([
      { rule: 'image-changed', subject: 'base', value, limit: 'unchanged' },
    ]);
    await after(host, facts, 100 * HOUR_MS);
    expect(host.found).toEqual(['image-changed base']);
    await after(host, FACTS);
    expect(host.found).toEqual([]);
  });

  it('takes one that the agent has fetched anew for the image', async () => {
    const host = await WatchedHost.with('web');
    await after(host, undefined);
    await after(host, { sizeBytes: 1000, modifiedMs: 77, inode: 78 });
    expect(host.found).toEqual([]);
  });

  it('is silent about images that stay, come, or go with the plan', async () => {
    const host = await WatchedHost.with('web');
    await after(host, FACTS);
    host.pass(MINUTE_MS);
    host.files.delete(IMAGE_PATH);
    await host.look(planOf(['web'], []));
    host.pass(MINUTE_MS);
    await host.look();
    await after(host, { sizeBytes: 5, modifiedMs: 5, inode: 5 });
    expect(host.found).toEqual([]);
  });

  it('looks at files once a minute, however often the host is looked at', async () => {
    const host = await WatchedHost.with('web');
    host.files.delete(IMAGE_PATH);
    for (let look = 0; look < 59; look += 1) {
      host.pass(1000);
      await host.look();
    }
    expect(host.found).toEqual([]);
    host.pass(1000);
    await host.look();
    expect(host.found).toEqual(['image-changed base']);
  });
});
