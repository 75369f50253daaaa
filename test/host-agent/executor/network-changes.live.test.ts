import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { NetworkEntryChange } from '../../../host-agent/planner';
import type { Plan, PlanManagedNetwork } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { askGuest } from '../live/guest-view';
import { AgentProcess } from './agent-process';
import { guestImages } from './guest-images';
import { creationSteps, findMachine, labMachine, labPlan, step } from './lab';
import { execute, failures } from './live-executor';

describe('the network of a running guest', () => {
  const live = useLiveHost();
  const agent = new AgentProcess(live);
  const lab = (): Plan =>
    labPlan({
      poolPath: join(live.sandbox.poolDirectory, 'main'),
      images: guestImages(live),
      withNetwork: true,
      machines: [labMachine('web', 11)],
    });
  const lan = (): PlanManagedNetwork => {
    const [network] = lab().networks;
    if (network === undefined || network.mode === 'bridge') throw new Error('no network');
    return network;
  };

  beforeAll(async () => {
    const report = await execute(live, lab(), creationSteps(lab()));
    if (!report.succeeded) throw new Error(failures(report).join('\n'));
  }, 180_000);

  it('is restarted with the guest plugged in again, and the cut is reported', async () => {
    const { bootId } = await live.waitForGuest('10.93.0.11');
    const restart = step('restart', { kind: 'restart-network', network: lan() });
    const { outcomes, observations } = await agent.apply(lab(), [restart]);
    expect(outcomes).toEqual([{ id: 'restart', outcome: 'done' }]);
    expect(observations).toEqual([{ fact: 'link-cut-ms', value: expect.any(Number) }]);
    expect(observations[0]?.value).toBeGreaterThan(10);
    expect(await live.waitForGuest('10.93.0.11')).toMatchObject({ bootId });
  });

  it('gets another range of addresses while it runs', async () => {
    const changes: readonly NetworkEntryChange[] = [
      { entry: 'dhcp-range', family: 'ipv4', operation: 'remove', start: '10.93.0.100', end: '10.93.0.200' },
      { entry: 'dhcp-range', family: 'ipv4', operation: 'add', start: '10.93.0.120', end: '10.93.0.140' },
    ];
    const update = step('range', { kind: 'update-network-entries', network: lan(), changes });
    expect((await agent.apply(lab(), [update])).outcomes).toEqual([{ id: 'range', outcome: 'done' }]);
    const xml = await live.virsh('net-dumpxml', 'lan');
    expect(xml.match(/<range [^>]*>/g)).toEqual(["<range start='10.93.0.120' end='10.93.0.140'/>"]);
    expect(await live.tryHttpGet('10.93.0.11', '/cgi-bin/marker')).toBeDefined();
  });

  it('is not limited by half when its kernel cannot limit it', async () => {
    const web = findMachine(lab(), 'web');
    const [nic] = web.nics;
    if (nic === undefined) throw new Error('no NIC');
    const bandwidth = { inbound: { averageKiBPerSecond: 512 as never } };
    const limit = step('limit', {
      kind: 'update-nic',
      machine: web,
      nic: { ...nic, bandwidth },
      moves: false,
    });
    const [outcome] = (await agent.apply(lab(), [limit])).outcomes;
    const [, device = ''] = /(vnet\d+)/.exec(await live.virsh('domiflist', 'web')) ?? [];
    const { stdout } = await live.sandbox.exec(['tc', 'qdisc', 'show', 'dev', device]);
    const isLimited = stdout.includes('htb');
    // Kernels with the queueing disciplines do as they are told, others leave nothing behind.
    expect({ isLimited, outcome: outcome?.outcome }).toEqual(
      isLimited
        ? { isLimited, outcome: 'done' }
        : { isLimited, outcome: expect.stringMatching(/^libvirt: libvirt refused domainUpdateDeviceFlags/) },
    );
    expect((await live.virsh('dumpxml', 'web')).includes('<bandwidth>')).toBe(isLimited);
    expect(Object.values((await askGuest(live, 'web')).nics).map(({ carrier }) => carrier)).toEqual([true]);
  });
});
