import { describe, expect, it } from '@jest/globals';
import { describeMemoryDevice } from '../../../lib/describe';
import { changedMachine, describeChanged, type MachineDraft } from './sample';

const memory =
  (sizes: { readonly currentMiB: number; readonly bootMiB: number; readonly maximumMiB: number }) =>
  (machine: MachineDraft): void => {
    machine.memory = { ...sizes, ceiling: 'stated', hugepages: false };
  };

describe('the memory of a machine', () => {
  it('is plain when it boots with all that it may have', () => {
    const description = describeChanged('tiny', memory({ currentMiB: 192, bootMiB: 256, maximumMiB: 256 }));
    expect(description).toMatchObject({ memoryKiB: 262_144, currentMemoryKiB: 196_608 });
    expect(description).not.toHaveProperty('maximumMemory');
    expect(description).not.toHaveProperty('hugepages');
    expect(description.cpu.numaCells).toEqual([]);
    expect(description.devices.memoryDevices).toEqual([]);
  });

  it.each([
    ['less than it boots with', 192, 0],
    ['what it boots with', 256, 0],
    ['more than it boots with', 384, 131_072],
    ['all that it may have', 768, 524_288],
  ])('can be plugged in up to a ceiling, and starts with %s', (_, currentMiB, requestedKiB) => {
    const description = describeChanged('web', memory({ currentMiB, bootMiB: 256, maximumMiB: 768 }));
    expect(description).toMatchObject({
      memoryKiB: 786_432,
      currentMemoryKiB: currentMiB * 1024,
      maximumMemory: { kiB: 786_432, slots: 1 },
      cpu: { numaCells: [{ id: 0, cpus: '0-3', memoryKiB: 262_144 }] },
      devices: {
        memoryDevices: [{ model: 'virtio-mem', sizeKiB: 524_288, requestedKiB, blockKiB: 2048, node: 0 }],
      },
    });
  });

  it('is all of it in one NUMA cell, also with a single vCPU', () => {
    const { cpu } = describeChanged('tiny', memory({ currentMiB: 256, bootMiB: 256, maximumMiB: 512 }));
    expect(cpu.numaCells).toEqual([{ id: 0, cpus: '0', memoryKiB: 262_144 }]);
  });

  it('has a device for one machine that is also the device of the whole', () => {
    const { machine } = changedMachine('web', memory({ currentMiB: 384, bootMiB: 256, maximumMiB: 768 }));
    expect(describeMemoryDevice(machine)).toEqual(
      describeChanged('web', memory({ currentMiB: 384, bootMiB: 256, maximumMiB: 768 })).devices
        .memoryDevices[0],
    );
  });

  it('comes from huge pages when the plan says so', () => {
    const { hugepages } = describeChanged('web', (machine) => (machine.memory.hugepages = true));
    expect(hugepages).toBe(true);
  });

  it('takes a port of its own when it can be plugged in', () => {
    const portsOf = (change: (machine: MachineDraft) => void): number =>
      describeChanged('web', change).devices.controllers.filter(({ model }) => model === 'pcie-root-port')
        .length;
    expect(portsOf(memory({ currentMiB: 256, bootMiB: 256, maximumMiB: 768 }))).toBe(
      portsOf(memory({ currentMiB: 256, bootMiB: 256, maximumMiB: 256 })) + 1,
    );
  });
});
