import { describe, expect, it } from '@jest/globals';
import { isLocalUri } from '../../../../host-agent/executor/steps/pool-access';

describe('whether a libvirt is on this host', () => {
  it.each([
    ['qemu:///system', true],
    ['qemu:///system?socket=/run/lab/libvirt-sock', true],
    ['qemu+unix:///system?socket=/run/lab/libvirt-sock', true],
    ['test:///default', true],
    ['qemu+ssh://root@far/system', false],
    ['qemu+ssh:///system', false],
    ['qemu+tls://far/system', false],
    ['qemu://far/system', false],
    ['qemu://localhost/system', false],
    ['nonsense', false],
  ])('is known from %s', (uri, local) => {
    expect(isLocalUri(uri)).toBe(local);
  });
});
