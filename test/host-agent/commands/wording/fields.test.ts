import { describe, expect, it } from '@jest/globals';
import { fieldInWords } from '../../../../host-agent/commands/wording';

describe('fields in words', () => {
  it.each([
    ['memory.currentMiB', 'memory'],
    ['memory.bootMiB', 'memory at boot'],
    ['cpu.limitPercent', 'CPU limit'],
    ['secureBoot', 'Secure Boot'],
    ['tpm', 'TPM'],
    ['disks.root.sizeMiB', 'disk root size'],
    ['disks.data.limits.iops', 'disk data limit operations/s'],
    ['nics.lan.linkUp', 'NIC lan link'],
    ['nics.lan.bandwidth.inbound', 'NIC lan bandwidth inbound'],
    ['cdroms.tools.image', 'CD drive tools image'],
    ['ipv4.dhcpRange', 'IPv4 DHCP range'],
    ['onRestartNeeded', 'on restart needed'],
    // What the user has named stays as it is.
    ['disks.dns.cache', 'disk dns cache'],
    ['nics.my-limits.mtu', 'NIC my-limits MTU'],
    ['disks.a\u001b', 'disk a\\x1b'],
  ])('%s is %s', (field, words) => {
    expect(fieldInWords(field)).toBe(words);
  });
});
