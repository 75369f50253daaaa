import { describe, expect, it } from '@jest/globals';
import type { DomainStatistics, LibvirtHost, StatisticsOptions } from '../../../../host-agent/libvirt';
import { readUse } from '../../../../host-agent/service/use/read-use';
import { fakeLibvirtHost } from '../../../support/fake-libvirt-host';
import { uuidOf } from './machines';

const domain = { name: 'web', uuid: uuidOf('web'), id: 1 };

/** A host that answers the bulk call with these parameters, and no other call at all. */
function hostWith(
  parameters: Readonly<Record<string, number | bigint | string | boolean>>,
  more: Partial<DomainStatistics> = {},
): { readonly host: LibvirtHost; readonly asked: StatisticsOptions[] } {
  const asked: StatisticsOptions[] = [];
  const fake = fakeLibvirtHost({
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: '',
    domainCapabilitiesXml: new Map(),
  });
  const statistics = async (options: StatisticsOptions = {}): Promise<readonly DomainStatistics[]> => {
    asked.push(options);
    return [{ domain, parameters: new Map(Object.entries(parameters)), ...more }];
  };
  return { host: { ...fake, domains: { ...fake.domains, statistics } }, asked };
}

const FULL = {
  'state.state': 1,
  'state.reason': 1,
  'cpu.time': 12_000_000_000n,
  'balloon.current': 524_288n,
  'balloon.maximum': 1_048_576n,
  'balloon.unused': 102_400n,
  'balloon.usable': 204_800n,
  'balloon.rss': 307_200n,
  'vcpu.current': 2,
  'vcpu.maximum': 4,
  'vcpu.0.delay': 1_000n,
  'vcpu.3.delay': 2_000n,
  'net.count': 1,
  'net.0.name': 'vnet0',
  'net.0.rx.bytes': 10n,
  'net.0.rx.pkts': 2n,
  'net.0.rx.errs': 1n,
  'net.0.rx.drop': 3n,
  'net.0.tx.bytes': 20n,
  'net.0.tx.pkts': 4n,
  'net.0.tx.errs': 5n,
  'net.0.tx.drop': 6n,
  'block.count': 2,
  'block.0.name': 'vda',
  'block.0.path': '/images/web.qcow2',
  'block.0.rd.reqs': 7n,
  'block.0.rd.bytes': 700n,
  'block.0.rd.times': 70n,
  'block.0.wr.reqs': 8n,
  'block.0.wr.bytes': 800n,
  'block.0.wr.times': 80n,
  'block.1.name': 'sda',
};

describe('reading use', () => {
  it('takes all from one call, in which no machine waits for another', async () => {
    const { host, asked } = hostWith(FULL);
    expect(await readUse(host, 42)).toEqual({
      monotonicMs: 42,
      machines: [
        {
          name: 'web',
          uuid: domain.uuid,
          cpu: { usedNanoseconds: 12_000_000_000, delayNanoseconds: 3_000, vcpus: 2 },
          memory: {
            balloonMiB: 512,
            maximumMiB: 1024,
            unusedMiB: 100,
            usableMiB: 200,
            residentMiB: 300,
          },
          disks: [
            {
              target: 'vda',
              path: '/images/web.qcow2',
              readBytes: 700,
              writtenBytes: 800,
              reads: 7,
              writes: 8,
              readNanoseconds: 70,
              writeNanoseconds: 80,
            },
          ],
          nics: [
            {
              interface: 'vnet0',
              receivedBytes: 10,
              sentBytes: 20,
              receivedPackets: 2,
              sentPackets: 4,
              drops: 9,
              errors: 6,
            },
          ],
        },
      ],
    });
    expect(asked).toEqual([
      {
        groups: ['state', 'cpu-total', 'balloon', 'vcpu', 'interface', 'block'],
        activeOnly: true,
        withoutWaiting: true,
      },
    ]);
  });

  it('says why a machine is paused', async () => {
    const { host } = hostWith(FULL, { pausedBecause: 'ioerror' });
    expect((await readUse(host, 0)).machines[0]?.pausedBecause).toBe('ioerror');
  });

  it.each(Object.keys(FULL).filter((name) => name !== 'cpu.time'))('does without %s', async (missing) => {
    const { [missing as keyof typeof FULL]: _, ...rest } = FULL;
    const { machines } = await readUse(hostWith(rest).host, 0);
    expect(machines).toHaveLength(1);
    expect(JSON.stringify(machines)).not.toContain('null');
  });

  it('takes a machine that has just ended for none, not for an idle one', async () => {
    expect((await readUse(hostWith({ 'state.state': 5 }).host, 0)).machines).toEqual([]);
  });

  it('is not led to count to thousands of millions', async () => {
    const { host } = hostWith({ ...FULL, 'block.count': 4_000_000_000n, 'net.count': -1 });
    expect((await readUse(host, 0)).machines[0]).toMatchObject({ disks: [{ target: 'vda' }], nics: [] });
  });
});
