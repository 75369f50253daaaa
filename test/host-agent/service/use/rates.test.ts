import { describe, expect, it } from '@jest/globals';
import { ratesBetween } from '../../../../host-agent/service/use/rates';
import { machineUse, sampleOf } from './machines';

const SECOND = 1e9;

describe('rates between two samples', () => {
  it('are what was used, by the time that passed', () => {
    const earlier = machineUse('web', {
      cpu: { usedNanoseconds: 10 * SECOND, delayNanoseconds: SECOND, vcpus: 2 },
      disk: { readBytes: 1000, writtenBytes: 50 },
      nic: { receivedBytes: 7, sentBytes: 100 },
    });
    const later = machineUse('web', {
      cpu: { usedNanoseconds: 13 * SECOND, delayNanoseconds: 2 * SECOND, vcpus: 2 },
      memory: { balloonMiB: 800, usableMiB: 300, unusedMiB: 100 },
      disk: { readBytes: 3000, writtenBytes: 450 },
      nic: { receivedBytes: 27, sentBytes: 500 },
    });
    expect(ratesBetween(sampleOf(5000, earlier), sampleOf(7000, later))).toEqual([
      {
        name: 'web',
        cpuPercent: 150,
        stealPercent: 25,
        memoryMiB: 800,
        memoryUsedMiB: 500,
        readBytesPerSecond: 1000,
        writtenBytesPerSecond: 200,
        receivedBytesPerSecond: 10,
        sentBytesPerSecond: 200,
      },
    ]);
  });

  it('leave out what could not be had', () => {
    const [rates] = ratesBetween(sampleOf(0, machineUse('old')), sampleOf(1000, machineUse('old')));
    expect(rates).toMatchObject({ name: 'old', cpuPercent: 0 });
    expect(rates).not.toHaveProperty('stealPercent');
    expect(rates).not.toHaveProperty('memoryUsedMiB');
  });

  it('take no restart, no replugged device and no unplugged vCPU for a negative use', () => {
    const earlier = [
      machineUse('restarted', { cpu: { usedNanoseconds: 5 * SECOND }, nic: { sentBytes: 1e9 } }),
      machineUse('replugged', { nic: { sentBytes: 1e9 } }),
      machineUse('unplugged', { cpu: { usedNanoseconds: SECOND, delayNanoseconds: 9 * SECOND } }),
    ];
    const later = [
      machineUse('restarted', { cpu: { usedNanoseconds: SECOND }, nic: { sentBytes: 5 } }),
      machineUse('replugged', { nic: { sentBytes: 4000 } }),
      machineUse('unplugged', { cpu: { usedNanoseconds: 2 * SECOND, delayNanoseconds: 3 * SECOND } }),
      machineUse('new', { cpu: { usedNanoseconds: SECOND } }),
    ];
    const rates = ratesBetween(sampleOf(0, ...earlier), sampleOf(4000, ...later));
    expect(rates.map(({ name }) => name)).toEqual(['replugged', 'unplugged']);
    expect(rates[0]?.sentBytesPerSecond).toBe(1000);
    expect(rates[1]).not.toHaveProperty('stealPercent');
  });

  it('are none without time between the samples', () => {
    const sample = sampleOf(1000, machineUse('web'));
    expect(ratesBetween(sample, sample)).toEqual([]);
  });
});
