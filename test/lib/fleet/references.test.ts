import { describe, expect, it } from '@jest/globals';
import { CloudInit, Disk, Host, Image, Machine, Network, Nic, Pool, ReadinessCheck, Size } from 'fleetwright';
import { synthPlan } from 'fleetwright/testing';
import { DIGEST, newHost, newImage, newMachine } from './support';

describe('references by object', () => {
  it('become names in the plan', () => {
    const host = newHost();
    const pool = new Pool(host, 'fast', { capacity: Size.gibibytes(100) });
    const image = Image.fromUrl(host, 'debian', 'https://images.example/debian.qcow2', {
      sha256: DIGEST,
      pool,
    });
    const lan = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
    new Machine(host, 'web', {
      disks: [
        { image, size: Size.gibibytes(10), pool },
        { name: 'own', image, clone: 'copy', size: Size.gibibytes(10) },
      ],
      nics: [
        { network: lan, ipv4: '10.0.0.10' },
        { bridge: 'br0', name: 'outside', mac: '52:54:00:12:34:56' },
      ],
      readiness: {
        checks: [
          ReadinessCheck.tcp(443),
          ReadinessCheck.address({ nic: 'lan' }),
          ReadinessCheck.guestAgent(),
        ],
      },
    });
    const plan = synthPlan(host);
    expect(plan.images).toEqual([
      {
        name: 'debian',
        key: 'kvm-1/debian',
        pool: 'fast',
        fileName: 'debian-abababababababab.qcow2',
        source: { kind: 'url', url: 'https://images.example/debian.qcow2' },
        sha256: DIGEST,
        format: 'qcow2',
      },
    ]);
    expect(plan.machines[0]).toMatchObject({
      disks: [
        { name: 'root', pool: 'fast', source: { kind: 'image', image: 'debian' } },
        { name: 'own', pool: 'fast', source: { kind: 'copy', image: 'debian' } },
      ],
      nics: [
        { name: 'lan', attachment: { kind: 'network', network: 'lan' }, ipv4: '10.0.0.10' },
        { name: 'outside', attachment: { kind: 'bridge', bridge: 'br0' }, mac: '52:54:00:12:34:56' },
      ],
      readiness: {
        checks: [
          { kind: 'tcp', nic: 'lan', port: 443 },
          { kind: 'address', nic: 'lan' },
          { kind: 'guest-agent' },
        ],
      },
    });
    expect(plan.machines[0]?.nics[1]).not.toHaveProperty('ipv4');
  });

  it('boot a kernel directly', () => {
    const host = newHost();
    const [kernel, initrd] = ['kernel', 'initrd'].map((id) =>
      Image.fromFile(host, id, `/srv/${id}`, { sha256: DIGEST, format: 'boot-file' }),
    );
    if (kernel === undefined || initrd === undefined) throw new Error('no images');
    new Machine(host, 'tiny', { boot: { kernel, initrd, commandLine: 'console=ttyS0' } });
    expect(synthPlan(host).machines[0]?.boot).toEqual({
      kind: 'kernel',
      kernel: 'kernel',
      initrd: 'initrd',
      commandLine: 'console=ttyS0',
    });
  });

  it('find disks and NICs that were made with the machine as their scope', () => {
    const host = newHost();
    const machine = newMachine(host, 'web');
    new Disk(machine, 'data', { size: Size.gibibytes(1) });
    new Nic(machine, 'second', { network: new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } }) });
    const [planned] = synthPlan(host).machines;
    expect(planned?.disks.map(({ name }) => name)).toEqual(['root', 'data']);
    expect(planned?.nics.map(({ name }) => name)).toEqual(['second']);
  });

  it('appear in the order of their names, wherever they stand in the program', () => {
    const names = (order: readonly string[]) => {
      const host = newHost();
      for (const name of order) newMachine(host, name);
      for (const name of order) newImage(host, `image-${name}`);
      const plan = synthPlan(host);
      return [...plan.machines, ...plan.images].map(({ name }) => name);
    };
    expect(names(['b', 'c', 'a'])).toEqual(['a', 'b', 'c', 'image-a', 'image-b', 'image-c']);
    expect(names(['c', 'a', 'b'])).toEqual(names(['b', 'c', 'a']));
  });
});

