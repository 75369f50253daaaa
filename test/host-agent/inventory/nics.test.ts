import { describe, expect, it } from '@jest/globals';
import { nicOf } from '../../../host-agent/inventory/nics';

const NIC = { type: 'network', macAddress: '52:54:00:00:00:01', source: 'lan', model: 'virtio' };

describe('nicOf', () => {
  it.each([
    [undefined, true],
    ['up', true],
    ['down', false],
  ])('takes the link state %s for up: %s', (linkState, linkUp) => {
    expect(nicOf(linkState === undefined ? NIC : { ...NIC, linkState }).linkUp).toBe(linkUp);
  });

  it('says MTU, bandwidth and filter only where they are stated', () => {
    expect(Object.keys(nicOf(NIC))).toEqual(['mac', 'attachment', 'model', 'linkUp']);
    const bandwidth = { inbound: { averageKiBPerSecond: 100 } };
    expect(nicOf({ ...NIC, mtu: 1400, bandwidth })).toMatchObject({ mtu: 1400, bandwidth });
  });

  it('puts the parameters of a filter in the order of their names', () => {
    const parameters = [
      { name: 'MAC', value: 'x' },
      { name: 'IP', value: '10.0.0.1' },
    ];
    expect(nicOf({ ...NIC, filter: { name: 'clean-traffic', parameters } }).filter).toEqual({
      name: 'clean-traffic',
      parameters: [parameters[1], parameters[0]],
    });
  });
});
