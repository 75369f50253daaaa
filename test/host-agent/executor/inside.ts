import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  confinePlan,
  DEFAULT_WAIT_SETTINGS,
  executeChangePlan,
  listTrash,
  openLedger,
  systemClock,
} from '../../../host-agent/executor';
import { inventoryDigest, readInventory } from '../../../host-agent/inventory';
import { connectLibvirt } from '../../../host-agent/libvirt';
import { planChanges, type Step } from '../../../host-agent/planner';
import { parsePlan, planDigest } from '../../../lib/plan';

/** One pass of the agent as a process of its own, inside of a sandbox: reads, decides, executes, prints what became of it. */
interface Pass {
  readonly planFile: string;
  readonly stateDirectory: string;
  readonly roots: readonly string[];
  /** Kills itself, as kill -9 would, when this many steps have begun or ended. */
  readonly killAtEvent?: number;
  /** Instead of what the planner decides. */
  readonly steps?: readonly Step[];
}

async function pass(job: Pass): Promise<unknown> {
  const parsed = parsePlan(readFileSync(job.planFile));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { plan } = parsed;
  const allowed = { poolRoots: job.roots, imageRoots: job.roots };
  const problems = await confinePlan(plan, allowed);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  let events = 0;
  const host = await connectLibvirt('qemu:///system');
  try {
    const inventory = await readInventory(host);
    const ledger = await openLedger(job.stateDirectory);
    const changePlan = planChanges({
      plan,
      planDigest: planDigest(plan),
      inventory,
      inventoryDigest: inventoryDigest(inventory),
      owned: ledger.current.owned,
      trash: await listTrash(inventory.pools),
      policy: {},
      nowMs: systemClock.nowMs(),
    });
    const report = await executeChangePlan({
      changePlan: job.steps === undefined ? changePlan : { ...changePlan, steps: job.steps },
      plan,
      host,
      facts: inventory.host,
      ledger,
      settings: {
        ...DEFAULT_WAIT_SETTINGS,
        ...allowed,
        secrets: {
          directory: join(job.stateDirectory, 'secrets'),
          identityFile: join(job.stateDirectory, 'age-identity'),
        },
      },
      clock: systemClock,
      progress: (event) => {
        if (event.kind === 'step-progress') return;
        events += 1;
        if (events === job.killAtEvent) process.kill(process.pid, 'SIGKILL');
      },
    });
    return {
      refusals: changePlan.refusals.map(({ code, subject }) => `${code} ${subject.name}`),
      outcomes: report.steps.map(({ step, outcome }) => ({
        id: step.id,
        outcome:
          outcome.kind === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.kind,
      })),
      observations: report.steps.flatMap(({ outcome }) =>
        outcome.kind === 'done' ? (outcome.observations ?? []) : [],
      ),
    };
  } finally {
    await host.close();
  }
}

async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await pass(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))));
}

void main();
