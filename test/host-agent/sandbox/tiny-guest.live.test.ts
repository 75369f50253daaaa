import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { tinyDomainXml, useLiveHost, waitFor } from '../../support/live-host';

const NETWORK = `<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>lan</name><forward mode='nat'/><bridge stp='off' delay='0'/>
  <ip address='10.92.0.1' netmask='255.255.255.0'><dhcp><range start='10.92.0.100' end='10.92.0.200'/>
  <host mac='52:54:00:92:00:05' ip='10.92.0.5'/><host mac='52:54:00:92:00:06' ip='10.92.0.6'/></dhcp></ip></network>`;

describe('the tiny guest in a sandbox', () => {
  const host = useLiveHost();

  it('boots, takes its lease, keeps what was written on its disk and obeys the power button', async () => {
    await host.virshWithXml(NETWORK, 'net-create');
    const diskPath = join(host.sandbox.poolDirectory, 'one.qcow2');
    const overlay = [
      'qemu-img',
      'create',
      '-q',
      '-f',
      'qcow2',
      '-b',
      host.guest.image,
      '-F',
      'qcow2',
      diskPath,
      '80M',
    ];
    expect(await host.sandbox.exec(overlay)).toMatchObject({ exitCode: 0 });
    const serialLogPath = join(host.sandbox.logDirectory, 'one.log');
    const { guest } = host;
    await host.virshWithXml(
      tinyDomainXml({
        name: 'one',
        guest,
        network: 'lan',
        mac: '52:54:00:92:00:05',
        diskPath,
        serialLogPath,
      }),
      'define',
      '--validate',
    );
    await host.virsh('start', 'one');

    const state = await host.waitForGuest('10.92.0.5');
    expect(state).toMatchObject({
      host: 'one',
      cpus: 1,
      imageLabel: 'fleetwright tiny guest image',
      marker: '',
      seed: null,
    });
    expect(state.disks['vda']?.bytes).toBe(80 * 1024 * 1024);
    expect(state.nics['eth0']).toMatchObject({
      mac: '52:54:00:92:00:05',
      carrier: true,
      ip4: ['10.92.0.5/24'],
    });
    // Through libvirt's virtlogd, which is a second daemon of the sandbox.
    await host.waitForLog(serialLogPath, /^TINY dhcp eth0 10\.92\.0\.5\/24/);
    expect(await host.virsh('domifaddr', 'one')).toContain('10.92.0.5/24');
    await waitFor(
      async () =>
        /"return"/.test(
          await host.virsh('qemu-agent-command', 'one', '{"execute":"guest-ping"}').catch(() => ''),
        ),
      {
        timeoutMs: 30_000,
        description: 'the guest agent answers',
      },
    );

    await host.writeMarker('10.92.0.5', 'kept-1');
    await host.virsh('shutdown', 'one', '--mode', 'acpi');
    await waitFor(async () => (await host.virsh('domstate', 'one')).trim() === 'shut off', {
      timeoutMs: 30_000,
      description: 'it shuts down',
    });
    await host.virsh('start', 'one');
    const second = await host.waitForGuest('10.92.0.5');
    expect(second.marker).toBe('kept-1');
    expect(second.bootId).not.toBe(state.bootId);
  });

  it('ignores the power button when told to, so that only force stops it', async () => {
    const serialLogPath = join(host.sandbox.logDirectory, 'stubborn.log');
    const commandLineExtra = 'tiny.ignore-power-button';
    await host.virshWithXml(
      tinyDomainXml({ name: 'stubborn', guest: host.guest, serialLogPath, commandLineExtra }),
      'define',
    );
    await host.virsh('start', 'stubborn');
    await host.waitForLog(serialLogPath, /^TINY ready/);
    await host.virsh('shutdown', 'stubborn', '--mode', 'acpi');
    await host.waitForLog(serialLogPath, /^TINY power-button ignored/);
    expect((await host.virsh('domstate', 'stubborn')).trim()).toBe('running');
    await host.virsh('destroy', 'stubborn');
    expect((await host.virsh('domstate', 'stubborn')).trim()).toBe('shut off');
  });
});
