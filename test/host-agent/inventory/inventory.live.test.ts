import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createInventoryCache,
  inventoryDigest,
  readInventory,
  type HostEnvironment,
  type Inventory,
} from '../../../host-agent/inventory';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import { tinyDomainXml, useLiveHost, waitFor } from '../../support/live-host';

const environment: HostEnvironment = {
  readFile: async (path) => readFile(path, 'utf8').catch(() => undefined),
  canReadAndWrite: async (path) =>
    access(path, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
};

const MAC = '52:54:00:93:00:05';
const NETWORK = `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lan</name><forward mode='nat'/><bridge name='byhand' stp='off' delay='0'/>
  <mtu size='1400'/><domain name='lab.test' localOnly='yes'/><dns><host ip='10.93.0.9'><hostname>a.lab.test</hostname><hostname>b</hostname></host></dns>
  <ip address='10.93.0.1' netmask='255.255.255.0'><dhcp><range start='10.93.0.100' end='10.93.0.200'/><host mac='${MAC}' name='web' ip='10.93.0.5'/></dhcp></ip>
  <ip family='ipv6' address='FD00:93:0::1' prefix='64'><dhcp><host name='web' ip='fd00:93::5'/></dhcp></ip></network>`;
const ISOLATED = `<network><name>quiet</name><bridge name='byhand2'/><ip address='10.94.3.1' prefix='20'/></network>`;

/** `Key: value` lines as virsh prints them. */
function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key.trim(), value.trim()] as const];
    }),
  );
}

