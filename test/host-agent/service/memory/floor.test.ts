import { describe, expect, it } from '@jest/globals';
import { EMPTY_LEDGER } from '../../../../host-agent/executor/ledger/document';
import type { Inventory } from '../../../../host-agent/inventory';
import { EMPTY_MEMORY } from '../../../../host-agent/service/memory/document';
import { floorOf } from '../../../../host-agent/service/memory/floor';
import type { AgentMemory } from '../../../../host-agent/service/memory/types';
import { appliedHost } from '../../planner/apply';
import { FLEET, HOST, samplePlan } from '../../planner/sample-plan';

const identity = { fleet: FLEET, host: HOST };

/** A host whose machine carries a mark with these words. */
function marked(mark: {
  readonly generation: number;
  readonly fleet?: string;
  readonly host?: string;
}): Inventory {
  const inventory = appliedHost(samplePlan()).inventory();
  return {
    ...inventory,
    machines: inventory.machines.map((machine) =>
      machine.ownership.kind === 'ours'
        ? { ...machine, ownership: { kind: 'ours', mark: { ...machine.ownership.mark, ...mark } } }
        : machine,
    ),
  };
}

function remembering(generation: number): AgentMemory {
  const digest = 'a'.repeat(64);
  const accepted = { digest, generation, planDigest: 'plan', madeAt: '', acceptedAtMs: 0, revision: '' };
  return { ...EMPTY_MEMORY, accepted };
}

const ledger = (generation: number) => ({
  ...EMPTY_LEDGER,
  accepted: { planDigest: 'by-ledger', generation, atMs: 0 },
});

describe('what no release may fall behind', () => {
  it.each([
    ['nothing is known', EMPTY_MEMORY, EMPTY_LEDGER, 0, undefined],
    ['a plan was applied by hand', EMPTY_MEMORY, ledger(0), 0, undefined],
    ['the memory is all there is', remembering(3), EMPTY_LEDGER, 0, 3],
    ['the ledger is newer', remembering(3), ledger(4), 0, 4],
    ['only marks are left', EMPTY_MEMORY, EMPTY_LEDGER, 7, 7],
    ['the marks are newer than an old copy of the folder', remembering(3), ledger(3), 7, 7],
    ['the marks are older than what was accepted', remembering(9), ledger(8), 7, 9],
  ])('when %s', (_case, memory, records, generation, floor) => {
    const inventory = marked({ generation });
    expect(floorOf({ memory, ledger: records, inventory, identity })?.generation).toBe(floor);
  });

  it('is never raised by the marks of other hosts and fleets', () => {
    for (const other of [{ fleet: 'other' }, { host: 'kvm-2' }]) {
      const inventory = marked({ generation: 7, ...other });
      expect(floorOf({ memory: remembering(3), ledger: ledger(3), inventory, identity })).toEqual({
        generation: 3,
        planDigest: 'plan',
        releaseDigest: 'a'.repeat(64),
      });
    }
  });
});
