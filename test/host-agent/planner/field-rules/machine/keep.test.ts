import { describe, expect, it } from '@jest/globals';
import { keepFields } from '../../../../../host-agent/planner/field-rules/machine/keep';
import { makeContext } from '../../../../../host-agent/planner/view/context';
import { appliedHost, inputOf } from '../../apply';
import { samplePlan } from '../../sample-plan';
import { web } from '../../scenario';
import type { MachineInput } from '../preview';
import { holdKept, machineOf, stored, type KeepCase } from './kept';

const HARDWARE: readonly KeepCase[] = [
  {
    name: 'the machine type',
    plan: { machineType: 'pc' },
    fields: ['machineType'],
    kept: { machineType: 'q35' },
  },
  {
    name: 'a machine type that plans do not know',
    byHand: stored(() => ({ machineType: 'microvm' })),
    fields: ['machineType'],
  },
  { name: 'the firmware', before: { firmware: 'uefi' }, fields: ['firmware'], kept: { firmware: 'uefi' } },
  {
    name: 'a firmware that plans do not know',
    byHand: stored(() => ({ firmware: 'other' })),
    fields: ['firmware'],
  },
  {
    name: 'Secure Boot',
    before: { firmware: 'uefi', secureBoot: true },
    fields: ['firmware', 'secureBoot'],
    kept: { firmware: 'uefi', secureBoot: true },
  },
  { name: 'a TPM', before: { tpm: true }, fields: ['tpm'], kept: { tpm: true } },
  { name: 'no TPM', plan: { tpm: true }, fields: ['tpm'], kept: { tpm: false } },
  {
    name: 'no serial console',
    before: { serialConsole: false },
    fields: ['serialConsole'],
    kept: { serialConsole: false },
  },
  { name: 'no channel', before: { guestAgent: false }, fields: ['guestAgent'], kept: { guestAgent: false } },
  { name: 'no generator', before: { rng: false }, fields: ['rng'], kept: { rng: false } },
  {
    name: 'that it runs',
    plan: { powerState: 'stopped' },
    fields: ['powerState'],
    kept: { powerState: 'running' },
  },
  {
    name: 'several fields',
    plan: { rng: false, tpm: true, protect: true },
    fields: ['rng', 'tpm'],
    kept: { rng: true, tpm: false },
  },
  { name: 'several fields of which one cannot be', plan: { rng: false }, fields: ['acceleration', 'rng'] },
  { name: 'a field that is none', fields: ['nothing'] },
];

const vcpus = (current: number, maximum: number): Partial<MachineInput> => ({
  vcpus: { current, maximum, ceiling: 'stated' },
});
const memory = (
  currentMiB: number,
  bootMiB: number,
  maximumMiB: number,
  hugepages = false,
): Partial<MachineInput> => ({
  memory: { currentMiB, bootMiB, maximumMiB, ceiling: 'stated', hugepages },
});
const cpu = (sockets: number, cores: number, threads: number): Partial<MachineInput> => ({
  cpu: { pinning: [], topology: { sockets, cores, threads } },
});
const pin = (...numbers: readonly number[]): Partial<MachineInput> => ({
  cpu: { pinning: numbers.map((vcpu) => ({ vcpu, hostCpus: [1] })) },
});

