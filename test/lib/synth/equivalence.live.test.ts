import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import type { Plan } from '../../../lib/plan';
import { SandboxAgent, undone } from '../../host-agent/live/agent';
import { useLiveHost } from '../../support/live-host';
import { UnknownAttribute } from '../../support/provider-xml';
import { AGENTS_OWN_VOLUMES, comparable, copiesOf, KNOWN_DIFFERENCES } from './equivalence-differences';
import { documentOf } from './equivalence-document';
import { DefinitionRefused, pairsOf, storedOf, type Ground, type Kind, type Pair } from './equivalence-host';
import { mutationsOf } from './equivalence-mutations';
import { definablePlan } from './equivalence-plans';
import { richPlan } from './equivalence-rich';
import { applyAsProvider, clear, everythingOn, type Found } from './equivalence-road';
import { EXAMPLES } from './equivalence-stacks';
import { linesOf, readTree } from './equivalence-xml';

const SEED = Number(process.env['FLEETWRIGHT_PROPERTY_SEED'] ?? 20_260_101);
const RUNS = Number(process.env['FLEETWRIGHT_PROPERTY_RUNS'] ?? 40);

const live = useLiveHost();
let host: LibvirtHost;

const ground = (): Ground => ({ live, host });

/** What libvirt makes of one object as one road says it, without what may differ. */
async function storedLines(plan: Plan, road: 'agent' | 'provider', pair: Pair): Promise<readonly string[]> {
  return linesOf(comparable(pair.kind, readTree(await storedOf(ground(), road, pair)), plan));
}

beforeAll(async () => {
  host = await connectLibvirt(live.uri);
});

afterAll(() => host.close());

describe('a plan by either road', () => {
  it(`is the same to libvirt, for ${RUNS} plans (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(definablePlan, async (plan) => {
        for (const pair of pairsOf(plan, documentOf(plan))) {
          expect(await storedLines(plan, 'provider', pair)).toEqual(await storedLines(plan, 'agent', pair));
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});

describe('a host made by either road', () => {
  let agent: SandboxAgent;
  let folders: readonly string[] = [];

  beforeAll(async () => {
    agent = await SandboxAgent.start(live);
  });
  afterEach(() => clear(ground(), folders));
  afterAll(() => agent.stop());

  it.each(Object.entries(EXAMPLES))('is the same afterwards: %s', async (name, synthesize) => {
    const { plan, document } = await synthesize(live);
    folders = plan.pools.map(({ path }) => path);
    await applyAsProvider(ground(), document);
    const byProvider = await everythingOn(ground());
    await clear(ground(), folders);
    const { outcomes, ...answer } = await agent.apply(stopped(plan));
    expect({ undone: undone({ outcomes, ...answer }), refusals: answer.refusals }).toEqual({
      undone: [],
      refusals: [],
    });
    const byAgent = await everythingOn(ground());
    expect(new Set(byAgent.map(({ kind }) => kind)).size).toBe(4);
    expect(shown(plan, byProvider)).toEqual(shown(plan, byAgent));
    if (name !== 'a plan of everything') return;
    // A difference that nothing shows would hide a fault one day.
    for (const difference of KNOWN_DIFFERENCES.filter(({ because }) => 'gap' in because)) {
      const others = KNOWN_DIFFERENCES.filter((other) => other !== difference);
      expect(shown(plan, byProvider, others)).not.toEqual(shown(plan, byAgent, others));
    }
  });
});

/** The same plan with machines that are only defined, and on a host as small as this one: neither is part of a description. */
function stopped(plan: Plan): Plan {
  const machines = plan.machines.map((machine) => ({ ...machine, powerState: 'stopped' as const }));
  return { ...plan, host: { ...plan.host, overcommit: { vcpus: 64, memory: 64, disk: 64 } }, machines };
}

function shown(plan: Plan, found: readonly Found[], differences = KNOWN_DIFFERENCES): readonly object[] {
  const copies = copiesOf(plan);
  return found
    .filter(({ name }) => !Object.keys(AGENTS_OWN_VOLUMES).some((own) => name.endsWith(`/${own}`)))
    .map(({ xml, contentDigest, ...rest }) => ({
      ...rest,
      // The agent converts what it copies.
      ...(copies.has(rest.name) ? {} : { contentDigest }),
      xml: linesOf(comparable(rest.kind, readTree(xml), plan, differences)),
    }));
}

describe('a document with one attribute less', () => {
  /** Attributes that are said by a call rather than in a definition, or that libvirt adds by itself just so. */
  const SAME_WITHOUT: Readonly<Record<Exclude<Kind, 'pool'>, string>> = {
    domain: `
      autostart running update.shutdown.timeout
      clock.offset on_poweroff on_reboot on_crash os.type_arch vcpu_placement features.smm.state
      memory_unit current_memory_unit maximum_memory_unit
      cpu.match cpu.numa.cell.cpus cpu.numa.cell.id cpu.numa.cell.unit
      devices.controllers.index devices.disks.driver.name devices.disks.read_only
      devices.memorydevs.target.size_unit devices.memorydevs.target.block_unit
      devices.memorydevs.target.requested_unit
      devices.consoles.target.type devices.consoles.target.port devices.serials.target.port
      devices.tpms.backend.emulator.version`,
    network: 'autostart bridge.delay',
  };

  it.each(['domain', 'network'] as const)('is another description, if it is of a %s', async (kind) => {
    const plan = await richPlan(live);
    const document = documentOf(plan);
    const originals = new Map(pairsOf(plan, document).map((pair) => [pair.name, pair]));
    const wanted = new Map<string, readonly string[]>();
    for (const pair of originals.values()) {
      if (pair.kind === kind) wanted.set(pair.name, await storedLines(plan, 'agent', pair));
    }
    /** Whether libvirt gets to see that something is missing, or it is refused before. */
    const isNoticed = async (mutated: unknown): Promise<boolean> => {
      try {
        const changed = pairsOf(plan, mutated).filter(
          (pair) => pair.kind === kind && pair.provider !== originals.get(pair.name)?.provider,
        );
        for (const pair of changed) {
          const stored = await storedLines(plan, 'provider', pair);
          if (JSON.stringify(stored) !== JSON.stringify(wanted.get(pair.name))) return true;
        }
        return false;
      } catch (error) {
        if (error instanceof UnknownAttribute || error instanceof DefinitionRefused) return true;
        throw error;
      }
    };
    const noticed = new Map<string, boolean>();
    for (const mutation of mutationsOf(document, `libvirt_${kind}`)) {
      if (noticed.get(mutation.path) === true) continue;
      noticed.set(mutation.path, await isNoticed(mutation.document));
    }
    const unnoticed = [...noticed].flatMap(([path, isSeen]) => (isSeen ? [] : [path]));
    expect(unnoticed.toSorted()).toEqual(SAME_WITHOUT[kind].trim().split(/\s+/).toSorted());
    expect(noticed.size).toBeGreaterThan(2 * unnoticed.length);
  });
});
