import { describe, expect, it } from '@jest/globals';
import { differenceOfNic } from '../../../../../host-agent/executor/steps/live/nic-difference';
import type { DomainInterface } from '../../../../../host-agent/libvirt';

const planned: DomainInterface = {
  type: 'network',
  macAddress: '52:54:00:00:00:01',
  source: 'lan',
  model: 'virtio',
};
const parameters = [
  { name: 'MAC', value: '52:54:00:00:00:01' },
  { name: 'IP', value: '10.0.0.5' },
];

describe('a NIC that runs', () => {
  it.each<readonly [string, DomainInterface, DomainInterface]>([
    ['with what libvirt chose', planned, { ...planned, targetDevice: 'vnet0', alias: 'net0', mtu: 1500 }],
    ['with its link said to be up', planned, { ...planned, linkState: 'up' }],
    [
      'on a network of which libvirt shows the bridge',
      planned,
      { ...planned, type: 'bridge', source: 'br0', sourceNetwork: 'lan' },
    ],
    [
      'with a filter whose parameters stand in another order',
      { ...planned, filter: { name: 'clean-traffic', parameters } },
      { ...planned, filter: { name: 'clean-traffic', parameters: parameters.toReversed() } },
    ],
  ])('is as planned %s', (_, want, have) => {
    expect(differenceOfNic(want, have)).toBeUndefined();
  });

  it.each<readonly [string, DomainInterface | undefined]>([
    ['no NIC', undefined],
    ['attachment', { ...planned, source: 'dmz' }],
    ['attachment', { ...planned, type: 'bridge', source: 'lan' }],
    ['link', { ...planned, linkState: 'down' }],
    ['inbound bandwidth', { ...planned, bandwidth: { inbound: { averageKiBPerSecond: 1 } } }],
    ['outbound bandwidth', { ...planned, bandwidth: { outbound: { averageKiBPerSecond: 1 } } }],
    ['filter', { ...planned, filter: { name: 'clean-traffic', parameters: [] } }],
  ])('differs in: %s', (field, have) => {
    expect(differenceOfNic(planned, have)).toContain(field);
  });
});
