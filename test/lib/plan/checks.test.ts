import { describe, expect, it } from '@jest/globals';
import { checkPlan, parsePlan } from '../../../lib/plan';
import { VAULT, at, bootFrom, cdrom, disk, ipv4, ipv6, machine, managed, nic, table } from './check-table';
import { samplePlan, samplePlanWith, type PlanDraft } from './sample-plan';

describe('checkPlan', () => {
  it('finds nothing in a plan that uses everything', () => {
    expect(checkPlan(samplePlanWith(() => undefined))).toEqual([]);
  });

  it('reports problems of several kinds together, with construct paths', () => {
    const plan = samplePlan();
    machine(plan).vcpus.maximum = 1;
    nic(plan, 1, 1).ipv4 = '10.99.0.1';
    const result = parsePlan(JSON.stringify(plan));
    expect(result.ok ? [] : result.problems).toEqual([
      {
        code: 'address-outside-subnet',
        path: '$.machines[1].nics[1].ipv4',
        key: 'kvm-1/tiny',
        message:
          'the address 10.99.0.1 of machine "tiny" is outside of 10.20.0.0/24, the subnet of network "storage"',
        advice: 'Use an address of the subnet.',
      },
      {
        code: 'maximum-below-current',
        path: '$.machines[0].vcpus.maximum',
        key: 'kvm-1/web',
        message: 'machine "web" has 2 vCPUs and may have at most 1',
        advice: 'Raise the maximum to 2 or more.',
      },
    ]);
  });

  it('says what a duplicate is a duplicate of', () => {
    const problems = checkPlan(samplePlanWith((plan) => (nic(plan, 1).mac = '52:54:00:00:00:01')));
    expect(problems.map(({ message }) => message)).toEqual([
      'NIC "lan" of machine "tiny" has the MAC address 52:54:00:00:00:01, which NIC "lan" of machine "web" has already ($.machines[0].nics[0].mac)',
    ]);
  });
});