const COMPUTE: readonly KeepCase[] = [
  {
    name: 'a named model',
    before: { cpuModel: 'qemu64' },
    fields: ['cpuModel'],
    kept: { cpuModel: 'qemu64' },
  },
  {
    name: 'the model of the host',
    plan: { cpuModel: 'qemu64' },
    fields: ['cpuModel'],
    kept: { cpuModel: 'host' },
  },
  {
    name: 'the fullest model under software emulation',
    byHand: stored(() => ({ cpuMode: 'maximum', acceleration: 'tcg' })),
    plan: { cpuModel: 'qemu64' },
    fields: ['cpuModel'],
    kept: { cpuModel: 'auto' },
  },
  {
    name: 'the fullest model under KVM, which is no word',
    byHand: stored(() => ({ cpuMode: 'maximum' })),
    fields: ['cpuModel'],
  },
  {
    name: 'another mode under software emulation, which is no word',
    byHand: stored(() => ({ cpuMode: 'host-model', acceleration: 'tcg' })),
    fields: ['cpuModel'],
  },
  {
    name: 'vCPUs within the ceiling',
    before: vcpus(3, 4),
    plan: vcpus(1, 8),
    fields: ['vcpus.current'],
    kept: vcpus(3, 8),
  },
  {
    name: 'vCPUs beyond the ceiling',
    before: vcpus(3, 4),
    plan: vcpus(1, 2),
    fields: ['vcpus.current'],
    kept: vcpus(3, 3),
  },
  {
    name: 'the ceiling',
    before: vcpus(1, 4),
    plan: vcpus(4, 6),
    fields: ['vcpus.maximum'],
    kept: vcpus(4, 4),
  },
  { name: 'a ceiling that is too low', before: vcpus(1, 4), plan: vcpus(5, 6), fields: ['vcpus.maximum'] },
  {
    name: 'a ceiling, without the pins that it has no room for',
    before: vcpus(1, 4),
    plan: { ...vcpus(1, 6), ...pin(0, 3, 4, 5) },
    fields: ['vcpus.maximum'],
    kept: { ...vcpus(1, 4), ...pin(0, 3) },
  },
  {
    name: 'a ceiling with its topology',
    before: { ...vcpus(1, 4), ...cpu(4, 1, 1) },
    plan: { ...vcpus(1, 6), ...cpu(6, 1, 1) },
    fields: ['vcpus.maximum'],
    kept: { ...vcpus(1, 4), ...cpu(4, 1, 1) },
  },
  {
    name: 'a ceiling that has no topology',
    before: vcpus(1, 4),
    plan: { ...vcpus(1, 6), ...cpu(6, 1, 1) },
    fields: ['vcpus.maximum'],
    kept: { ...vcpus(1, 4), ...pin() },
  },
  {
    name: 'a ceiling whose topology the plan does not state',
    before: { ...vcpus(1, 4), ...cpu(4, 1, 1) },
    plan: vcpus(1, 6),
    fields: ['vcpus.maximum'],
    kept: vcpus(1, 4),
  },
  {
    name: 'a topology with its ceiling',
    before: { ...vcpus(1, 12), ...cpu(2, 3, 2) },
    plan: { ...vcpus(12, 16), ...cpu(16, 1, 1) },
    fields: ['cpu.topology'],
    kept: { ...vcpus(12, 12), ...cpu(2, 3, 2) },
  },
  {
    name: 'a topology that is too small',
    before: { ...vcpus(1, 4), ...cpu(4, 1, 1) },
    plan: { ...vcpus(5, 8), ...cpu(8, 1, 1) },
    fields: ['cpu.topology'],
  },
  {
    name: 'no topology',
    before: vcpus(1, 4),
    plan: { ...vcpus(1, 4), cpu: { shares: 7, pinning: [], topology: { sockets: 4, cores: 1, threads: 1 } } },
    fields: ['cpu.topology'],
    kept: { cpu: { shares: 7, pinning: [] } },
  },
  {
    name: 'memory, as it is put together',
    before: memory(400, 256, 512),
    plan: memory(128, 128, 128),
    fields: ['memory.currentMiB'],
    kept: memory(400, 256, 512),
  },
  {
    name: 'the ceiling of memory',
    before: memory(256, 256, 512),
    plan: memory(512, 300, 1024),
    fields: ['memory.maximumMiB'],
    kept: memory(512, 300, 512),
  },
  {
    name: 'a ceiling of memory below what it is to boot with',
    before: memory(256, 256, 512),
    plan: memory(400, 600, 1024),
    fields: ['memory.maximumMiB'],
    kept: memory(400, 512, 512),
  },
  {
    name: 'a ceiling of memory that is too low',
    before: memory(256, 256, 512),
    plan: memory(513, 256, 1024),
    fields: ['memory.maximumMiB'],
  },
  {
    name: 'no huge pages',
    plan: memory(256, 256, 256, true),
    fields: ['memory.hugepages'],
    kept: memory(256, 256, 256),
  },
];

describe('what may not be had is kept as it is stored', () => {
  it.each([...HARDWARE, ...COMPUTE])('$name', holdKept);

  it('is nothing where nothing is stored', () => {
    const host = appliedHost(samplePlan());
    const context = makeContext(inputOf(host, samplePlan()));
    expect(keepFields(machineOf({}), ['rng'], undefined, context)).toBeUndefined();
  });

  it('is the plan itself where nothing is to be kept', () => {
    const host = appliedHost(samplePlan());
    const context = makeContext(inputOf(host, samplePlan()));
    expect(keepFields(machineOf({}), [], web(host).stored, context)).toEqual(machineOf({}));
  });
});
