import { describe, expect, it } from '@jest/globals';
import {
  aboutSizeInWords,
  count,
  durationInWords,
  sizeInWords,
} from '../../../../host-agent/commands/wording/quantities';
import { valueInWords } from '../../../../host-agent/commands/wording/values';

describe('quantities in words', () => {
  it.each([
    [0, '0 MiB'],
    [96, '96 MiB'],
    [1024, '1 GiB'],
    [1536, '1.5 GiB'],
    [1000, '1000 MiB'],
    [1025, '1025 MiB'],
    [2048 * 1024, '2 TiB'],
    [1.5 * 1024 * 1024 + 1, '1572865 MiB'],
  ])('%d MiB is %s, exactly', (sizeMiB, words) => {
    expect(sizeInWords(sizeMiB)).toBe(words);
  });

  it.each([
    [500, '500 MiB'],
    [24_105, '23.5 GiB'],
    [2048, '2 GiB'],
    [3 * 1024 * 1024, '3 TiB'],
  ])('about %d MiB is %s', (sizeMiB, words) => {
    expect(aboutSizeInWords(sizeMiB)).toBe(words);
  });

  it.each([
    [0, '0 s'],
    [12.34, '12.3 s'],
    [60, '1 min'],
    [90, '1 min 30 s'],
    [5400, '1 h 30 min'],
    [168 * 3600, '7 days'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });

  it('counts one and many', () => {
    expect([count(1, 'entry', 'entries'), count(2, 'entry', 'entries'), count(0, 'step')]).toEqual([
      '1 entry',
      '2 entries',
      '0 steps',
    ]);
  });

  it.each([
    ['memory.currentMiB', 2048, '2 GiB'],
    ['capacityBytes', 3 * 1024 ** 3, '3 GiB'],
    ['stop.timeoutSeconds', 90, '1 min 30 s'],
    ['trashRetentionHours', 168, '7 days'],
    ['vcpus.current', 4, '4'],
    ['autostart', true, 'yes'],
    ['dns.hosts', ['a', 'b\u001b'], 'a, b\\x1b'],
    ['dns.hosts', [], 'none'],
    ['cpu.limitPercent', 150, '1.5 CPUs'],
    ['cpu.limitPercent', 100, '1 CPU'],
    ['cpu.limitPercent', undefined, 'none'],
    ['disks.data.limits.bytesPerSecond.total', 10 * 1024 ** 2, '10 MiB/s'],
    ['disks.data.limits.bytesPerSecond.burst.read', 1500, '1500 bytes/s'],
    ['disks.data.limits.iops.total', 1000, '1000'],
    ['nics.lan.bandwidth.inbound.averageKiBPerSecond', 100, '100 KiB/s'],
    ['nics.lan.bandwidth.inbound.peakKiBPerSecond', 2048, '2 MiB/s'],
    ['nics.lan.bandwidth.inbound.burstKiB', 512, '512 KiB'],
    ['nics.lan.linkUp', false, 'down'],
    ['nics.lan.linkUp', true, 'up'],
    ['description', '', 'empty'],
    ['description', undefined, 'none'],
  ])('the value of %s reads well', (name, value, words) => {
    expect(valueInWords(name, value)).toBe(words);
  });

  it('cuts a value that would fill the screen', () => {
    expect(valueInWords('commandLine', 'x'.repeat(500))).toHaveLength(120);
  });
});
