import diff from 'microdiff';
import { planChanges, type PlannerInput } from '../../../../host-agent/planner';
import { canonicalBytes, mebibytes, planDigest, type Plan } from '../../../../lib/plan';
import { appliedHost } from '../../applied-host';
import { hostWith, planOf } from '../../fleet';
import { MICRODIFF } from '../goals';
import { OURS } from '../results';
import type { Competitor } from '../rounds';

/** One in a hundred grows, which reaches a running machine. */
const CHANGED_EVERY = 100;
const GROWN_MIB = 1024;
const NOW_MS = Date.UTC(2026, 0, 1);

/** Deciding what leads from a host to its plan, beside finding where two JSON documents differ. */
export function planning(machines: number): readonly Competitor[] {
  const before = planOf(hostWith(machines));
  const plan: Plan = { ...before, machines: before.machines.map(changed) };
  const expected = Math.ceil(machines / CHANGED_EVERY);
  const input = inputFor(before, plan);
  const [old, wanted] = [documentOf(before), documentOf(plan)];
  return [
    {
      name: OURS,
      role: 'ours',
      phases: [{ name: 'plan', run: () => planAll(input, expected) }],
    },
    {
      name: MICRODIFF,
      role: 'peer',
      remark: 'cycles not looked for; both documents parsed before, the old plan in place of the host',
      phases: [
        {
          name: 'plan',
          run: () => {
            const found = diff(old, wanted, { cyclesFix: false });
            if (found.length !== expected) throw new Error(`${found.length} differences, not ${expected}`);
          },
        },
      ],
    },
  ];
}

function planAll(input: PlannerInput, expected: number): void {
  const { steps, refusals } = planChanges(input);
  const touched = new Set(steps.map(({ subject }) => `${subject.kind} ${subject.name}`));
  if (touched.size !== expected || refusals.length > 0) {
    throw new Error(`${touched.size} of ${expected} machines are changed, ${refusals.length} refused`);
  }
}

function changed(machine: Plan['machines'][number], index: number): Plan['machines'][number] {
  if (index % CHANGED_EVERY !== 0) return machine;
  const { memory } = machine;
  return { ...machine, memory: { ...memory, currentMiB: mebibytes(memory.currentMiB + GROWN_MIB) } };
}

function inputFor(before: Plan, plan: Plan): PlannerInput {
  const digest = planDigest(plan);
  const host = appliedHost(before, digest, NOW_MS);
  return {
    plan,
    planDigest: digest,
    inventory: host.inventory(),
    inventoryDigest: 'not looked at',
    owned: host.owned(),
    trash: host.trashed(),
    policy: {},
    nowMs: NOW_MS,
  };
}

/** As plain objects, which is what a program has that has read two documents. */
function documentOf(plan: Plan): unknown[] {
  const document: unknown = JSON.parse(new TextDecoder().decode(canonicalBytes(plan)));
  return [document];
}
