import { describe, expect, it } from '@jest/globals';
import { reservationsOf, type Plan } from '../../../../lib/plan';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

function reserved(name: string, change: (plan: PlanDraft) => void = () => undefined): readonly string[] {
  const plan: Plan = samplePlanWith(change);
  const network = plan.networks.find((candidate) => candidate.name === name);
  if (network === undefined || network.mode === 'bridge') throw new Error(`${name} serves no addresses`);
  return reservationsOf(plan, network).map((entry) =>
    [entry.family, entry.address, entry.mac, ...('name' in entry ? [entry.name] : [])].join(' '),
  );
}

describe('what a network reserves', () => {
  it('is what its plan lists and the fixed addresses of the NICs on it, in the order of the addresses', () => {
    expect(reserved('lan')).toEqual([
      'ipv4 10.10.0.10 52:54:00:00:00:01 web',
      'ipv4 10.10.0.50 52:54:00:aa:00:01 printer',
      'ipv4 10.10.0.60 52:54:00:00:00:06 vault',
      'ipv6 fd00:10::10 52:54:00:00:00:01 web',
      'ipv6 fd00:10::50 52:54:00:aa:00:01 printer',
    ]);
  });

  it.each([
    [
      'of a NIC that is another one of its machine elsewhere',
      'storage',
      ['ipv4 10.20.0.10 52:54:00:00:00:04 tiny'],
    ],
    ['of nobody where nobody has a fixed address', 'dmz', []],
  ])('is that %s', (_whose, network, expected) => {
    expect(reserved(network)).toEqual(expected);
  });

  it('is the same in whatever order the plan has it', () => {
    const turned = reserved('lan', (plan) => {
      plan.machines.reverse();
    });
    expect(turned).toEqual(reserved('lan'));
  });

  it('needs no name for IPv4 and leaves out IPv6 without one', () => {
    const nameless = reserved('lan', ({ networks: [lan] }) => {
      if (lan === undefined || lan.mode === 'bridge')
        throw new Error('the sample begins with another network');
      for (const family of [lan.ipv4, lan.ipv6]) {
        for (const entry of family?.reservations ?? []) delete entry.name;
      }
    });
    expect(nameless).toContain('ipv4 10.10.0.50 52:54:00:aa:00:01');
    expect(nameless.filter((text) => text.includes('::50'))).toEqual([]);
  });

  it('has the name of a machine for its first NIC on the network alone', () => {
    const two = reserved('lan', ({ machines: [web] }) => {
      const [nic] = web?.nics ?? [];
      if (web === undefined || nic === undefined) throw new Error('the sample begins with another machine');
      web.nics.push({
        ...nic,
        name: 'second',
        mac: '52:54:00:00:00:09',
        ipv4: '10.10.0.11',
        ipv6: 'fd00:10::11',
      });
    });
    expect(two).toContain('ipv4 10.10.0.11 52:54:00:00:00:09');
    expect(two.filter((text) => text.includes('::11'))).toEqual([]);
  });
});
