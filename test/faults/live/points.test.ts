import { describe, expect, it } from '@jest/globals';
import { everyFault, faultName, sampleFaults } from './points';

const counts = { libvirt: 30, files: 20 };

describe('every fault', () => {
  const faults = everyFault(counts, 'guests');

  it('is there once for each point', () => {
    const named = faults.map((fault) => `${faultName(fault)} ${fault.point}`);
    expect(new Set(named).size).toBe(named.length);
    const pointsOf = (name: string): readonly number[] =>
      faults.filter((fault) => faultName(fault) === name).map(({ point }) => point);
    expect(pointsOf('agent-killed/libvirt/before')).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(pointsOf('disk-full')).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(pointsOf('error/38')).toHaveLength(30);
  });

  it('pauses guests only where some run', () => {
    const kinds = (form: 'guests' | 'stopped'): boolean =>
      everyFault(counts, form).some(({ kind }) => kind === 'guests-paused');
    expect([kinds('guests'), kinds('stopped')]).toEqual([true, false]);
  });
});

describe('a sample', () => {
  const faults = everyFault(counts, 'guests');

  it('is the same for the same seed and another for another', () => {
    expect(sampleFaults(faults, 20, 1)).toEqual(sampleFaults(faults, 20, 1));
    expect(sampleFaults(faults, 20, 1)).not.toEqual(sampleFaults(faults, 20, 2));
  });

  it('has every kind before it has one twice, and grows by adding', () => {
    const kinds = new Set(faults.map(({ kind }) => kind));
    const sample = sampleFaults(faults, 10, 3);
    expect(new Set(sample.map(({ kind }) => kind))).toEqual(kinds);
    expect(sampleFaults(faults, 15, 3).slice(0, 10)).toEqual(sample);
  });
});
