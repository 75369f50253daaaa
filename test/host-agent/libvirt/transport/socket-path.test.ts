import { describe, expect, it } from '@jest/globals';
import { findSocketPath } from '../../../../host-agent/libvirt/transport/socket-path';
import { parseLibvirtUri } from '../../../../host-agent/libvirt/transport/uri';

const find = (uri: string, readOnly: boolean, ...present: readonly string[]): string =>
  findSocketPath(parseLibvirtUri(uri), readOnly, {
    exists: (path) => present.includes(path),
    runFolder: '/run',
    userRunFolder: '/run/user/7',
  });

describe('the socket of a local daemon', () => {
  it.each([
    ['qemu:///system', false, [], '/run/libvirt/libvirt-sock'],
    ['qemu:///system', true, [], '/run/libvirt/libvirt-sock-ro'],
    ['qemu:///system', false, ['/run/libvirt/virtqemud-sock'], '/run/libvirt/virtqemud-sock'],
    ['qemu:///system', true, ['/run/libvirt/virtqemud-sock-ro'], '/run/libvirt/virtqemud-sock-ro'],
    ['qemu:///system?mode=legacy', false, ['/run/libvirt/virtqemud-sock'], '/run/libvirt/libvirt-sock'],
    ['qemu:///system?mode=direct', false, [], '/run/libvirt/virtqemud-sock'],
    ['qemu:///system?socket=/x', true, ['/run/libvirt/virtqemud-sock'], '/x'],
    ['qemu:///system?socket=/x', true, ['/x-ro'], '/x-ro'],
    ['qemu:///system?socket=/x', false, ['/x-ro'], '/x'],
    ['qemu:///session', true, [], '/run/user/7/libvirt/libvirt-sock'],
    ['qemu:///session', false, ['/run/user/7/libvirt/virtqemud-sock'], '/run/user/7/libvirt/virtqemud-sock'],
    ['test+unix:///default', false, ['/run/libvirt/virtqemud-sock'], '/run/libvirt/libvirt-sock'],
    ['lxc:///system', false, ['/run/libvirt/virtlxcd-sock'], '/run/libvirt/virtlxcd-sock'],
  ])('%s, read-only %s, with %j', (uri, readOnly, present, expected) => {
    expect(find(uri, readOnly, ...present)).toBe(expected);
  });

  it('is refused where the driver has no daemon of its own', () => {
    expect(() => find('test+unix:///default?mode=direct', false)).toThrow(/leave out mode=direct/);
  });
});
