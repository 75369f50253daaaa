import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  confinePlan,
  DEFAULT_WAIT_SETTINGS,
  executeChangePlan,
  listTrash,
  openLedger,
  readLedger,
  systemClock,
} from '../../../host-agent/executor';
import { approvalDigest, requireApproved } from '../../../host-agent/commands/agent/approval';
import { jsonAnswer } from '../../../host-agent/commands/json-answer';
import { inventoryFacts } from '../../../host-agent/commands/rendering/inventory-facts';
import { inventoryDigest, readInventory } from '../../../host-agent/inventory';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import { planChanges, type ChangePlan } from '../../../host-agent/planner';
import { parsePlan, planDigest, type Plan } from '../../../lib/plan';
import type { PassAnswer, PassRequest } from './agent';

/** The agent inside of a sandbox, where its networks and mounts are: one pass a line, until its input ends. */
async function main(): Promise<void> {
  const host = await connectLibvirt('qemu:///system');
  try {
    for await (const line of createInterface({ input: process.stdin })) {
      const answer = await answerTo(host, JSON.parse(line) as PassRequest);
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
  } finally {
    await host.close();
  }
}

async function answerTo(host: LibvirtHost, request: PassRequest): Promise<PassAnswer | { fault: string }> {
  try {
    return await pass(host, request);
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function pass(host: LibvirtHost, request: PassRequest): Promise<PassAnswer> {
  const parsed = parsePlan(Buffer.from(JSON.stringify(request.plan)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { plan } = parsed;
  const allowed = { poolRoots: request.roots, imageRoots: request.roots };
  const problems = await confinePlan(plan, allowed);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const { changePlan, facts, document } = await decide(host, plan, request);
  if (request.look === true) return { ...shown(changePlan), outcomes: [], inventoryDocument: document };
  if (request.approve !== undefined) requireApproved(request.approve, changePlan);
  const report = await executeChangePlan({
    changePlan,
    plan,
    host,
    facts,
    ledger: await openLedger(request.stateDirectory),
    settings: {
      ...DEFAULT_WAIT_SETTINGS,
      ...allowed,
      secrets: {
        directory: join(request.stateDirectory, 'secrets'),
        identityFile: join(request.stateDirectory, 'age-identity'),
      },
    },
    clock: systemClock,
  });
  return {
    ...shown(changePlan),
    outcomes: report.steps.map(({ step, outcome }) => ({
      id: step.id,
      outcome:
        outcome.kind === 'failed' ? `${outcome.failure.code}: ${outcome.failure.message}` : outcome.kind,
      observations: Object.fromEntries(
        (outcome.kind === 'done' ? (outcome.observations ?? []) : []).map(({ fact, value }) => [fact, value]),
      ),
    })),
  };
}

async function decide(host: LibvirtHost, plan: Plan, request: PassRequest) {
  const inventory = await readInventory(host, { refreshPools: true });
  const ledger = await readLedger(request.stateDirectory);
  const attempts = ledger.attempts ?? [];
  const trash = await listTrash(inventory.pools);
  const changePlan = planChanges({
    plan,
    planDigest: planDigest(plan),
    inventory,
    inventoryDigest: inventoryDigest(inventory),
    owned: ledger.owned,
    attempts,
    trash,
    policy: request.policy ?? {},
    nowMs: systemClock.nowMs(),
  });
  const facts = inventoryFacts({
    uri: 'qemu:///system',
    readAt: new Date(systemClock.nowMs()).toISOString(),
    inventory,
    records: { kind: 'read', records: { owned: ledger.owned, attempts, trash } },
  });
  return { changePlan, facts: inventory.host, document: jsonAnswer('inventory', facts) };
}

function shown(changePlan: ChangePlan): Omit<PassAnswer, 'outcomes' | 'inventoryDocument'> {
  return {
    steps: changePlan.steps.map(({ id, subject, impact, changes }) => ({ id, subject, impact, changes })),
    refusals: changePlan.refusals,
    warnings: changePlan.warnings,
    approval: approvalDigest(changePlan),
  };
}

void main();
