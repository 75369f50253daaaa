import { describe, expect, it } from '@jest/globals';
import { describeChanged } from './sample';

describe('vCPUs', () => {
  it.each([
    [{ current: 2, maximum: 4 }, [true, true, false, false]],
    [{ current: 2, maximum: 2 }, [true, true]],
  ])('can all but the first be taken away under KVM: %j', (vcpus, enabled) => {
    const described = describeChanged(
      'tiny',
      (machine) => (machine.vcpus = { ...vcpus, ceiling: 'stated' }),
      'kvm',
    ).vcpus;
    expect(described).toEqual({
      ...vcpus,
      individual: enabled.map((isEnabled, id) => ({ id, enabled: isEnabled, hotpluggable: id !== 0 })),
    });
  });

  it.each([
    ['under TCG, where taking one away breaks QEMU', 'tiny', 4, 'tcg'],
    ['of a board that cannot', 'arm', 4, 'kvm'],
    ['when there is only the first', 'tiny', 1, 'kvm'],
  ] as const)('are not said to be removable %s', (_, name, maximum, acceleration) => {
    const described = describeChanged(
      name,
      (machine) => (machine.vcpus = { current: 1, maximum, ceiling: 'stated' }),
      acceleration,
    ).vcpus;
    expect(described).toEqual({ current: 1, maximum });
  });

  it('are arranged as the plan says', () => {
    const topology = { sockets: 1, cores: 2, threads: 2 };
    const { cpu } = describeChanged('web', (machine) => (machine.cpu = { topology, pinning: [] }));
    expect(cpu).toEqual({ mode: 'maximum', topology, numaCells: [] });
  });
});

describe('CPU tuning', () => {
  it('is absent when the plan says nothing of it', () => {
    expect(describeChanged('web', () => {})).not.toHaveProperty('cpuTuning');
  });

  it.each([
    [{ shares: 512 }, { shares: 512, vcpuPins: [] }],
    [
      { limitPercent: 150 },
      { globalPeriodMicroseconds: 100_000, globalQuotaMicroseconds: 150_000, vcpuPins: [] },
    ],
    [{ emulatorHostCpus: [3, 1, 2] }, { emulatorPin: '1-3', vcpuPins: [] }],
  ])('says %j in the words of libvirt', (stated, tuning) => {
    const described = describeChanged('web', (machine) => (machine.cpu = { pinning: [], ...stated }));
    expect(described.cpuTuning).toEqual(tuning);
  });

  it('pins the vCPUs that are named', () => {
    const pinning = [
      { vcpu: 0, hostCpus: [0, 1] },
      { vcpu: 3, hostCpus: [5] },
    ];
    expect(describeChanged('web', (machine) => (machine.cpu = { pinning })).cpuTuning).toEqual({
      vcpuPins: [
        { vcpu: 0, cpus: '0-1' },
        { vcpu: 3, cpus: '5' },
      ],
    });
  });
});
