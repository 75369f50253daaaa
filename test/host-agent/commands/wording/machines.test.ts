import { describe, expect, it } from '@jest/globals';
import { machineLines } from '../../../../host-agent/commands/wording';
import { samplePlanWith, type PlanDraft } from '../../../lib/plan/sample-plan';

type MachineDraft = PlanDraft['machines'][number];

function linesOf(change: (machine: MachineDraft) => void): readonly string[] {
  const plan = samplePlanWith((draft) => {
    const tiny = draft.machines.find(({ name }) => name === 'tiny');
    if (tiny === undefined) throw new Error('the sample has no tiny');
    change(tiny);
  });
  const machine = plan.machines.find(({ name }) => name === 'tiny');
  return machine === undefined ? [] : machineLines(machine);
}

describe('the lines of a new machine', () => {
  it('say with how much it boots where that is not what it has', () => {
    const boots = linesOf(({ memory }) =>
      Object.assign(memory, { currentMiB: 256, bootMiB: 512, maximumMiB: 1024 }),
    );
    expect(boots[0]).toContain('256 MiB (up to 1 GiB) of memory, boots with 512 MiB, ');
    expect(linesOf(() => undefined)[0]).not.toContain('boots with');
  });

  it('say what its NICs are limited and filtered by', () => {
    const [, first, second] = linesOf(({ nics }) => {
      Object.assign(nics[0] ?? {}, { bandwidth: { inbound: { averageKiBPerSecond: 100 } } });
      Object.assign(nics[1] ?? {}, { filter: { name: 'clean-traffic', parameters: [] } });
    });
    expect(first).toMatch(/^NIC lan: .*, limited$/);
    expect(second).toMatch(/^NIC storage: .*, filter clean-traffic$/);
  });

  it('say how fast its disks may be', () => {
    const lines = linesOf((machine) => {
      machine.disks.push({
        name: 'data',
        pool: 'default',
        fileName: 'tiny.data.qcow2',
        sizeMiB: 1024,
        source: { kind: 'blank' },
        bus: 'virtio',
        cache: 'none',
        discard: 'unmap',
        serial: '0123456789abcdef0123',
        retain: false,
        limits: { iops: { total: 500 } },
      });
    });
    expect(lines).toContain('disk data: 1 GiB, blank, pool default, at most 500 operations/s');
  });
});
