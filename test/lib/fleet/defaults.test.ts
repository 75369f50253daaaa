import { describe, expect, it } from '@jest/globals';
import { CloudInit, Image, Machine, Network, Pool, Size } from 'fleetwright';
import { synthPlan } from 'fleetwright/testing';
import { DIGEST, newHost, newMachine } from './support';

describe('defaults', () => {
  it('make a whole plan of a host and a machine that says nothing but the size of its disk', () => {
    const host = newHost();
    newMachine(host, 'web');
    const plan = synthPlan(host);
    expect(plan).toEqual({
      version: 1,
      fleet: 'test',
      host: {
        name: 'kvm-1',
        overcommit: { vcpus: 4, memory: 1, disk: 1 },
        acceleration: 'auto',
        limits: { machineDeletionsMax: 1, allowEmpty: false },
        trashRetentionHours: 168,
      },
      pools: [
        expect.objectContaining({ name: 'disks', path: '/var/lib/fleetwright/disks', autostart: true }),
      ],
      images: [],
      networks: [
        {
          mode: 'nat',
          name: 'nat',
          key: 'kvm-1/nat',
          uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
          autostart: true,
          bridgeName: expect.stringMatching(/^fw-[0-9a-f]{12}$/),
          ipv4: expect.objectContaining({ reservations: [] }),
          dns: { hosts: [] },
        },
      ],
      machines: [
        expect.objectContaining({
          name: 'web',
          key: 'kvm-1/web',
          protect: false,
          vcpus: { current: 1, maximum: 4, ceiling: 'default' },
          cpu: { pinning: [] },
          memory: { currentMiB: 1024, bootMiB: 1024, maximumMiB: 1024, ceiling: 'default', hugepages: false },
          cpuModel: 'auto',
          machineType: 'q35',
          architecture: 'x86_64',
          firmware: 'bios',
          secureBoot: false,
          tpm: false,
          cdroms: [],
          nics: [expect.objectContaining({ name: 'nat', model: 'virtio', linkUp: true })],
          boot: { kind: 'disk', order: ['root'] },
          serialConsole: true,
          guestAgent: true,
          rng: true,
          autostart: true,
          startOrder: { rank: 0, delaySeconds: 0 },
          powerState: 'running',
          stop: { timeoutSeconds: 60, onTimeout: 'refuse' },
          onRestartNeeded: 'restart',
          guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
          readiness: { checks: [{ kind: 'address', nic: 'nat' }], timeoutSeconds: 300 },
        }),
      ],
    });
    expect(plan.machines[0]).not.toHaveProperty('cloudInit');
  });

  it('give a machine without NICs one on the NAT network of its host, and others none', () => {
    const host = newHost();
    const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
    newMachine(host, 'silent');
    new Machine(host, 'cut-off', { nics: [], disks: [{ size: Size.gibibytes(1) }] });
    newMachine(host, 'added').addNic({ network: lan });
    const plan = synthPlan(host);
    const nics = plan.machines.map(({ name, nics: [first] }) => [name, first?.name]);
    expect(nics).toEqual([
      ['added', 'lan'],
      ['cut-off', undefined],
      ['silent', 'nat'],
    ]);
    expect(plan.machines[1]?.readiness.checks).toEqual([]);
  });

  it('use a network with the id "nat" as the NAT network', () => {
    const host = newHost();
    new Network(host, 'nat', { ipv4: { cidr: '10.9.0.0/24' } });
    newMachine(host, 'web');
    expect(synthPlan(host).networks).toHaveLength(1);
    expect(synthPlan(host).machines[0]?.nics[0]?.ipv4).toBe('10.9.0.2');
  });

  it('derive a subnet, a gateway and a DHCP range in its upper half', () => {
    const host = newHost();
    new Network(host, 'lan');
    // Exact, because a change would move every machine.
    expect(synthPlan(host).networks[0]).toMatchObject({
      ipv4: {
        cidr: '10.91.246.0/24',
        gateway: '10.91.246.1',
        dhcpRange: { start: '10.91.246.128', end: '10.91.246.254' },
      },
    });
  });

  it.each([
    ['10.0.0.0/16', { start: '10.0.128.0', end: '10.0.255.254' }],
    ['10.0.0.0/8', { start: '10.255.128.0', end: '10.255.255.254' }],
    ['10.0.0.0/28', { start: '10.0.0.8', end: '10.0.0.14' }],
    ['10.0.0.0/29', undefined],
  ])('leave half of %s to fixed addresses', (cidr, dhcpRange) => {
    const host = newHost();
    const network = new Network(host, 'lan', { ipv4: { cidr } });
    expect(network.ipv4?.dhcpRange).toEqual(dhcpRange);
  });

  it('make a pool when something needs one and none is stated', () => {
    const host = newHost();
    new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }] });
    const plan = synthPlan(host);
    expect(plan.pools.map(({ name }) => name)).toEqual(['disks']);
    expect(plan.machines[0]?.disks).toEqual([
      {
        name: 'root',
        pool: 'disks',
        fileName: 'web.root.qcow2',
        sizeMiB: 1024,
        source: { kind: 'blank' },
        bus: 'virtio',
        cache: 'writeback',
        discard: 'unmap',
        retain: false,
        serial: expect.stringMatching(/^[0-9a-f]{20}$/),
      },
    ]);
    expect(plan.machines[0]?.boot).toEqual({ kind: 'disk', order: ['root'] });
  });

  it('take the only pool, and the one that says so among several', () => {
    const host = newHost();
    new Pool(host, 'fast', { path: '/srv/fast' });
    new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }] });
    expect(synthPlan(host).machines[0]?.disks[0]?.pool).toBe('fast');
    const several = newHost();
    new Pool(several, 'fast');
    new Pool(several, 'slow', { isDefault: true });
    new Machine(several, 'web', { disks: [{ size: Size.gibibytes(1) }] });
    expect(synthPlan(several).machines[0]?.disks[0]?.pool).toBe('slow');
  });

  it('suit aarch64', () => {
    const host = newHost();
    new Machine(host, 'web', { architecture: 'aarch64', disks: [{ size: Size.gibibytes(1) }] });
    expect(synthPlan(host).machines[0]).toMatchObject({
      machineType: 'virt',
      firmware: 'uefi',
      vcpus: { current: 1, maximum: 1 },
    });
  });

  it('do not start a stopped machine with its host', () => {
    const host = newHost();
    const machine = new Machine(host, 'web', { powerState: 'stopped', disks: [{ size: Size.gibibytes(1) }] });
    expect(machine.autostart).toBe(false);
  });

  it("take a disk's size from its image, rounded up to whole mebibytes", () => {
    const host = newHost();
    const image = Image.fromUrl(host, 'base', 'https://images.example/base.qcow2', {
      sha256: DIGEST,
      virtualSize: Size.bytes(2 ** 20 + 512),
    });
    expect(new Machine(host, 'web').addDisk({ image }).sizeMiB).toBe(2);
  });

  it('name parts by their ids below the host, so that a part can be used twice', () => {
    const host = newHost();
    const [east, west] = ['East', 'West'].map((id) => new Network(host, id));
    if (east === undefined || west === undefined) throw new Error('no networks');
    const machines = [east, west].map((network) => new Machine(network, 'Web', { nics: [{ network }] }));
    expect(machines.map(({ name }) => name)).toEqual(['east-web', 'west-web']);
  });

  it('put the seed of cloud-init beside the first disk and name the guest after its machine', () => {
    const host = newHost();
    const fast = new Pool(host, 'fast');
    new Pool(host, 'slow', { isDefault: true });
    new Machine(host, 'web', {
      disks: [{ size: Size.gibibytes(1), pool: fast }],
      cloudInit: new CloudInit(),
    });
    const [machine] = synthPlan(host).machines;
    expect(machine?.cloudInit).toEqual({
      pool: 'fast',
      fileName: expect.stringMatching(/^web\.cloud-init-[0-9a-f]{16}\.iso$/),
      metaData: { kind: 'structured', value: { 'instance-id': machine?.uuid, 'local-hostname': 'web' } },
    });
  });
});