describe('networks', () => {
  it('of every mode reach the plan', () => {
    const host = newHost();
    new Network(host, 'a', {
      mode: 'isolated',
      ipv4: {
        cidr: '10.1.0.0/24',
        gateway: '10.1.0.254',
        dhcpRange: { start: '10.1.0.100', end: '10.1.0.200' },
      },
      ipv6: {
        cidr: 'FD00:1::/64',
        reservations: [{ mac: '52:54:00:00:00:01', address: 'fd00:1:0::9', name: 'nas' }],
      },
      dns: { domain: 'lab.example', hosts: [{ address: '10.1.0.9', names: ['nas.lab.example'] }] },
      mtu: 9000,
      autostart: false,
      bridgeName: 'virbr77',
    });
    new Network(host, 'b', { mode: 'bridge', existingBridge: 'br0' });
    new Network(host, 'c', { mode: 'routed', ipv4: 'none' });
    const [a, b, c] = synthPlan(host).networks;
    expect(a).toMatchObject({
      mode: 'isolated',
      autostart: false,
      mtu: 9000,
      bridgeName: 'virbr77',
      ipv4: { gateway: '10.1.0.254', dhcpRange: { start: '10.1.0.100', end: '10.1.0.200' } },
      ipv6: {
        cidr: 'fd00:1::/64',
        gateway: 'fd00:1::1',
        reservations: [{ mac: '52:54:00:00:00:01', address: 'fd00:1::9', name: 'nas' }],
      },
      dns: { domain: 'lab.example', hosts: [{ address: '10.1.0.9', names: ['nas.lab.example'] }] },
    });
    expect(b).toEqual({
      mode: 'bridge',
      name: 'b',
      key: 'kvm-1/b',
      uuid: expect.any(String),
      autostart: true,
      existingBridge: 'br0',
    });
    expect(c).not.toHaveProperty('ipv4');
  });

  it('give dynamic NICs no fixed address', () => {
    const host = newHost();
    const network = new Network(host, 'lan', { ipv4: { cidr: '10.0.0.0/24' } });
    newMachine(host, 'web').addNic({ network, ipv4: 'dhcp' });
    const [machine] = synthPlan(host).machines;
    expect(machine?.nics[0]).not.toHaveProperty('ipv4');
    expect(machine?.readiness.checks).toEqual([{ kind: 'address', nic: 'lan' }]);
  });
});

describe('cloud-init', () => {
  const documentsOf = (cloudInit: CloudInit) => {
    const host = newHost();
    new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }], cloudInit });
    return synthPlan(host).machines[0]?.cloudInit;
  };

  it('turns properties into cloud-config, over which user data wins', () => {
    const seed = documentsOf(
      new CloudInit({
        hostname: 'www',
        instanceId: 'second-life',
        sshAuthorizedKeys: ['ssh-ed25519 AAAA you@example'],
        users: [
          {
            name: 'ada',
            sshAuthorizedKeys: ['ssh-ed25519 BBBB ada@example'],
            sudo: 'ALL=(ALL) NOPASSWD:ALL',
          },
        ],
        packages: ['nginx'],
        runCommands: ['echo done', ['touch', '/srv/done']],
        userData: { timezone: 'UTC', packages: ['apache2'] },
        networkConfig: { version: 2, ethernets: {} },
        vendorData: '#!/bin/sh\necho vendor\n',
      }),
    );
    expect(seed).toMatchObject({
      metaData: { kind: 'structured', value: { 'instance-id': 'second-life', 'local-hostname': 'www' } },
      userData: {
        kind: 'structured',
        value: {
          ssh_authorized_keys: ['ssh-ed25519 AAAA you@example'],
          users: [
            'default',
            {
              name: 'ada',
              shell: '/bin/bash',
              ssh_authorized_keys: ['ssh-ed25519 BBBB ada@example'],
              sudo: 'ALL=(ALL) NOPASSWD:ALL',
            },
          ],
          packages: ['apache2'],
          runcmd: ['echo done', ['touch', '/srv/done']],
          timezone: 'UTC',
        },
      },
      networkConfig: { kind: 'structured', value: { version: 2, ethernets: {} } },
      vendorData: { kind: 'text', text: '#!/bin/sh\necho vendor\n' },
    });
  });

  it('takes a text as it is', () => {
    expect(documentsOf(new CloudInit({ userData: '#!/bin/sh\ntrue\n' }))?.userData).toEqual({
      kind: 'text',
      text: '#!/bin/sh\ntrue\n',
    });
  });

  it('refuses a text beside properties that need a cloud-config', () => {
    expect(() => new CloudInit({ userData: '#!/bin/sh\n', packages: ['nginx'] })).toThrow(
      'userData is a text, which leaves no place for packages',
    );
  });

  it('does not follow what the author does to the object later', () => {
    const list = ['nginx'];
    const cloudInit = new CloudInit({ userData: { packages: list } });
    const seed = cloudInit.documents({ name: 'web', uuid: 'u' });
    list.push('apache2');
    expect(seed.userData).toEqual({ kind: 'structured', value: { packages: ['nginx'] } });
  });
});

describe('Host.of', () => {
  it('finds the host of anything on it', () => {
    const host = newHost();
    const disk = newMachine(host, 'web').addDisk({ name: 'data', size: Size.gibibytes(1) });
    expect(Host.of(disk)).toBe(host);
  });
});
