import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connectLibvirt } from '../../../../host-agent/libvirt';
import { sshCommandOf } from '../../../../host-agent/libvirt/transport/ssh';
import { parseLibvirtUri } from '../../../../host-agent/libvirt/transport/uri';
import { FakeDaemon } from '../fake-daemon';

const daemons: FakeDaemon[] = [];
afterEach(async () => {
  await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
});

const commandOf = (uri: string, readOnly = false): readonly string[] =>
  sshCommandOf(parseLibvirtUri(uri), readOnly);

describe('the ssh command', () => {
  it('names host, user, port and key as arguments, never inside a command line', () => {
    expect(commandOf('qemu+ssh://root@host:2222/system?keyfile=/my key&no_verify=1')).toEqual([
      'ssh',
      '-p',
      '2222',
      '-l',
      'root',
      '-i',
      '/my key',
      '-o',
      'StrictHostKeyChecking=no',
      '-T',
      '-o',
      'BatchMode=yes',
      '-e',
      'none',
      '--',
      'host',
      "if command -v virt-ssh-helper >/dev/null 2>&1; then exec virt-ssh-helper 'qemu:///system'; else exec 'nc' -U '/var/run/libvirt/libvirt-sock'; fi",
    ]);
  });

  it.each([
    ['qemu+ssh://h/system?proxy=netcat&netcat=ncat', "exec 'ncat' -U '/var/run/libvirt/libvirt-sock'"],
    ['qemu+ssh://h/system?proxy=native', "exec virt-ssh-helper 'qemu:///system'"],
    ['qemu+ssh://h/system?socket=/run/x', "exec 'nc' -U '/run/x'"],
  ])('%s runs there: %s', (uri, far) => {
    expect(commandOf(uri).at(-1)).toBe(far);
  });

  it('opens the read-only socket when that is wanted', () => {
    expect(commandOf('qemu+ssh://h/system', true).at(-1)).toContain("virt-ssh-helper -r 'qemu:///system'");
    expect(commandOf('qemu+ssh://h/system', true).at(-1)).toContain('libvirt-sock-ro');
  });

  it.each([
    "qemu+ssh://h/system?socket=/x';reboot;'",
    'qemu+ssh://h/system?netcat=nc%20-e%20sh',
    'qemu+ssh://h/system?name=$(id)',
  ])('refuses what a shell could read otherwise: %s', (uri) => {
    expect(() => commandOf(uri)).toThrow(/cannot be passed safely/);
  });
});

describe('a connection by ssh', () => {
  /** A stand-in for ssh: a program that connects its standard streams to the daemon, or whatever the script says. */
  async function standIn(program: string): Promise<{ readonly daemon: FakeDaemon; readonly uri: string }> {
    const daemon = await new FakeDaemon({
      connectGetHostname: (call) => call.client.reply<'connectGetHostname'>(call, { hostname: 'far' }),
    }).start();
    daemons.push(daemon);
    const path = join(daemon.folder, 'ssh');
    writeFileSync(path, program.replaceAll('SOCKET', daemon.path));
    chmodSync(path, 0o755);
    return { daemon, uri: `qemu+ssh://host/system?command=${path}` };
  }

  it('carries calls', async () => {
    const { uri, daemon } = await standIn(`#!${process.execPath}
      const socket = require('node:net').connect('SOCKET');
      process.stdin.pipe(socket).pipe(process.stdout);
    `);
    const host = await connectLibvirt(uri);
    expect(await host.node.hostname()).toBe('far');
    await host.close();
    expect(daemon.clients[0]?.calls[2]?.body).toEqual({ name: 'qemu:///system', flags: 0 });
  });

  it('says what ssh said', async () => {
    const { uri } = await standIn('#!/bin/sh\necho "Permission denied (publickey)." >&2; exit 255\n');
    await expect(connectLibvirt(uri)).rejects.toMatchObject({
      name: 'LibvirtUnreachable',
      reason: 'ssh',
      message: expect.stringContaining('Permission denied (publickey).'),
    });
  });

  it('says when there is no ssh', async () => {
    await expect(connectLibvirt('qemu+ssh://host/system?command=/nonexistent/ssh')).rejects.toMatchObject({
      reason: 'ssh',
    });
  });

  it('ends in time when ssh hangs', async () => {
    const { uri } = await standIn('#!/bin/sh\nwhile read -r line; do :; done\n');
    await expect(connectLibvirt(uri, { connectTimeoutMs: 300 })).rejects.toMatchObject({
      reason: 'deadline',
    });
  });
});
