import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import type { Plan } from '../../../lib/plan';
import { SandboxAgent, undone } from '../../host-agent/live/agent';
import { useLiveHost } from '../../support/live-host';
import { comparable } from './equivalence-differences';
import { documentOf } from './equivalence-document';
import { pairsOf, storedOf, type Ground, type Pair } from './equivalence-host';
import { definablePlan } from './equivalence-plans';
import { applyAsProvider, clear, everythingOn, type Found } from './equivalence-road';
import { EXAMPLES } from './equivalence-stacks';
import { linesOf, readTree } from './equivalence-xml';

const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);
const RUNS = Number(process.env['FLEETWRIGHT_PROPERTY_RUNS'] ?? 40);

const live = useLiveHost();
let host: LibvirtHost;

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
});

afterAll(() => host.close());

describe('a plan by either road', () => {
  it(`is the same to libvirt for ${RUNS} plans (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(definablePlan, async (plan) => {
        for (const pair of pairsOf(plan, documentOf(plan))) await expectSame(plan, pair);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});

async function expectSame(plan: Plan, { kind, ...pair }: Pair): Promise<void> {
  const ground = { live, host };
  const lines = (xml: string): readonly string[] => linesOf(comparable(kind, readTree(xml), plan));
  const agent = lines(await storedOf(ground, 'agent', { kind, ...pair }));
  const provider = lines(await storedOf(ground, 'provider', { kind, ...pair }));
  expect(provider).toEqual(agent);
}

describe('an example by either road', () => {
  let agent: SandboxAgent;
  const ground = (): Ground => ({ live, host });
  let folders: readonly string[] = [];

  beforeAll(async () => {
    agent = await SandboxAgent.start(live);
  });
  afterEach(() => clear(ground(), folders));
  afterAll(() => agent.stop());

  it.each(Object.entries(EXAMPLES))('is the same host afterwards: %s', async (_, synthesize) => {
    const { plan, document } = await synthesize(live);
    folders = plan.pools.map(({ path }) => path);
    await applyAsProvider(ground(), document);
    const byProvider = shown(plan, await everythingOn(ground()));
    await clear(ground(), folders);
    const answer = await agent.apply(stopped(plan));
    expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
    const byAgent = shown(plan, await everythingOn(ground()));
    expect(byProvider).toEqual(byAgent);
    expect(byAgent.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['domain', 'network', 'pool', 'volume']),
    );
  });
});

/** The same plan with machines that are only defined; how they run is no part of a description. */
function stopped(plan: Plan): Plan {
  const machines = plan.machines.map((machine) => ({ ...machine, powerState: 'stopped' as const }));
  return { ...plan, host: { ...plan.host, overcommit: { vcpus: 64, memory: 64, disk: 64 } }, machines };
}

function shown(plan: Plan, found: readonly Found[]) {
  return found.map(({ xml, ...rest }) => ({
    ...rest,
    xml: linesOf(comparable(rest.kind, readTree(xml), plan)),
  }));
}
