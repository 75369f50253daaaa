import { describe, expect, it } from '@jest/globals';
import { LibvirtUnreachable } from '../../../../host-agent/libvirt';
import { parseLibvirtUri } from '../../../../host-agent/libvirt/transport/uri';

describe('a libvirt URI', () => {
  it.each([
    [
      'qemu:///system',
      { driverUri: 'qemu:///system', driver: 'qemu', path: '/system', transport: 'unix', mode: 'auto' },
    ],
    ['qemu:///session', { driverUri: 'qemu:///session', path: '/session', transport: 'unix' }],
    ['qemu+unix:///system?socket=/a/b', { driverUri: 'qemu:///system', transport: 'unix', socket: '/a/b' }],
    ['qemu:///system?socket=%2Fa%20b', { socket: '/a b' }],
    ['qemu:///system?mode=direct', { mode: 'direct' }],
    ['test+unix:///default', { driverUri: 'test:///default', driver: 'test', transport: 'unix' }],
    ['qemu://host/system', { transport: 'tls', host: 'host' }],
    [
      'qemu+tls://host:17000/system?pkipath=/p&no_verify=1',
      { transport: 'tls', host: 'host', port: 17_000, pkiPath: '/p', noVerify: true },
    ],
    ['qemu+tls://[fd00::1]:17000/system', { host: 'fd00::1', port: 17_000 }],
    [
      'qemu+ssh://root@host.example/system',
      { driverUri: 'qemu:///system', transport: 'ssh', user: 'root', host: 'host.example' },
    ],
    [
      'qemu+ssh://h/system?keyfile=/k&command=/s&netcat=ncat&proxy=netcat',
      { keyFile: '/k', command: '/s', netcat: 'ncat', proxy: 'netcat' },
    ],
    ['qemu+ssh://h/system?name=test:///default', { driverUri: 'test:///default' }],
  ])('%s', (uri, expected) => {
    expect(parseLibvirtUri(uri)).toMatchObject(expected);
  });

  it.each([
    ['', /expected driver/],
    ['/var/run/libvirt/libvirt-sock', /expected driver/],
    ['qemu+tcp://host/system', /"tcp" is not supported/],
    ['qemu+unix://host/system', /unix socket has no host/],
    ['qemu+ssh:///system', /ssh needs a host/],
    ['qemu+ssh://-oProxyCommand=x/system', /cannot read the host/],
    ['qemu+ssh://-l@host/system', /cannot read the host/],
    ['qemu+ssh://a b/system', /cannot read the host/],
    ['qemu+tls://host:99999/system', /port 99999/],
    ['qemu:///system?sockt=/a', /unknown parameter "sockt"/],
    ['qemu:///system?mode=both', /mode must be/],
    ['qemu+ssh://h/system?proxy=x', /proxy must be/],
  ])('%s is refused', (uri, message) => {
    expect(() => parseLibvirtUri(uri)).toThrow(LibvirtUnreachable);
    expect(() => parseLibvirtUri(uri)).toThrow(message);
  });
});
