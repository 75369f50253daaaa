import { describe, expect, it } from '@jest/globals';
import { withHeadRoomOf } from '../../../../host-agent/planner';
import { promisedCompute } from '../../../../host-agent/planner/view/head-room';
import type { PlanInput } from '../../../../lib/plan';
import { sampleFacts, sampleHost, sampleMachine, samplePlan } from '../sample-plan';

type MachineInput = PlanInput['machines'][number];

const vcpus = (
  current: number,
  maximum: number,
  ceiling: 'default' | 'stated' = 'default',
): Partial<MachineInput> => ({
  vcpus: { current, maximum, ceiling },
});
const memory = (
  currentMiB: number,
  bootMiB: number,
  maximumMiB: number,
  ceiling: 'default' | 'stated' = 'default',
): Partial<MachineInput> => ({ memory: { currentMiB, bootMiB, maximumMiB, ceiling, hugepages: false } });

function ceilings(
  changes: Partial<MachineInput>,
  { cpus = 4, memoryMiB = 1000, overcommit = 1 }: { cpus?: number; memoryMiB?: number; overcommit?: number },
): { readonly vcpus: number; readonly memoryMiB: number } {
  const host = sampleHost({ overcommit: { vcpus: overcommit, memory: overcommit, disk: 1 } });
  const plan = samplePlan({ host, machines: [sampleMachine(changes)] });
  const [machine] = plan.machines.map((each) =>
    withHeadRoomOf(each, plan.host, sampleFacts({ cpus, memoryMiB })),
  );
  if (machine === undefined) throw new Error('the machine is lost');
  return { vcpus: machine.vcpus.maximum, memoryMiB: machine.memory.maximumMiB };
}

describe('what a host may promise', () => {
  it('is what it has times the factors of the plan, in whole vCPUs and MiB', () => {
    const [host] = [
      samplePlan({ host: sampleHost({ overcommit: { vcpus: 1.5, memory: 1.25, disk: 1 } }) }).host,
    ];
    expect(promisedCompute(host, sampleFacts({ cpus: 3, memoryMiB: 1001 }))).toEqual({
      vcpus: 4,
      memoryMiB: 1251,
    });
  });
});

describe('head-room that nobody asked for', () => {
  it.each<[string, Partial<MachineInput>, Parameters<typeof ceilings>[1], number]>([
    ['is no more than the host may promise', vcpus(1, 64), {}, 4],
    ['grows with what it may overcommit', vcpus(1, 64), { overcommit: 2 }, 8],
    ['stays when it is less', vcpus(1, 3), {}, 3],
    ['is never below what the machine is given', vcpus(6, 64), {}, 6],
    ['stays on a host that does not say what it has', vcpus(1, 64), { cpus: 0 }, 64],
    ['is not what was stated', vcpus(1, 64, 'stated'), {}, 64],
    [
      'is not what a topology states',
      { ...vcpus(1, 64), cpu: { pinning: [], topology: { sockets: 64, cores: 1, threads: 1 } } },
      {},
      64,
    ],
  ])('of vCPUs %s', (_what, changes, host, maximum) => {
    expect(ceilings(changes, host).vcpus).toBe(maximum);
  });

  it.each<[string, Partial<MachineInput>, Parameters<typeof ceilings>[1], number]>([
    ['is whole blocks below what the host may promise', memory(256, 256, 4096), { memoryMiB: 1001 }, 1000],
    ['grows with what it may overcommit', memory(256, 256, 4096), { overcommit: 2 }, 2000],
    ['stays when it is just what the host may promise', memory(256, 256, 999), { memoryMiB: 999 }, 999],
    [
      'is nothing on a host that has less than the machine boots with',
      memory(512, 512, 4096),
      { memoryMiB: 300 },
      512,
    ],
    ['still holds what is plugged in, beyond what the host may promise', memory(1301, 256, 4096), {}, 1302],
    ['is never more than it was', memory(1301, 256, 1301), {}, 1301],
    ['stays on a host that does not say what it has', memory(256, 256, 4096), { memoryMiB: 0 }, 4096],
    ['is not what was stated', memory(256, 256, 4096, 'stated'), {}, 4096],
  ])('of memory %s', (_what, changes, host, maximumMiB) => {
    expect(ceilings(changes, host).memoryMiB).toBe(maximumMiB);
  });

  it('leaves a machine that fits as it is', () => {
    const { host, machines } = samplePlan();
    for (const machine of machines) expect(withHeadRoomOf(machine, host, sampleFacts())).toBe(machine);
  });
});