describe('duplicates', () => {
  table([
    [
      'of a machine name',
      (plan) => (machine(plan, 2).name = 'web'),
      [['duplicate-name', '$.machines[2].name', 'kvm-1/arm']],
    ],
    [
      'of a pool name',
      (plan) =>
        plan.pools.push({
          name: 'default',
          uuid: '00000000-0000-5000-8000-000000000002',
          key: 'kvm-1/more',
          path: '/srv/more',
          autostart: true,
        }),
      [['duplicate-name', '$.pools[1].name', 'kvm-1/more']],
    ],
    [
      'of a disk name in a machine',
      (plan) => (disk(plan, 0, 1).name = 'root'),
      [['duplicate-name', '$.machines[0].disks[1].name', 'kvm-1/web']],
    ],
    [
      'of a disk and a CD drive in a machine, which the boot order could not tell apart',
      (plan) => Object.assign(cdrom(plan), { name: 'root' }) && (machine(plan, 3).boot = bootFrom('root')),
      [['duplicate-name', '$.machines[3].cdroms[0].name', VAULT]],
    ],
    [
      'of two CD drives in a machine',
      (plan) => (cdrom(plan, 1).name = 'install'),
      [['duplicate-name', '$.machines[3].cdroms[1].name', VAULT]],
    ],
    [
      'of a NIC name in a machine',
      (plan) => (nic(plan, 0, 1).name = 'lan'),
      [['duplicate-name', '$.machines[0].nics[1].name', 'kvm-1/web']],
    ],
    ['of a disk name in two machines, which is no problem', (plan) => (disk(plan, 2).name = 'root'), []],
    [
      'of a UUID, even of another kind of object',
      (plan) => (machine(plan).uuid = '00000000-0000-5000-8000-000000000011'),
      [['duplicate-uuid', '$.machines[0].uuid', 'kvm-1/web']],
    ],
    [
      'of a construct path',
      (plan) => (machine(plan, 1).key = 'kvm-1/web'),
      [['duplicate-construct-path', '$.machines[1].key', 'kvm-1/web']],
    ],
    [
      'of a disk and an image file',
      (plan) => (disk(plan).fileName = 'image-debian-12-abababababababab'),
      [['duplicate-file-name', '$.machines[0].disks[0].fileName', 'kvm-1/web']],
    ],
    [
      'of a disk and a seed file',
      (plan) => (disk(plan, 2).fileName = 'web-seed-b9471dad8fe2fcf9.iso'),
      [['duplicate-file-name', '$.machines[2].disks[0].fileName', 'kvm-1/arm']],
    ],
    [
      'of a MAC address in a reservation and a NIC',
      (plan) => at(ipv4(plan).reservations, 0) && (at(ipv4(plan).reservations, 0).mac = '52:54:00:00:00:05'),
      [['duplicate-mac', '$.networks[0].ipv4.reservations[0].mac', 'kvm-1/lan']],
    ],
    [
      'of a MAC address in two reservations of one subnet',
      (plan) => ipv4(plan).reservations.push({ mac: '52:54:00:aa:00:01', address: '10.10.0.51' }),
      [['duplicate-mac', '$.networks[0].ipv4.reservations[1].mac', 'kvm-1/lan']],
    ],
    [
      'of an address on a network',
      (plan) => (nic(plan, 1).ipv4 = '10.10.0.10'),
      [['duplicate-address', '$.machines[1].nics[0].ipv4', 'kvm-1/tiny']],
    ],
    [
      'of an address that is reserved',
      (plan) => (nic(plan, 1).ipv4 = '10.10.0.50'),
      [['duplicate-address', '$.machines[1].nics[0].ipv4', 'kvm-1/tiny']],
    ],
    [
      'of an address on one bridge, by network and by name',
      (plan) => {
        nic(plan, 2).ipv4 = '192.0.2.10';
        nic(plan, 0, 1).attachment = { kind: 'bridge', bridge: 'br0' };
      },
      [['duplicate-address', '$.machines[2].nics[0].ipv4', 'kvm-1/arm']],
    ],
    ['of an address on two bridges, which is no problem', (plan) => (nic(plan, 2).ipv4 = '192.0.2.10'), []],
    [
      'of an address among DNS hosts',
      (plan) => managed(plan, 0).dns.hosts.push({ address: '10.10.0.1', names: ['router'] }),
      [['duplicate-address', '$.networks[0].dns.hosts[1].address', 'kvm-1/lan']],
    ],
    [
      'of a bridge name',
      (plan) => (managed(plan, 1).bridgeName = 'fw-lan'),
      [['duplicate-bridge-name', '$.networks[1].bridgeName', 'kvm-1/storage']],
    ],
    [
      'of a bridge that a network makes and a NIC takes as existing',
      (plan) => (nic(plan, 0, 1).attachment = { kind: 'bridge', bridge: 'fw-dmz' }),
      [['duplicate-bridge-name', '$.machines[0].nics[1].attachment.bridge', 'kvm-1/web']],
    ],
    [
      'of a host name in a reservation and a machine',
      (plan) => (at(ipv4(plan).reservations, 0).name = 'web'),
      [['duplicate-name', '$.networks[0].ipv4.reservations[0].name', 'kvm-1/lan']],
    ],
    [
      'of a disk in the boot order',
      (plan) => (machine(plan).boot = { kind: 'disk', order: ['root', 'data', 'root'] }),
      [['duplicate-reference', '$.machines[0].boot.order[2]', 'kvm-1/web']],
    ],
  ]);
});

describe('storage', () => {
  const addPool = (path: string) => (plan: PlanDraft) => {
    plan.pools.unshift({
      name: 'second',
      uuid: '00000000-0000-5000-8000-000000000002',
      key: 'kvm-1/second',
      path,
      autostart: true,
    });
  };
  table([
    [
      'two pools in one folder',
      addPool('/var/lib/fleetwright/default'),
      [['pool-paths-overlap', '$.pools[1].path', 'kvm-1/default']],
    ],
    [
      'a pool inside another',
      addPool('/var/lib/fleetwright/default/more'),
      [['pool-paths-overlap', '$.pools[0].path', 'kvm-1/second']],
    ],
    [
      'a pool around another',
      addPool('/var/lib'),
      [['pool-paths-overlap', '$.pools[1].path', 'kvm-1/default']],
    ],
    [
      'a pool whose name begins like another, which is no problem',
      addPool('/var/lib/fleetwright/default-2'),
      [],
    ],
    [
      'a disk smaller than its image',
      (plan) => (disk(plan).sizeMiB = 2047),
      [['disk-smaller-than-image', '$.machines[0].disks[0].sizeMiB', 'kvm-1/web']],
    ],
    [
      'a copy smaller than its image',
      (plan) => (disk(plan, 0, 2).sizeMiB = 1),
      [['disk-smaller-than-image', '$.machines[0].disks[2].sizeMiB', 'kvm-1/web']],
    ],
    ['a disk just as large as its image, which is no problem', (plan) => (disk(plan).sizeMiB = 2048), []],
    [
      'a disk from a kernel',
      (plan) => (disk(plan).source = { kind: 'image', image: 'vmlinuz' }),
      [['wrong-image-format', '$.machines[0].disks[0].source.image', 'kvm-1/web']],
    ],
    [
      'a CD that is no raw image',
      (plan) => (cdrom(plan).image = 'debian-12'),
      [['wrong-image-format', '$.machines[3].cdroms[0].image', VAULT]],
    ],
    [
      'a disk from a raw image, which is no problem',
      (plan) => (disk(plan).source = { kind: 'copy', image: 'rescue' }),
      [],
    ],
    [
      'a kernel and an initrd from disk images',
      (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'debian-12', initrd: 'debian-12' }),
      [
        ['wrong-image-format', '$.machines[1].boot.kernel', 'kvm-1/tiny'],
        ['wrong-image-format', '$.machines[1].boot.initrd', 'kvm-1/tiny'],
      ],
    ],
    [
      'more disks than the pool may promise',
      (plan) => (disk(plan).sizeMiB = 61_440 - 4 * 4096 + 1),
      [['too-much-disk', '$.pools[0].capacityMiB', 'kvm-1/default']],
    ],
    ['exactly as much as the pool may promise', (plan) => (disk(plan).sizeMiB = 61_440 - 4 * 4096), []],
  ]);
});

