import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../../../lib/plan';
import type { AddressFamily } from '../../../../lib/plan/addresses';
import { indexPlan, tryFindSubnet } from '../../../../lib/plan/checks/plan-index';
import { ipv4, managed, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const indexOf = (change: (plan: PlanDraft) => unknown = () => undefined) => {
  const plan = samplePlanWith(change);
  return { plan, index: indexPlan(plan) };
};
function subnetOf(plan: Plan, index: number, family: AddressFamily) {
  const network = plan.networks[index];
  const subnet = network === undefined || network.mode === 'bridge' ? undefined : network[family];
  if (subnet === undefined) throw new Error(`network ${index} of the sample has no such subnet`);
  return subnet;
}
const address = (value: bigint) => ({ family: 'ipv4', value });

describe('the index of a plan', () => {
  it('finds objects by their names', () => {
    const { plan, index } = indexOf();
    expect([...index.pools]).toEqual(plan.pools.map((pool) => [pool.name, pool]));
    expect([...index.images]).toEqual(plan.images.map((image) => [image.name, image]));
    expect([...index.networks]).toEqual(plan.networks.map((network) => [network.name, network]));
  });

  it('has the subnets of managed networks as numbers, with their ranges where they state any', () => {
    const { plan, index } = indexOf();
    expect(index.subnets.map(({ path, network, family }) => [path, network.name, family])).toEqual([
      ['$.networks[0].ipv4', 'lan', 'ipv4'],
      ['$.networks[0].ipv6', 'lan', 'ipv6'],
      ['$.networks[1].ipv4', 'storage', 'ipv4'],
      ['$.networks[2].ipv6', 'dmz', 'ipv6'],
    ]);
    expect(index.subnets[0]).toStrictEqual({
      network: plan.networks[0],
      family: 'ipv4',
      path: '$.networks[0].ipv4',
      subnet: {
        family: 'ipv4',
        prefixLength: 24,
        first: 0x0a0a0000n,
        last: 0x0a0a00ffn,
        hasHostBits: false,
      },
      gateway: address(0x0a0a0001n),
      dhcpRange: { start: address(0x0a0a0064n), end: address(0x0a0a00c7n) },
    });
    expect(index.subnets[1]).not.toHaveProperty('dhcpRange');
  });

  it('finds the subnet of a family on a network, if it has one', () => {
    const { plan, index } = indexOf();
    const found = plan.networks.flatMap((network) =>
      network.mode === 'bridge'
        ? []
        : (['ipv4', 'ipv6'] as const).map((family) => tryFindSubnet(index, network, family)?.path),
    );
    expect(found).toEqual([
      '$.networks[0].ipv4',
      '$.networks[0].ipv6',
      '$.networks[1].ipv4',
      undefined,
      undefined,
      '$.networks[2].ipv6',
    ]);
  });

  // A plan that was made by a program need not have been through the schema, and each check still has to find its way.
  it.each<readonly [string, number, AddressFamily, object, string]>([
    ['a subnet without a length', 1, 'ipv4', { cidr: '10.20.0.0' }, 'lan lan dmz'],
    ['a subnet whose gateway is none', 2, 'ipv6', { gateway: 'gateway' }, 'lan lan storage'],
  ])('leaves out %s', (_, network, family, wrong, expected) => {
    const plan = samplePlanWith(() => undefined);
    Object.assign(subnetOf(plan, network, family), wrong);
    const names = indexPlan(plan).subnets.map((subnet) => subnet.network.name);
    expect(names.join(' ')).toBe(expected);
  });

  it.each(['start', 'end'])('leaves out a DHCP range whose %s is no address', (end) => {
    const plan = samplePlanWith(() => undefined);
    Object.assign(subnetOf(plan, 0, 'ipv4').dhcpRange ?? {}, { [end]: 'none' });
    expect(indexPlan(plan).subnets[0]).not.toHaveProperty('dhcpRange');
  });
});

describe('fixed addresses', () => {
  const linesOf = (change?: (plan: PlanDraft) => unknown) =>
    indexOf(change).index.fixedAddresses.map(
      ({ text, family, link, network }) => [text, family, link, network?.name] as const,
    );

  it('are those of reservations and of NICs, with their links and the networks that serve them', () => {
    expect(linesOf((plan) => (nic(plan, 2).ipv6 = 'fd00:99::1'))).toEqual([
      ['10.10.0.50', 'ipv4', 'network lan', 'lan'],
      ['fd00:10::50', 'ipv6', 'network lan', 'lan'],
      ['10.10.0.10', 'ipv4', 'network lan', 'lan'],
      ['fd00:10::10', 'ipv6', 'network lan', 'lan'],
      ['192.0.2.10', 'ipv4', 'bridge br1', undefined],
      ['10.20.0.10', 'ipv4', 'network storage', 'storage'],
      ['fd00:99::1', 'ipv6', 'bridge br0', undefined],
      ['10.10.0.60', 'ipv4', 'network lan', 'lan'],
    ]);
  });

  it('say where they stand and whose they are', () => {
    const { index } = indexOf();
    expect(index.fixedAddresses.slice(1, 3).map((fixed) => fixed.place())).toEqual([
      {
        path: '$.networks[0].ipv6.reservations[0].address',
        owner: 'a reservation of network "lan"',
        key: 'kvm-1/lan',
      },
      { path: '$.machines[0].nics[0].ipv4', owner: 'machine "web"', key: 'kvm-1/web' },
    ]);
  });

  it('leave out a NIC on a network that is not there', () => {
    const lines = linesOf((plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'lna' };
    });
    expect(lines.map(([text]) => text)).not.toContain('10.20.0.10');
  });

  it('are none where no network reserves and no NIC states any', () => {
    const lines = linesOf((plan) => {
      plan.machines = [];
      managed(plan, 0).ipv4 = { ...ipv4(plan), reservations: [] };
      delete managed(plan, 0).ipv6;
    });
    expect(lines).toEqual([]);
  });
});
