import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { approvalDigest } from '../../../host-agent/commands/agent/approval';
import { inventoryDigest, parseInventoryDocument } from '../../../host-agent/inventory';
import type { ChangePlan } from '../../../host-agent/planner';
import { reviewHosts, type ActualHost, type ChangedHost } from '../../../host-agent/review';
import { planDigest, planSchema, type PlanInput } from '../../../lib/plan';
import { useLiveHost } from '../../support/live-host';
import { SandboxAgent, undone, type PassAnswer } from '../live/agent';
import { labDraft, labMachine, makeExtraImages, type Draft } from '../live/lab';
import { Dice, editAtRandom } from '../live/walk';

/** Each pair costs a few seconds under emulation, more when a guest boots anew. */
const PAIRS = Number(process.env['FLEETWRIGHT_WALK_STEPS'] ?? 15);
const SEED = Number(process.env['FLEETWRIGHT_WALK_SEED'] ?? 20_260_101);
/** A pass restarts at most two guests; a boot takes 6 s, and four times that on a busy machine. */
const PAIR_MS_MAX = 90_000;
/** As a pull request: more than one thing at a time. */
const EDITS_OF_A_PAIR = 2;

const live = useLiveHost();
let agent: SandboxAgent;
let draft: Draft;

beforeAll(async () => {
  agent = await SandboxAgent.start(live);
  const machines = ['a', 'b'].map((name, index) =>
    labMachine(name, 31 + index, {
      memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 640, ceiling: 'stated', hugepages: false },
      cdroms: [{ name: 'cd' }],
    }),
  );
  draft = labDraft(live, machines, await makeExtraImages(live));
  const answer = await agent.apply(draft);
  expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
}, 180_000);

afterAll(() => agent.stop());

type Announced = Pick<PassAnswer, 'steps' | 'refusals'>;

/** What a review says that knows the two plans, and what was written down of the host if anything was. */
function reviewOf(base: PlanInput, head: PlanInput, actual?: ActualHost): ChangedHost {
  const [older, newer] = [base, head].map((input) => {
    const plan = planSchema.parse(input);
    return { plan, digest: planDigest(plan) };
  });
  if (older === undefined || newer === undefined) throw new Error('there are two plans');
  const actualHosts = new Map(actual === undefined ? [] : [[newer.plan.host.name, actual]]);
  const [review] = reviewHosts([older], [newer], { actualHosts, nowMs: Date.now() });
  if (review === undefined || review.kind === 'gone') throw new Error('the host is not there');
  return review;
}

/** As a review reads what `fleetwright inventory --json` wrote. */
function actualHost({ inventoryDocument = '' }: PassAnswer): ActualHost {
  const parsed = parseInventoryDocument(inventoryDocument);
  if (!parsed.ok || parsed.document.kind !== 'inventory') throw new Error('the document cannot be read');
  const { inventory, records } = parsed.document;
  return {
    kind: 'read',
    source: 'a file',
    inventory,
    inventoryDigest: inventoryDigest(inventory),
    ...(records === undefined ? {} : { records }),
  };
}

/**
 * Under emulation a vCPU that goes is only taken offline by the guest, and brought back by it later: which of both ways a vCPU comes
 * by depends on what was there before the older plan. What comes of it and what it costs the guest does not.
 */
function announced({ steps, refusals }: Announced): Announced {
  const told = steps.map(({ id, subject, impact, changes }) => ({
    id: id.replace('set-guest-vcpus:', 'set-vcpus:'),
    subject,
    impact,
    changes,
  }));
  // As they come over the wire from the agent.
  return JSON.parse(JSON.stringify({ steps: told, refusals })) as Announced;
}

function saysNothing({ changePlan }: ChangedHost): ChangePlan {
  return { ...changePlan, steps: [], refusals: [] };
}

it(
  `${PAIRS} reviews, each of which says what the agent then does to real guests (seed ${SEED})`,
  async () => {
    const dice = new Dice(SEED);
    for (let pair = 1; pair <= PAIRS; pair += 1) {
      const base = structuredClone(draft);
      const edits = Array.from({ length: EDITS_OF_A_PAIR }, () => editAtRandom(draft, dice));
      const where = { seed: SEED, pair, edits };
      const reviewed = announced(reviewOf(base, draft).changePlan);
      const look = await agent.diff(draft);
      expect({ ...where, ...announced(look) }).toEqual({ ...where, ...reviewed });
      const looked = reviewOf(base, draft, actualHost(look));
      const approval = approvalDigest(looked.changePlan);
      expect({ ...where, approval, drift: looked.drift?.steps }).toEqual({
        ...where,
        approval: look.approval,
        drift: [],
      });
      if (looked.changePlan.steps.length > 0) {
        // A review that says that nothing is done approves nothing.
        await expect(agent.applyApproved(draft, approvalDigest(saysNothing(looked)))).rejects.toThrow(
          /Nothing was done/,
        );
      }
      const answer = await agent.applyApproved(draft, approval);
      expect({ ...where, ...announced(answer), undone: undone(answer) }).toEqual({
        ...where,
        ...reviewed,
        undone: [],
      });
    }
  },
  PAIRS * PAIR_MS_MAX,
);