describe('references', () => {
  table([
    [
      'to a pool, of an image',
      (plan) => (at(plan.images, 1).pool = 'fast'),
      [['unknown-reference', '$.images[1].pool', 'kvm-1/vmlinuz']],
    ],
    [
      'to a pool, of a disk',
      (plan) => (disk(plan).pool = 'fast'),
      [['unknown-reference', '$.machines[0].disks[0].pool', 'kvm-1/web']],
    ],
    [
      'to an image',
      (plan) => (disk(plan).source = { kind: 'copy', image: 'debian-13' }),
      [['unknown-reference', '$.machines[0].disks[0].source.image', 'kvm-1/web']],
    ],
    [
      'to a network',
      (plan) => (nic(plan, 2).attachment = { kind: 'network', network: 'lna' }),
      [['unknown-reference', '$.machines[2].nics[0].attachment.network', 'kvm-1/arm']],
    ],
    [
      'to a disk, in the boot order',
      (plan) => (machine(plan).boot = { kind: 'disk', order: ['root', 'swap'] }),
      [['unknown-reference', '$.machines[0].boot.order[1]', 'kvm-1/web']],
    ],
    [
      'to an image, of a CD',
      (plan) => (cdrom(plan).image = 'windows'),
      [['unknown-reference', '$.machines[3].cdroms[0].image', VAULT]],
    ],
    [
      'to a kernel and an initrd',
      (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'bzimage', initrd: 'ramdisk' }),
      [
        ['unknown-reference', '$.machines[1].boot.kernel', 'kvm-1/tiny'],
        ['unknown-reference', '$.machines[1].boot.initrd', 'kvm-1/tiny'],
      ],
    ],
    [
      'to a NIC, in a readiness check',
      (plan) => (machine(plan).readiness.checks = [{ kind: 'tcp', nic: 'wan', port: 22 }]),
      [['unknown-reference', '$.machines[0].readiness.checks[0].nic', 'kvm-1/web']],
    ],
    [
      'to a pool, of a seed',
      (plan) => Object.assign(machine(plan).cloudInit ?? {}, { pool: 'fast' }),
      [['unknown-reference', '$.machines[0].cloudInit.pool', 'kvm-1/web']],
    ],
  ]);

  it('shows what there is instead', () => {
    const problems = checkPlan(
      samplePlanWith((plan) => (nic(plan, 2).attachment = { kind: 'network', network: 'lna' })),
    );
    expect(problems[0]).toMatchObject({
      message: 'there is no network "lna"',
      advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
    });
  });
});

