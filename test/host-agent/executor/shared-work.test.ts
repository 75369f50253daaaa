import { describe, expect, it } from '@jest/globals';
import { SharedWork } from '../../../host-agent/executor/shared-work';

/** Work whose every turn ends when the test says so. */
function turns(): { readonly work: () => Promise<number>; begun: number; end: (how?: Error) => void } {
  let endOne: (how?: Error) => void = () => undefined;
  const state = {
    begun: 0,
    end: (how?: Error) => endOne(how),
    work: () =>
      new Promise<number>((resolve, reject) => {
        state.begun += 1;
        const turn = state.begun;
        endOne = (how) => (how === undefined ? resolve(turn) : reject(how));
      }),
  };
  return state;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work that many share', () => {
  it('is done once for all who ask before it begins', async () => {
    const shared = new SharedWork<number>();
    const state = turns();
    const all = [shared.join('files', state.work), shared.join('files', state.work)];
    await settled();
    state.end();
    expect(await Promise.all(all)).toEqual([1, 1]);
  });

  it('is done again for who asks while it is being done, once for all of them, and only afterwards', async () => {
    const shared = new SharedWork<number>();
    const state = turns();
    const first = shared.join('files', state.work);
    await settled();
    const later = [shared.join('files', state.work), shared.join('files', state.work)];
    await settled();
    expect(state.begun).toBe(1);
    state.end();
    await settled();
    expect(state.begun).toBe(2);
    state.end();
    expect(await Promise.all([first, ...later])).toEqual([1, 2, 2]);
  });

  it('fails for those alone who waited for it', async () => {
    const shared = new SharedWork<number>();
    const state = turns();
    const [first, second] = [shared.join('files', state.work), shared.join('files', state.work)];
    await settled();
    const later = shared.join('files', state.work);
    state.end(new Error('libvirtd is gone'));
    await expect(first).rejects.toThrow('libvirtd is gone');
    await expect(second).rejects.toThrow('libvirtd is gone');
    await settled();
    state.end();
    await expect(later).resolves.toBe(2);
  });

  it('under another name is other work', async () => {
    const shared = new SharedWork<string>();
    const all = [shared.join('a', async () => 'a'), shared.join('b', async () => 'b')];
    expect(await Promise.all(all)).toEqual(['a', 'b']);
  });
});
