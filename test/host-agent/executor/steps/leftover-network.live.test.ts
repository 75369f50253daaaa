import { beforeEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../../../../lib/plan';
import { useLiveHost } from '../../../support/live-host';
import { AgentProcess, undone } from '../agent-process';
import { labPlan, step } from '../lab';

describe('what a libvirtd that was killed has left of a network', () => {
  const live = useLiveHost();
  const agent = new AgentProcess(live);
  const plan = (withNetwork = true): Plan =>
    labPlan({ poolPath: join(live.sandbox.poolDirectory, 'main'), images: [], withNetwork });

  const inside = async (...words: readonly string[]): Promise<string> =>
    (await live.sandbox.exec(words)).stdout.trim();
  const bridges = (): Promise<string> => inside('ls', '/sys/class/net');
  const helpers = (): Promise<string> => inside('pgrep', '-f', 'conf-file=.*/lan.conf');

  /** As it is when libvirtd is killed between making a network and noting that it runs. */
  async function forget(): Promise<void> {
    await rm(join(live.sandbox.directory, 'run/libvirt/network/lan.xml'));
    await live.sandbox.restartDaemon('SIGKILL');
    expect((await live.virsh('net-list', '--name')).trim()).toBe('');
    expect(await bridges()).toContain('virbr-lan');
    expect(await helpers()).not.toBe('');
  }

  beforeEach(async () => {
    expect(undone(await agent.apply(plan()))).toEqual([]);
  });

  it('is taken away, and the network runs again with the address that it had', async () => {
    const address = await inside('cat', '/sys/class/net/virbr-lan/address');
    const before = await helpers();
    await forget();
    await expect(live.virsh('net-start', 'lan')).rejects.toThrow(/in use/);
    expect(undone(await agent.apply(plan()))).toEqual([]);
    expect((await live.virsh('net-list', '--name')).trim()).toBe('lan');
    expect(await inside('cat', '/sys/class/net/virbr-lan/address')).toBe(address);
    expect((await helpers()).split('\n')).toHaveLength(before.split('\n').length);
    expect((await agent.apply(plan())).outcomes).toEqual([]);
  });

  it('is recognised when the network was defined anew meanwhile', async () => {
    await forget();
    const [network] = plan().networks;
    if (network === undefined) throw new Error('no network');
    const again = step('again', { kind: 'create-network', network });
    expect((await agent.apply(plan(), [again])).outcomes).toEqual([{ id: 'again', outcome: 'done' }]);
    expect((await live.virsh('net-list', '--name')).trim()).toBe('lan');
  });

  it('goes together with a network that is deleted', async () => {
    await forget();
    expect(undone(await agent.apply(plan(false)))).toEqual([]);
    expect(await bridges()).not.toContain('virbr-lan');
    expect(await helpers()).toBe('');
  });

  it("is not taken for a stranger's bridge of that name, nor one into which a stranger is plugged", async () => {
    await live.virsh('net-destroy', 'lan');
    await inside('ip', 'link', 'add', 'virbr-lan', 'type', 'bridge');
    expect(undone(await agent.apply(plan()))).toEqual([
      expect.stringMatching(/^start-network:lan libvirt: /),
    ]);
    expect(await bridges()).toContain('virbr-lan');
    await inside('ip', 'link', 'delete', 'virbr-lan');
    expect(undone(await agent.apply(plan()))).toEqual([]);
    await inside('ip', 'tuntap', 'add', 'dev', 'stranger0', 'mode', 'tap');
    await inside('ip', 'link', 'set', 'dev', 'stranger0', 'master', 'virbr-lan');
    await forget();
    expect(undone(await agent.apply(plan()))).toEqual([
      expect.stringMatching(/^start-network:lan libvirt: /),
    ]);
    expect(await bridges()).toContain('virbr-lan');
    await inside('ip', 'link', 'delete', 'stranger0');
    expect(undone(await agent.apply(plan()))).toEqual([]);
  });
});
