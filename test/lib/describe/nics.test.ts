import { describe, expect, it } from '@jest/globals';
import { describeNic } from '../../../lib/describe';
import { changedMachine, describeChanged } from './sample';

describe('describeNic', () => {
  it('says only what the plan states', () => {
    const { machine } = changedMachine('web', () => {});
    expect(machine.nics.map(describeNic)).toEqual([
      { type: 'network', source: 'lan', macAddress: '52:54:00:00:00:01', model: 'virtio' },
      { type: 'bridge', source: 'br1', macAddress: '52:54:00:00:00:02', model: 'e1000e' },
    ]);
  });

  it('says link, MTU, bandwidth and filter, alone and in the whole machine', () => {
    const change: Parameters<typeof changedMachine>[1] = (machine) => {
      const [nic] = machine.nics;
      if (nic === undefined) return;
      nic.linkUp = false;
      nic.mtu = 1400;
      nic.bandwidth = { inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 64 } };
      nic.filter = { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.10.0.10' }] };
    };
    const { machine } = changedMachine('web', change);
    const [described] = machine.nics.map(describeNic);
    expect(described).toEqual({
      type: 'network',
      source: 'lan',
      macAddress: '52:54:00:00:00:01',
      model: 'virtio',
      linkState: 'down',
      mtu: 1400,
      bandwidth: { inbound: { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 64 } },
      filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.10.0.10' }] },
    });
    expect(describeChanged('web', change).devices.interfaces[0]).toEqual(described);
  });
});
