import { describe, expect, it } from '@jest/globals';
import { createInventoryCache, readInventory } from '../../../host-agent/inventory';
import { errorNumber, LibvirtDisconnected, LibvirtTimeout } from '../../../host-agent/libvirt';
import { fakeLibvirtHost, goneError, libvirtError } from '../../support/fake-libvirt-host';
import {
  AGENT_NIC,
  capabilitiesXml,
  domainXml,
  emptyWorld,
  network,
  pool,
  running,
  stopped,
  uuidOf,
  volumeXml,
} from './worlds';

describe('readInventory', () => {
  it('reads the facts about the host', async () => {
    const { host, unreadable } = await readInventory(fakeLibvirtHost(emptyWorld()));
    expect(host).toEqual({
      hostname: 'fake-host',
      libvirtVersion: '9.0.0',
      hypervisorVersion: '7.2.22',
      architecture: 'x86_64',
      cpus: 2,
      memoryMiB: 4096,
      memoryFreeMiB: 1024,
      numaNodes: [{ id: 0, memoryMiB: 2048, cpus: [0, 1] }],
      acceleration: { usable: true, reasons: [expect.stringContaining('libvirt offers KVM')] },
      emulators: [
        {
          architecture: 'x86_64',
          path: '/usr/bin/qemu-system-x86_64',
          machines: ['pc', 'q35'],
          firmwares: ['bios', 'uefi'],
          secureBoot: true,
          tpm: true,
        },
      ],
      trafficShaping: { reasons: [expect.stringContaining('cannot be looked at')] },
      hugepages: [{ sizeKiB: 2048, total: 0, free: 0 }],
      networkFilters: [],
    });
    expect(unreadable).toEqual([]);
  });

  it('says what it could not learn, and falls back to what it could', async () => {
    const { memory: _, ...world } = emptyWorld();
    const { host, unreadable } = await readInventory(
      fakeLibvirtHost({ ...world, domainCapabilitiesXml: new Map() }),
    );
    expect(host.memoryMiB).toBe(4096);
    expect(host.emulators[0]).not.toHaveProperty('firmwares');
    expect(host.acceleration).toEqual({
      usable: false,
      reasons: ['libvirt refuses to describe KVM guests'],
    });
    expect(unreadable).toEqual([
      { kind: 'host', name: 'memory', reason: expect.stringContaining('not supported') },
    ]);
  });

  it('asks a read-only connection for nothing that it would be refused', async () => {
    const world = {
      ...emptyWorld(),
      domains: [running('web', { agent: async () => [] })],
      networks: [network('lan')],
    };
    const { host, machines, unreadable } = await readInventory(fakeLibvirtHost(world, { readOnly: true }));
    expect(host.emulators[0]).not.toHaveProperty('firmwares');
    expect(host.acceleration.usable).toBe(true);
    expect(machines.map(({ name }) => name)).toEqual(['web']);
    expect(unreadable).toEqual([]);
  });

  it('reads huge pages and network filters', async () => {
    const world = {
      ...emptyWorld(),
      capabilitiesXml: capabilitiesXml({ hugepages: 12 }),
      freePages: new Map([[2048, 5]]),
      networkFilters: ['no-spoofing', 'clean-traffic'],
    };
    const { host } = await readInventory(fakeLibvirtHost(world));
    expect(host.hugepages).toEqual([{ sizeKiB: 2048, total: 12, free: 5 }]);
    expect(host.networkFilters).toEqual(['clean-traffic', 'no-spoofing']);
  });

  it('takes a pin to all CPUs of the host for none', async () => {
    const pinned = (cpus: string) =>
      domainXml({ name: 'web' }).replace(
        '<os>',
        `<cputune><vcpupin vcpu='0' cpuset='${cpus}'/><vcpupin vcpu='1' cpuset='1'/><emulatorpin cpuset='${cpus}'/></cputune><os>`,
      );
    const world = {
      ...emptyWorld(),
      domains: [running('web', { storedXml: pinned('0'), runningXml: pinned('0-1') })],
    };
    const [machine] = (await readInventory(fakeLibvirtHost(world))).machines;
    expect(machine?.running?.cpu).toEqual({ pinning: [{ vcpu: 1, hostCpus: [1] }] });
    expect(machine?.stored?.cpu).toEqual({
      pinning: [
        { vcpu: 0, hostCpus: [0] },
        { vcpu: 1, hostCpus: [1] },
      ],
      emulatorHostCpus: [0],
    });
  });

  it('says whether the agent of a guest is connected', async () => {
    const world = { ...emptyWorld(), domains: [stopped('resting'), running('web')] };
    const { machines } = await readInventory(fakeLibvirtHost(world));
    expect(machines.map(({ name, agentConnected }) => [name, agentConnected])).toEqual([
      ['resting', false],
      ['web', true],
    ]);
  });

  it('tells what runs from what is stored', async () => {
    const world = {
      ...emptyWorld(),
      domains: [
        stopped('resting', { autostart: true, hasManagedSave: true }),
        running('changed', { runningXml: domainXml({ name: 'changed', memoryKiB: 524_288 }) }),
        { name: 'fleeting', uuid: uuidOf('fleeting'), runningXml: domainXml({ name: 'fleeting' }) },
      ],
    };
    const { machines } = await readInventory(fakeLibvirtHost(world));
    const facts = machines.map(
      ({ name, state, persistent, autostart, hasManagedSave, running: now, stored }) => ({
        name,
        state,
        persistent,
        autostart,
        hasManagedSave,
        runningMiB: now?.memory.maximumMiB,
        storedMiB: stored?.memory.maximumMiB,
      }),
    );
    const plain = { autostart: false, hasManagedSave: false };
    expect(facts).toEqual([
      { ...plain, name: 'changed', state: 'running', persistent: true, runningMiB: 512, storedMiB: 1024 },
      {
        ...plain,
        name: 'fleeting',
        state: 'running',
        persistent: false,
        runningMiB: 1024,
        storedMiB: undefined,
      },
      {
        name: 'resting',
        state: 'stopped',
        persistent: true,
        autostart: true,
        hasManagedSave: true,
        runningMiB: undefined,
        storedMiB: 1024,
      },
    ]);
  });

  it.each([
    ['paused', 'paused'],
    ['shutdown', 'stopping'],
    ['crashed', 'crashed'],
    ['suspended', 'suspended'],
    ['blocked', 'running'],
    ['no-state', 'unknown'],
  ] as const)('calls the state %s %s', async (state, expected) => {
    const world = { ...emptyWorld(), domains: [running('web', { state })] };
    const { machines } = await readInventory(fakeLibvirtHost(world));
    expect(machines[0]?.state).toBe(expected);
  });

  it.each([
    [
      'libvirt fails',
      { failsWith: libvirtError(errorNumber.operationTimeout, 'cannot acquire state change lock') },
    ],
    ['libvirt does not answer', { failsWith: new LibvirtTimeout('domainGetXmlDesc', 5_000, true) }],
    ['its XML is broken', { storedXml: '<domain><name>broken' }],
    ['its XML lacks what a domain must have', { storedXml: '<domain><name>broken</name></domain>' }],
  ])('reports one machine as unreadable and reads the others when %s', async (_, fault) => {
    const world = { ...emptyWorld(), domains: [stopped('broken', fault), stopped('web')] };
    const { machines, unreadable } = await readInventory(fakeLibvirtHost(world));
    expect(machines.map(({ name }) => name)).toEqual(['web']);
    expect(unreadable).toEqual([
      { kind: 'machine', name: 'broken', uuid: uuidOf('broken'), reason: expect.stringMatching(/libvirt/) },
    ]);
  });

  it('forgets a machine that vanishes while it is read', async () => {
    const world = { ...emptyWorld(), domains: [stopped('gone', { failsWith: goneError() }), stopped('web')] };
    const { machines, unreadable } = await readInventory(fakeLibvirtHost(world));
    expect(machines.map(({ name }) => name)).toEqual(['web']);
    expect(unreadable).toEqual([]);
  });

  it.each([
    ['a lost connection', new LibvirtDisconnected('daemon stopped')],
    ['a fault of ours', new TypeError('x is not a function')],
  ])('does not hide %s as an unreadable machine', async (_, failsWith) => {
    const world = { ...emptyWorld(), domains: [stopped('web', { failsWith })] };
    await expect(readInventory(fakeLibvirtHost(world))).rejects.toBe(failsWith);
  });

  it('reads pools with their files, and says which files it could not read', async () => {
    const volumes = new Map<string, string | Error>([
      ['trash', volumeXml('trash', 'dir')],
      [
        'web.qcow2',
        volumeXml(
          'web.qcow2',
          'qcow2',
          "<backingStore><path>/srv/base</path><format type='raw'/></backingStore>",
        ),
      ],
      ['torn.qcow2', libvirtError(errorNumber.systemError, 'cannot read header')],
      ['late.qcow2', libvirtError(errorNumber.noStorageVol, 'no storage vol')],
    ]);
    const sizes = { capacityBytes: 10_485_760 + 1, allocationBytes: 1, availableBytes: 2_097_152 - 1 };
    const world = {
      ...emptyWorld(),
      pools: [
        pool('fast', { volumes, autostart: true, ...sizes }),
        pool('asleep', { state: 'inactive', volumes }),
      ],
    };
    const { pools, unreadable } = await readInventory(fakeLibvirtHost(world));
    expect(pools).toEqual([
      {
        name: 'asleep',
        uuid: uuidOf('asleep'),
        type: 'dir',
        path: '/srv/asleep',
        active: false,
        autostart: false,
        volumes: [],
      },
      {
        name: 'fast',
        uuid: uuidOf('fast'),
        type: 'dir',
        path: '/srv/fast',
        active: true,
        autostart: true,
        space: { capacityMiB: 10, allocationMiB: 1, availableMiB: 1 },
        volumes: [
          {
            fileName: 'web.qcow2',
            path: '/srv/web.qcow2',
            format: 'qcow2',
            capacityBytes: 1_048_576,
            allocationBytes: 4096,
            backingPath: '/srv/base',
          },
        ],
      },
    ]);
    expect(unreadable).toEqual([
      { kind: 'volume', name: 'fast/torn.qcow2', reason: expect.stringContaining('cannot read header') },
    ]);
  });

  it('reports a network and a pool that cannot be read beside those that can', async () => {
    const world = {
      ...emptyWorld(),
      networks: [network('bad', { storedXml: '<pool/>' }), network('lan')],
      pools: [pool('bad', { xml: '<network/>' }), pool('good')],
    };
    const { networks, pools, unreadable } = await readInventory(fakeLibvirtHost(world));
    expect([networks, pools].map((list) => list.map(({ name }) => name))).toEqual([['lan'], ['good']]);
    expect(unreadable.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['network bad', 'pool bad']);
  });

  it('reads transient and inactive networks', async () => {
    const { storedXml: _stored, ...transient } = network('transient');
    const { runningXml: _running, ...asleep } = network('asleep', { autostart: true });
    const { networks } = await readInventory(
      fakeLibvirtHost({ ...emptyWorld(), networks: [transient, asleep] }),
    );
    expect(networks).toMatchObject([
      { name: 'asleep', active: false, persistent: true, autostart: true, stored: { mode: 'nat' } },
      { name: 'transient', active: true, persistent: false, autostart: false, running: { mode: 'nat' } },
    ]);
    expect(networks[0]).not.toHaveProperty('running');
    expect(networks[1]).not.toHaveProperty('stored');
  });

  it('gives machines the addresses that leases and their guest agent tell of their NICs', async () => {
    const lease = { prefix: 24, expiresAtSeconds: 1 };
    const world = {
      ...emptyWorld(),
      networks: [
        network('lan', {
          leases: [
            { ...lease, mac: AGENT_NIC, address: '10.7.0.101' },
            { ...lease, mac: '52:54:00:ff:ff:ff', address: '10.7.0.102' },
          ],
        }),
      ],
      domains: [
        running('web', {
          agent: async () => [
            {
              interface: 'lo',
              mac: '00:00:00:00:00:00',
              addresses: [{ family: 'ipv4', address: '127.0.0.1', prefix: 8 }],
            },
            {
              interface: 'eth0',
              mac: AGENT_NIC,
              addresses: [
                { family: 'ipv6', address: 'fe80::5054:ff:fe00:a', prefix: 64 },
                { family: 'ipv6', address: 'fd00::1', prefix: 64 },
              ],
            },
          ],
        }),
      ],
    };
    const { machines } = await readInventory(fakeLibvirtHost(world));
    expect(machines[0]?.addresses).toEqual([
      { mac: AGENT_NIC.toLowerCase(), address: '10.7.0.101', source: 'lease' },
      { mac: AGENT_NIC.toLowerCase(), address: 'fd00::1', source: 'agent' },
    ]);
  });

  it('does not wait for guest agents that hang, and leaves them alone for a while', async () => {
    let asked = 0;
    const hangs = async (): Promise<never> => {
      asked += 1;
      return new Promise(() => {});
    };
    const world = {
      ...emptyWorld(),
      domains: Array.from({ length: 10 }, (_, index) => running(`hung-${index}`, { agent: hangs })),
    };
    const cache = createInventoryCache();
    const host = fakeLibvirtHost(world);
    const startedMs = Date.now();
    const { machines } = await readInventory(host, { cache });
    // Twice the bound: the machine that runs this test may be busy.
    expect(Date.now() - startedMs).toBeLessThan(4_000);
    expect(machines).toHaveLength(10);
    expect(asked).toBe(2);
    await readInventory(host, { cache });
    expect(asked).toBeLessThanOrEqual(4);
  });

  it('asks a guest agent that failed only once a minute', async () => {
    let asked = 0;
    const fails = async (): Promise<never> => {
      asked += 1;
      throw libvirtError(errorNumber.agentUnresponsive, 'Guest agent is not responding');
    };
    const cache = createInventoryCache();
    const host = fakeLibvirtHost({ ...emptyWorld(), domains: [running('web', { agent: fails })] });
    for (let pass = 0; pass < 5; pass += 1) await readInventory(host, { cache });
    expect(asked).toBe(1);
  });
});
