import { describe, expect, it } from '@jest/globals';
import { sandboxLayout } from '../../../host-agent/sandbox/layout';

describe('sandboxLayout', () => {
  it('keeps sockets in memory and disks on disk by default', () => {
    expect(sandboxLayout('lab')).toMatchObject({
      directory: '/run/fleetwright/lab',
      poolDirectory: '/var/tmp/fleetwright/lab/pool',
      socketPath: '/run/fleetwright/lab/run/libvirt/libvirt-sock',
      uri: 'qemu:///system?socket=/run/fleetwright/lab/run/libvirt/libvirt-sock',
    });
  });

  it('keeps everything below a root that was chosen, unless disks have one of their own', () => {
    expect(sandboxLayout('lab', { stateRoot: '/srv/x' }).poolDirectory).toBe('/srv/x/lab/pool');
    expect(sandboxLayout('lab', { stateRoot: '/srv/x', diskRoot: '/data' })).toMatchObject({
      directory: '/srv/x/lab',
      poolDirectory: '/data/lab/pool',
    });
    expect(sandboxLayout('lab', { diskRoot: '/data' })).toMatchObject({
      directory: '/run/fleetwright/lab',
      poolDirectory: '/data/lab/pool',
    });
  });

  it('gives every sandbox a host UUID and a group name of its own, always the same', () => {
    const one = sandboxLayout('lab', { stateRoot: '/a' });
    const two = sandboxLayout('lab', { stateRoot: '/b' });
    expect(one.hostUuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(one.hostUuid).not.toBe(two.hostUuid);
    expect(one.groupName).not.toBe(two.groupName);
    expect(sandboxLayout('lab', { stateRoot: '/a' })).toEqual(one);
  });

  it.each(['', '-a', 'a-', 'A', 'a/b', '..', 'a'.repeat(33), 'a b'])('refuses the name "%s"', (name) => {
    expect(() => sandboxLayout(name)).toThrow(expect.objectContaining({ code: 'bad-name' }));
  });

  it('refuses a root that makes the path of the socket longer than a socket may have', () => {
    const root = (length: number) => ({ stateRoot: `/${'r'.repeat(length - 1)}` });
    // "/lab/run/libvirt/libvirt-sock" adds 29 bytes to the root; 107 are allowed.
    expect(sandboxLayout('lab', root(78)).socketPath).toHaveLength(107);
    expect(() => sandboxLayout('lab', root(79))).toThrow(expect.objectContaining({ code: 'path-too-long' }));
  });
});
