import { describe, expect, it } from '@jest/globals';
import { observationInWords } from '../../../../host-agent/commands/wording';

const MIB = 1024 * 1024;

describe('observations in words', () => {
  it.each([
    ['guest-vcpus', 3, 'the guest shows 3 vCPUs online'],
    ['guest-memory-mib', 1536, 'the guest shows 1.5 GiB of memory'],
    ['guest-disk-bytes', 6144 * MIB, 'the guest shows a disk of 6 GiB'],
    ['guest-root-bytes', 5870 * MIB, 'its file system at / has 5.7 GiB'],
    ['link-cut-ms', 312, 'link cut 0.3 s'],
    ['guest-silent', 1, 'no guest agent answered: confirmed by libvirt only'],
  ] as const)('%s', (fact, value, words) => {
    expect(observationInWords({ fact, value })).toBe(words);
  });
});