describe('networks', () => {
  const range = (start: string, end: string) => (plan: PlanDraft) => (ipv4(plan).dhcpRange = { start, end });
  const lan = 'kvm-1/lan';
  table([
    [
      'a subnet with host bits',
      (plan) => (ipv4(plan).cidr = '10.10.0.1/24'),
      [['subnet-has-host-bits', '$.networks[0].ipv4.cidr', lan]],
    ],
    [
      'IPv6 in capitals',
      (plan) => (nic(plan).ipv6 = 'FD00:10::10'),
      [['address-not-canonical', '$.machines[0].nics[0].ipv6', 'kvm-1/web']],
    ],
    [
      'IPv6 with zeros',
      (plan) => (ipv6(plan).cidr = 'fd00:10:0::/64'),
      [['address-not-canonical', '$.networks[0].ipv6.cidr', lan]],
    ],
    [
      'a DNS host with a long address',
      (plan) => (at(managed(plan, 0).dns.hosts, 0).address = 'fd00:10:0:0:0:0:0:1'),
      [['address-not-canonical', '$.networks[0].dns.hosts[0].address', lan]],
    ],
    [
      'a subnet too small for guests',
      (plan) => Object.assign(ipv4(plan, 1), { cidr: '10.20.0.0/31' }),
      [
        ['subnet-unusable', '$.networks[1].ipv4.cidr', 'kvm-1/storage'],
        ['address-outside-subnet', '$.machines[1].nics[1].ipv4', 'kvm-1/tiny'],
      ],
    ],
    [
      'an IPv6 subnet that DHCPv6 cannot serve',
      (plan) => (ipv6(plan, 2).cidr = 'fd00:30::/56'),
      [['subnet-unusable', '$.networks[2].ipv6.cidr', 'kvm-1/dmz']],
    ],
    [
      'a subnet of link-local addresses',
      (plan) => {
        Object.assign(ipv4(plan, 1), { cidr: '169.254.0.0/16', gateway: '169.254.169.254' });
        nic(plan, 1, 1).ipv4 = '169.254.0.10';
      },
      [['subnet-unusable', '$.networks[1].ipv4.cidr', 'kvm-1/storage']],
    ],
    [
      'a subnet of loopback addresses',
      (plan) => {
        Object.assign(ipv4(plan, 1), { cidr: '127.0.0.0/24', gateway: '127.0.0.1' });
        nic(plan, 1, 1).ipv4 = '127.0.0.10';
      },
      [['subnet-unusable', '$.networks[1].ipv4.cidr', 'kvm-1/storage']],
    ],
    [
      'a gateway outside of its subnet',
      (plan) => (ipv4(plan).gateway = '10.11.0.1'),
      [['address-outside-subnet', '$.networks[0].ipv4.gateway', lan]],
    ],
    [
      'a gateway that is the broadcast address',
      (plan) => (ipv4(plan).gateway = '10.10.0.255'),
      [['address-reserved', '$.networks[0].ipv4.gateway', lan]],
    ],
    [
      'a subnet inside another, of another network',
      (plan) => {
        Object.assign(ipv4(plan, 1), { cidr: '10.10.0.128/25', gateway: '10.10.0.200' });
        nic(plan, 1, 1).ipv4 = '10.10.0.210';
      },
      [['subnets-overlap', '$.networks[1].ipv4.cidr', 'kvm-1/storage']],
    ],
    [
      'equal IPv6 subnets',
      (plan) => Object.assign(ipv6(plan, 2), { cidr: 'fd00:10::/64', gateway: 'fd00:10::2' }),
      [['subnets-overlap', '$.networks[2].ipv6.cidr', 'kvm-1/dmz']],
    ],
    [
      'a DHCP range that leaves its subnet',
      range('10.10.0.200', '10.10.1.10'),
      [['dhcp-range-invalid', '$.networks[0].ipv4.dhcpRange.end', lan]],
    ],
    [
      'a DHCP range over the whole subnet',
      range('10.10.0.0', '10.10.0.255'),
      [
        ['dhcp-range-invalid', '$.networks[0].ipv4.dhcpRange.start', lan],
        ['dhcp-range-invalid', '$.networks[0].ipv4.dhcpRange.end', lan],
        ['address-in-dhcp-range', '$.networks[0].ipv4.reservations[0].address', lan],
        ['address-in-dhcp-range', '$.machines[0].nics[0].ipv4', 'kvm-1/web'],
        ['address-in-dhcp-range', '$.machines[3].nics[0].ipv4', VAULT],
      ],
    ],
    [
      'a DHCP range backwards',
      range('10.10.0.199', '10.10.0.100'),
      [['dhcp-range-invalid', '$.networks[0].ipv4.dhcpRange', lan]],
    ],
    [
      'a DHCP range with the gateway in it',
      (plan) => Object.assign(ipv4(plan), { gateway: '10.10.0.150' }),
      [['dhcp-range-invalid', '$.networks[0].ipv4.dhcpRange', lan]],
    ],
    [
      'a DHCP range larger than libvirt takes',
      (plan) => (ipv6(plan, 2).dhcpRange = { start: 'fd00:30::1:0', end: 'fd00:30::2:0' }),
      [['dhcp-range-invalid', '$.networks[2].ipv6.dhcpRange', 'kvm-1/dmz']],
    ],
    [
      'an address outside of its subnet',
      (plan) => (nic(plan).ipv4 = '10.11.0.10'),
      [['address-outside-subnet', '$.machines[0].nics[0].ipv4', 'kvm-1/web']],
    ],
    [
      'an address that is the gateway',
      (plan) => (nic(plan).ipv4 = '10.10.0.1'),
      [['address-reserved', '$.machines[0].nics[0].ipv4', 'kvm-1/web']],
    ],
    [
      'an address that is the network',
      (plan) => (nic(plan).ipv4 = '10.10.0.0'),
      [['address-reserved', '$.machines[0].nics[0].ipv4', 'kvm-1/web']],
    ],
    [
      'an address that is the broadcast',
      (plan) => (nic(plan).ipv4 = '10.10.0.255'),
      [['address-reserved', '$.machines[0].nics[0].ipv4', 'kvm-1/web']],
    ],
    [
      'an address in the DHCP range',
      (plan) => (nic(plan).ipv4 = '10.10.0.100'),
      [['address-in-dhcp-range', '$.machines[0].nics[0].ipv4', 'kvm-1/web']],
    ],
    [
      'an address on a network without that family',
      (plan) => (nic(plan, 1, 1).ipv6 = 'fd00::5'),
      [['address-without-subnet', '$.machines[1].nics[1].ipv6', 'kvm-1/tiny']],
    ],
    [
      'a reservation outside of its subnet',
      (plan) => (at(ipv6(plan).reservations, 0).address = 'fd00:11::50'),
      [['address-outside-subnet', '$.networks[0].ipv6.reservations[0].address', lan]],
    ],
    [
      'an IPv6 reservation without a name',
      (plan) => Reflect.deleteProperty(at(ipv6(plan).reservations, 0), 'name'),
      [['reservation-without-name', '$.networks[0].ipv6.reservations[0]', lan]],
    ],
    [
      'a fixed IPv6 address for a second NIC on one network',
      (plan) => {
        nic(plan, 1, 1).attachment = { kind: 'network', network: 'lan' };
        Object.assign(nic(plan, 1, 1), { ipv4: '10.10.0.11', ipv6: 'fd00:10::11' });
      },
      [['reservation-without-name', '$.machines[1].nics[1].ipv6', 'kvm-1/tiny']],
    ],
    [
      'the MAC address of nobody',
      (plan) => (nic(plan).mac = '00:00:00:00:00:00'),
      [['mac-unusable', '$.machines[0].nics[0].mac', 'kvm-1/web']],
    ],
    [
      'a MAC address that libvirt keeps for itself',
      (plan) => (nic(plan).mac = 'fe:54:00:00:00:01'),
      [['mac-unusable', '$.machines[0].nics[0].mac', 'kvm-1/web']],
    ],
    [
      'an MTU that IPv6 cannot live with',
      (plan) => (managed(plan, 0).mtu = 1279),
      [['mtu-too-small', '$.networks[0].mtu', lan]],
    ],
    ['a small MTU without IPv6, which is no problem', (plan) => (managed(plan, 1).mtu = 576), []],
    [
      'a NIC whose packets its network does not carry',
      (plan) => (nic(plan, 3).mtu = 1501),
      [['mtu-too-large', '$.machines[3].nics[0].mtu', VAULT]],
    ],
    ["a NIC with exactly its network's MTU, which is no problem", (plan) => (nic(plan, 3).mtu = 1500), []],
    [
      'a large MTU where the network states none, which is no problem',
      (plan) => (nic(plan, 1, 1).mtu = 9000),
      [],
    ],
    [
      'a bandwidth of no direction',
      (plan) => (nic(plan, 3).bandwidth = {}),
      [['limit-impossible', '$.machines[3].nics[0].bandwidth', VAULT]],
    ],
    [
      'a peak below the average',
      (plan) =>
        (nic(plan, 3).bandwidth = {
          inbound: { averageKiBPerSecond: 10, peakKiBPerSecond: 9 },
          outbound: { averageKiBPerSecond: 10, peakKiBPerSecond: 10 },
        }),
      [['limit-impossible', '$.machines[3].nics[0].bandwidth.inbound.peakKiBPerSecond', VAULT]],
    ],
    [
      'a filter parameter twice',
      (plan) => nic(plan, 3).filter?.parameters.push({ name: 'IP', value: '10.10.0.61' }),
      [['duplicate-name', '$.machines[3].nics[0].filter.parameters[2].name', VAULT]],
    ],
    [
      'filter parameters in another order',
      (plan) => nic(plan, 3).filter?.parameters.reverse(),
      [['not-sorted', '$.machines[3].nics[0].filter.parameters', VAULT]],
    ],
  ]);
});