/** The rows of a table as virsh prints it with --quiet. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}|\s+/))
    .filter((row) => row[0] !== '');
}

describe('the inventory of a live host', () => {
  const live = useLiveHost();
  const cache = createInventoryCache();
  let host: LibvirtHost | undefined;
  const read = async (): Promise<Inventory> => {
    if (host === undefined) throw new Error('not connected');
    return readInventory(host, { cache, environment });
  };

  beforeAll(async () => {
    const { sandbox, guest } = live;
    const { poolDirectory, logDirectory } = sandbox;
    await live.virshWithXml(NETWORK, 'net-define');
    await live.virsh('net-start', 'lan');
    await live.virsh('net-autostart', 'lan');
    await live.virshWithXml(ISOLATED, 'net-define');
    await live.virsh('pool-define-as', 'disks', 'dir', '--target', poolDirectory);
    await live.virsh('pool-start', 'disks');
    await live.virsh('vol-create-as', 'disks', 'plain.raw', '3MiB', '--format', 'raw');
    const overlay = join(poolDirectory, 'web.qcow2');
    const create = [
      'qemu-img',
      'create',
      '-q',
      '-f',
      'qcow2',
      '-b',
      guest.image,
      '-F',
      'qcow2',
      overlay,
      '80M',
    ];
    expect(await sandbox.exec(create)).toMatchObject({ exitCode: 0 });
    await live.virsh('pool-refresh', 'disks');
    await live.virsh('pool-define-as', 'asleep', 'dir', '--target', join(poolDirectory, 'none'));
    const web = tinyDomainXml({
      name: 'web',
      guest,
      network: 'lan',
      mac: MAC,
      memoryMiB: 128,
      diskPath: overlay,
      serialLogPath: join(logDirectory, 'web.log'),
    });
    await live.virshWithXml(web, 'define', '--validate');
    await live.virsh('start', 'web');
    const resting = tinyDomainXml({
      name: 'resting',
      guest,
      serialLogPath: join(logDirectory, 'resting.log'),
    });
    await live.virshWithXml(resting.replace('<vcpu>1</vcpu>', "<vcpu current='1'>3</vcpu>"), 'define');
    await live.virsh('autostart', 'resting');
    host = await connectLibvirt(live.uri);
    await live.waitForGuest('10.93.0.5');
  });

  afterAll(async () => {
    await host?.close();
  });

  it('lists what virsh lists, and could read all of it', async () => {
    const inventory = await read();
    const lines = async (...argv: readonly string[]): Promise<readonly string[]> =>
      (await live.virsh(...argv))
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => line.trim())
        .toSorted();
    expect(inventory.unreadable).toEqual([]);
    expect(inventory.machines.map(({ name }) => name)).toEqual(await lines('list', '--all', '--name'));
    expect(inventory.networks.map(({ name }) => name)).toEqual(await lines('net-list', '--all', '--name'));
    expect(inventory.pools.map(({ name }) => name)).toEqual(await lines('pool-list', '--all', '--name'));
  });

  it('says of the host what virsh says', async () => {
    const { host: facts } = await read();
    const memory = fieldsOf(await live.virsh('nodememstats'));
    expect(facts.hostname).toBe((await live.virsh('hostname')).trim());
    expect(String(facts.cpus)).toBe(fieldsOf(await live.virsh('nodeinfo')).get('CPU(s)'));
    expect(facts.memoryMiB).toBe(Math.floor(Number.parseInt(memory.get('total') ?? '', 10) / 1024));
    expect(facts.libvirtVersion).toBe(/library: libvirt (\S+)/.exec(await live.virsh('version'))?.[1]);
    expect(facts.hypervisorVersion).toBe(/hypervisor: QEMU (\S+)/.exec(await live.virsh('version'))?.[1]);
    expect(facts.emulators).toContainEqual(
      expect.objectContaining({ architecture: 'x86_64', path: '/usr/bin/qemu-system-x86_64' }),
    );
    // A sandbox has no /dev/kvm of its own, whatever this machine has.
    expect(facts.acceleration.usable).toBe(false);
    expect(facts.acceleration.reasons).toContain('libvirt offers no KVM for x86_64 guests');
  });

  it('says what the host can do for changes of a running machine', async () => {
    const { host: facts } = await read();
    const filters = rowsOf(await live.virsh('nwfilter-list')).map(([, name]) => name);
    expect(filters).toContain('clean-traffic');
    expect(facts.networkFilters).toEqual(filters.toSorted());
    const pages = fieldsOf(await live.virsh('freepages', '--all'));
    for (const { sizeKiB, free } of facts.hugepages) expect(pages.get(`${sizeKiB}KiB`)).toBe(String(free));
    const offer = await live.virsh('domcapabilities', '--machine', 'q35', '--virttype', 'qemu');
    expect(facts.emulators.find(({ architecture }) => architecture === 'x86_64')).toMatchObject({
      secureBoot: /<enum name='secure'>\s*<value>yes/.test(offer),
      tpm: /<value>emulator<\/value>/.test(offer),
    });
  });

  it('knows whether the kernel can shape traffic, as tc finds when it tries', async () => {
    const { host: facts } = await read();
    const tc = async (...argv: readonly string[]): Promise<boolean> =>
      (await live.sandbox.exec(['tc', ...argv])).exitCode === 0;
    const link = ['ip', 'link', 'add', 'shaped', 'type', 'bridge'];
    expect((await live.sandbox.exec(link)).exitCode).toBe(0);
    const police = ['u32', 'match', 'u32', '0', '0', 'police', 'rate', '1mbit', 'burst', '64kb', 'drop'];
    const tried = [
      await tc('qdisc', 'add', 'dev', 'shaped', 'root', 'handle', '1:', 'htb', 'default', '1'),
      await tc('class', 'add', 'dev', 'shaped', 'parent', '1:', 'classid', '1:1', 'htb', 'rate', '1mbit'),
      await tc('qdisc', 'add', 'dev', 'shaped', 'parent', '1:1', 'handle', '2:', 'sfq'),
      await tc('filter', 'add', 'dev', 'shaped', 'parent', '1:0', 'handle', '1', 'fw', 'flowid', '1'),
      await tc('qdisc', 'add', 'dev', 'shaped', 'ingress'),
      await tc('filter', 'add', 'dev', 'shaped', 'parent', 'ffff:', 'protocol', 'all', ...police),
    ];
    expect((await live.sandbox.exec(['ip', 'link', 'delete', 'shaped'])).exitCode).toBe(0);
    expect(facts.trafficShaping.usable).toBe(tried.every((works) => works));
  });

  it.each(['web', 'resting'])('says of the machine %s what virsh says', async (name) => {
    const machine = (await read()).machines.find((candidate) => candidate.name === name);
    const information = fieldsOf(await live.virsh('dominfo', name));
    const allocation = machine?.stored;
    expect(machine).toMatchObject({
      uuid: information.get('UUID'),
      ownership: { kind: 'foreign' },
      state: information.get('State') === 'running' ? 'running' : 'stopped',
      persistent: information.get('Persistent') === 'yes',
      autostart: information.get('Autostart') === 'enable',
      hasManagedSave: information.get('Managed save') === 'yes',
    });
    expect(machine?.running === undefined).toBe(information.get('State') !== 'running');
    expect(`${(allocation?.memory.maximumMiB ?? 0) * 1024} KiB`).toBe(information.get('Max memory'));
    expect(allocation).toMatchObject({
      acceleration: 'tcg',
      machineType: 'q35',
      firmware: 'bios',
      cpuMode: 'custom',
      cpuModel: 'qemu64',
      boot: { kind: 'kernel', kernelPath: live.guest.kernel, initrdPath: live.guest.initrd },
      serialConsole: true,
      guestAgent: true,
      rng: false,
    });
    const [current, maximum] = await Promise.all([
      live.virsh('vcpucount', name, '--current', '--config'),
      live.virsh('vcpucount', name, '--maximum', '--config'),
    ]);
    expect(allocation?.vcpus).toEqual({ current: Number(current), maximum: Number(maximum), removable: 0 });
    const disks = rowsOf(await live.virsh('domblklist', name, '--details'));
    expect(allocation?.disks.map(({ device, target, path }) => ['file', device, target, path])).toEqual(
      disks,
    );
    const nics = rowsOf(await live.virsh('domiflist', name, '--inactive'));
    expect(
      allocation?.nics.map(({ mac, attachment, model }) => [
        '-',
        attachment.kind,
        attachment.name,
        model,
        mac,
      ]),
    ).toEqual(nics);
  });

  it('knows the addresses of a guest from its lease and from its agent', async () => {
    const inventory = await waitFor(
      async () => {
        const candidate = await read();
        const sources = candidate.machines
          .find(({ name }) => name === 'web')
          ?.addresses.map(({ source }) => source);
        return sources?.includes('agent') === true && candidate;
      },
      { timeoutMs: 60_000, description: 'the guest agent of web tells its addresses' },
    );
    const addresses = inventory.machines.find(({ name }) => name === 'web')?.addresses ?? [];
    const told = async (source: string): Promise<readonly string[]> =>
      rowsOf(await live.virsh('domifaddr', 'web', '--source', source))
        .filter((row) => row[1] === MAC || row[0] === '-')
        .map((row) => (row[3] ?? '').replace(/\/\d+$/, ''))
        .filter((address) => address !== '::1' && !address.startsWith('fe80:'));
    expect(addresses).toContainEqual({ mac: MAC, address: '10.93.0.5', source: 'lease' });
    for (const source of ['lease', 'agent'] as const) {
      const ours = addresses.filter((entry) => entry.source === source).map(({ address }) => address);
      expect(ours.toSorted()).toEqual([...(await told(source))].toSorted());
      expect(ours).toContain('10.93.0.5');
    }
  });

  it('says of the networks what virsh says', async () => {
    const { networks } = await read();
    for (const network of networks) {
      const information = fieldsOf(await live.virsh('net-info', network.name));
      expect(network).toMatchObject({
        uuid: information.get('UUID'),
        active: information.get('Active') === 'yes',
        persistent: information.get('Persistent') === 'yes',
        autostart: information.get('Autostart') === 'yes',
        stored: { bridgeName: information.get('Bridge') },
      });
    }
    const [lan, quiet] = networks;
    expect(lan?.running).toEqual(lan?.stored);
    expect(lan?.stored).toEqual({
      mode: 'nat',
      bridgeName: 'byhand',
      mtu: 1400,
      ipv4: {
        cidr: '10.93.0.0/24',
        gateway: '10.93.0.1',
        dhcpRange: { start: '10.93.0.100', end: '10.93.0.200' },
        reservations: [{ mac: MAC, name: 'web', address: '10.93.0.5' }],
      },
      ipv6: {
        cidr: 'fd00:93::/64',
        gateway: 'fd00:93::1',
        reservations: [{ name: 'web', address: 'fd00:93::5' }],
      },
      dnsDomain: 'lab.test',
      dnsHosts: [{ address: '10.93.0.9', names: ['a.lab.test', 'b'] }],
    });
    expect(quiet?.stored).toMatchObject({
      mode: 'isolated',
      ipv4: { cidr: '10.94.0.0/20', gateway: '10.94.3.1' },
    });
    expect(quiet).not.toHaveProperty('running');
  });

  it('says of the pools and their files what virsh says', async () => {
    const { pools } = await read();
    const [asleep, disks] = pools;
    const information = fieldsOf(await live.virsh('pool-info', 'disks', '--bytes'));
    expect(asleep).toMatchObject({ active: false, volumes: [] });
    expect(asleep).not.toHaveProperty('space');
    expect(disks).toMatchObject({
      uuid: information.get('UUID'),
      type: 'dir',
      path: live.sandbox.poolDirectory,
      active: true,
      autostart: information.get('Autostart') === 'yes',
    });
    expect(disks?.space?.capacityMiB).toBe(Math.floor(Number(information.get('Capacity')) / 1024 ** 2));
    const listed = rowsOf(await live.virsh('vol-list', 'disks', '--details'));
    expect(disks?.volumes.map(({ fileName, path }) => [fileName, path])).toEqual(
      listed.map((row) => [row[0], row[1]]).toSorted(),
    );
    for (const volume of disks?.volumes ?? []) {
      const facts = fieldsOf(await live.virsh('vol-info', volume.fileName, '--pool', 'disks', '--bytes'));
      expect(`${volume.capacityBytes} bytes`).toBe(facts.get('Capacity'));
    }
    expect(disks?.volumes).toContainEqual(
      expect.objectContaining({ fileName: 'web.qcow2', format: 'qcow2', backingPath: live.guest.image }),
    );
  });

  it('finds files made behind the back of libvirt when it is told to look', async () => {
    if (host === undefined) throw new Error('not connected');
    const path = join(live.sandbox.poolDirectory, 'late.raw');
    const namesWith = async (refreshPools: boolean): Promise<readonly string[]> => {
      const { pools } = await readInventory(host as LibvirtHost, { refreshPools });
      return pools.flatMap(({ volumes }) => volumes.map(({ fileName }) => fileName));
    };
    expect((await live.sandbox.exec(['truncate', '--size', '1M', path])).exitCode).toBe(0);
    expect(await namesWith(false)).not.toContain('late.raw');
    expect(await namesWith(true)).toContain('late.raw');
  });

  it('sees what runs apart from what is stored', async () => {
    await live.virsh('setvcpus', 'web', '2', '--maximum', '--config');
    const machine = (await read()).machines.find(({ name }) => name === 'web');
    expect([machine?.running?.vcpus.maximum, machine?.stored?.vcpus.maximum]).toEqual([1, 2]);
    await live.virsh('setvcpus', 'web', '1', '--maximum', '--config');
  });

  it('sees what virsh changes on a running machine, and that it goes again', async () => {
    const runningWeb = async () => (await read()).machines.find(({ name }) => name === 'web')?.running;
    const before = await runningWeb();
    expect(before).toMatchObject({
      cpu: { pinning: [] },
      memory: { currentMiB: 128, bootMiB: 128, maximumMiB: 128, hugepages: false },
      nics: [{ mac: MAC, linkUp: true }],
      scsiController: false,
      secureBoot: false,
      tpm: false,
    });
    expect(before?.disks[0]).not.toHaveProperty('limits');

    await live.virsh('schedinfo', 'web', '--live', '--set', 'global_quota=350000');
    await live.virsh('vcpupin', 'web', '0', '0', '--live');
    await live.virsh('emulatorpin', 'web', '0', '--live');
    await live.virsh('domif-setlink', 'web', MAC, 'down');
    const burst = ['--write-iops-sec-max', '900', '--write-iops-sec-max-length', '4'];
    await live.virsh('blkdeviotune', 'web', 'vda', '--live', '--write-iops-sec', '300', ...burst);
    await live.virsh('attach-interface', 'web', 'network', 'lan', '--model', 'virtio', '--live');
    const changed = await runningWeb();
    expect(changed?.cpu).toMatchObject({
      limitPercent: 350,
      pinning: [{ vcpu: 0, hostCpus: [0] }],
      emulatorHostCpus: [0],
    });
    expect(changed?.nics.map(({ linkUp }) => linkUp)).toEqual([false, true]);
    expect(changed?.disks[0]?.limits).toEqual({ iops: { write: 300, burst: { write: 900, seconds: 4 } } });
    expect(changed?.freePciSlots).toBe((before?.freePciSlots ?? 0) - 1);

    const { cpus } = (await read()).host;
    await live.virsh('schedinfo', 'web', '--live', '--set', 'global_quota=-1');
    await live.virsh('vcpupin', 'web', '0', `0-${cpus - 1}`, '--live');
    await live.virsh('emulatorpin', 'web', `0-${cpus - 1}`, '--live');
    await live.virsh('domif-setlink', 'web', MAC, 'up');
    // QEMU refuses a length that is left without its burst.
    const lifted = ['--write-iops-sec', '--write-iops-sec-max', '--write-iops-sec-max-length'];
    await live.virsh('blkdeviotune', 'web', 'vda', '--live', ...lifted.flatMap((limit) => [limit, '0']));
    const after = await runningWeb();
    expect(after?.cpu).toEqual(before?.cpu);
    expect(after?.nics.map(({ linkUp }) => linkUp)).toEqual([true, true]);
    expect(after?.disks).toEqual(before?.disks);
  });

  it('parses nothing in a hundred readings of a host that does not change', async () => {
    const first = await read();
    const digest = inventoryDigest(first);
    const { capabilities: _, ...before } = cache.statistics.parses;
    for (let pass = 0; pass < 100; pass += 1) expect(inventoryDigest(await read())).toBe(digest);
    // The capabilities hold the memory of NUMA nodes, which may move by itself.
    const { capabilities: _again, ...after } = cache.statistics.parses;
    expect(after).toEqual(before);
  });

  it('takes a machine that comes and goes while it reads for what it is', async () => {
    const xml = tinyDomainXml({
      name: 'comet',
      guest: live.guest,
      serialLogPath: join(live.sandbox.logDirectory, 'comet.log'),
    });
    const flying = { done: false };
    const flight = (async () => {
      for (let round = 0; round < 30; round += 1) {
        await live.virshWithXml(xml, 'define');
        await live.virsh('undefine', 'comet');
      }
      flying.done = true;
    })();
    let seen = 0;
    while (!flying.done) {
      const { machines, unreadable } = await read();
      expect(unreadable).toEqual([]);
      expect(machines.map(({ name }) => name)).toEqual(expect.arrayContaining(['resting', 'web']));
      if (machines.some(({ name }) => name === 'comet')) seen += 1;
    }
    await flight;
    expect(seen).toBeGreaterThan(0);
    expect((await read()).machines.map(({ name }) => name)).toEqual(['resting', 'web']);
  });

  it('reads the same through a connection that may only read', async () => {
    const readOnly = await connectLibvirt(live.uri.replace('libvirt-sock', 'libvirt-sock-ro'), {
      readOnly: true,
    });
    try {
      const inventory = await readInventory(readOnly);
      const full = await read();
      expect(inventory.machines.map(({ stored }) => stored)).toEqual(
        full.machines.map(({ stored }) => stored),
      );
      expect(inventory.networks).toEqual(full.networks);
      expect(inventory.host.emulators[0]).not.toHaveProperty('firmwares');
    } finally {
      await readOnly.close();
    }
  });

  it("reads libvirt's test driver as far as that goes", async () => {
    const testHost = await connectLibvirt(live.uri.replace('qemu:///system', 'test+unix:///default'));
    try {
      const { machines, networks, pools, unreadable } = await readInventory(testHost);
      expect([machines, networks, pools].map((list) => list.map(({ name }) => name))).toEqual([
        ['test'],
        ['default'],
        ['default-pool'],
      ]);
      expect(unreadable.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
        'host memory',
        // Its pages are made up: it lists some, and has no call that tells how many of them are free.
        'host huge pages of 8 KiB',
      ]);
    } finally {
      await testHost.close();
    }
  });
});
