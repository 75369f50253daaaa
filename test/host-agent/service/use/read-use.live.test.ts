import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../../host-agent/executor';
import { connectLibvirt, type LibvirtEvent, type LibvirtHost } from '../../../../host-agent/libvirt';
import { createUseSampler } from '../../../../host-agent/service/use/use-sampler';
import { readUse } from '../../../../host-agent/service/use/read-use';
import { ratesBetween } from '../../../../host-agent/service/use/rates';
import { tinyDomainXml, useLiveHost, waitFor } from '../../../support/live-host';

const live = useLiveHost();
let host: LibvirtHost;
const events: LibvirtEvent[] = [];

const NETWORK_XML = `<network><name>use</name><forward mode='nat'/><bridge name='usebr0'/>
  <ip address='10.83.0.1' netmask='255.255.255.0'><dhcp><range start='10.83.0.10' end='10.83.0.20'/></dhcp></ip></network>`;

beforeAll(async () => {
  // Use is read where nothing can be written.
  host = await connectLibvirt(live.uri, { readOnly: true });
  void (async () => {
    for await (const event of host.events()) events.push(event);
  })();
  const diskPath = join(live.sandbox.imagesDirectory, 'use.qcow2');
  await live.sandbox.exec(['qemu-img', 'create', '-q', '-f', 'qcow2', diskPath, '16M']);
  await live.virshWithXml(NETWORK_XML, 'net-create');
  const xml = tinyDomainXml({
    name: 'used',
    guest: live.guest,
    network: 'use',
    diskPath,
    serialLogPath: join(live.sandbox.logDirectory, 'used.log'),
  });
  await live.virshWithXml(xml, 'define');
  await live.virshWithXml(xml.replaceAll('used', 'idle').replace(/<disk .*<\/disk>/, ''), 'define');
  await live.virsh('start', 'used');
});
afterAll(async () => {
  await host.close();
});

/** `virsh domstats` of Debian, by parameter. */
async function oracle(): Promise<ReadonlyMap<string, string>> {
  const text = await live.virsh('domstats', 'used');
  return new Map(
    [...text.matchAll(/^ {2}([\w.-]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('the use of a machine that runs', () => {
  it('is what virsh says, and machines that do not run have none', async () => {
    const before = await oracle();
    const sample = await readUse(host, 0);
    const after = await oracle();
    expect(sample.machines.map(({ name }) => name)).toEqual(['used']);
    const [machine] = sample.machines;
    if (machine === undefined) throw new Error('no machine');
    expect(machine).not.toHaveProperty('pausedBecause');
    expect(machine.cpu.vcpus).toBe(1);
    expect(machine.memory).toMatchObject({ balloonMiB: 96, maximumMiB: 96 });
    const between = (value: number | undefined, name: string): void => {
      expect(value).toBeGreaterThanOrEqual(Number(before.get(name)));
      expect(value).toBeLessThanOrEqual(Number(after.get(name)));
    };
    between(machine.cpu.usedNanoseconds, 'cpu.time');
    between(machine.cpu.delayNanoseconds, 'vcpu.0.delay');
    const [disk] = machine.disks;
    expect(disk).toMatchObject({ target: before.get('block.0.name'), path: before.get('block.0.path') });
    between(disk?.readBytes, 'block.0.rd.bytes');
    between(disk?.reads, 'block.0.rd.reqs');
    between(disk?.writeNanoseconds, 'block.0.wr.times');
    const [nic] = machine.nics;
    expect(nic?.interface).toBe(before.get('net.0.name'));
    between(nic?.receivedBytes, 'net.0.rx.bytes');
    between(nic?.sentPackets, 'net.0.tx.pkts');
  });

  it('grows while it boots, and gives rates', async () => {
    const first = await readUse(host, performance.now());
    const rates = await waitFor(
      async () => {
        const [found] = ratesBetween(first, await readUse(host, performance.now()));
        return found !== undefined && found.sentBytesPerSecond > 0 && found;
      },
      { timeoutMs: 90_000, description: 'the guest asks for an address' },
    );
    expect(rates).toMatchObject({ name: 'used', memoryMiB: 96 });
    expect(rates.cpuPercent).toBeGreaterThan(0);
    expect(rates.stealPercent).toBeGreaterThanOrEqual(0);
  });

  it('says that the machine is paused, and why', async () => {
    await live.virsh('suspend', 'used');
    expect((await readUse(host, 0)).machines).toMatchObject([{ name: 'used', pausedBecause: 'user' }]);
    await live.virsh('resume', 'used');
    expect((await readUse(host, 0)).machines[0]).not.toHaveProperty('pausedBecause');
  });
});

describe('a machine that hangs', () => {
  it('costs one call, which is given up in time, and hides no other machine from the next one', async () => {
    await live.virsh('start', 'idle');
    const pid = (await live.sandbox.exec(['pgrep', '-f', 'guest=used,'])).stdout.trim();
    expect(pid).toMatch(/^\d+$/);
    await live.sandbox.exec(['kill', '-STOP', pid]);
    try {
      const sampler = createUseSampler({ libvirt: () => host, clock: systemClock });
      expect(await sampler.sample()).toBeUndefined();
      const { machines } = await readUse(host, 0);
      expect(machines.map(({ name }) => name).toSorted()).toEqual(['idle', 'used']);
      expect(machines.find(({ name }) => name === 'idle')?.memory.residentMiB).toBeGreaterThan(0);
    } finally {
      await live.sandbox.exec(['kill', '-CONT', pid]);
    }
    await live.virsh('destroy', 'idle');
  });
});

describe('events', () => {
  const sawOf = (event: string): LibvirtEvent | undefined =>
    events.findLast((each) => each.kind === 'domain-lifecycle' && each.event === event);

  it('tell of a guest that starts anew, and why a machine has stopped', async () => {
    await live.virsh('reset', 'used');
    await waitFor(() => events.some(({ kind }) => kind === 'domain-reboot'), {
      timeoutMs: 30_000,
      description: 'the reboot event',
    });
    await live.virsh('destroy', 'used');
    const stopped = await waitFor(() => sawOf('stopped'), {
      timeoutMs: 30_000,
      description: 'the stopped event',
    });
    expect(stopped).toMatchObject({ domain: { name: 'used' }, reason: 'destroyed' });
    expect(sawOf('suspended')).toMatchObject({ reason: 'paused' });
    expect(sawOf('started')).toMatchObject({ reason: 'booted' });
  });
});
