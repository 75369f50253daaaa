import {
  writeDomain,
  writeNetwork,
  writePool,
  type LibvirtHost,
  type ObjectReference,
} from '../../../host-agent/libvirt';
import { describeMachine, describeNetwork, describePool } from '../../../lib/describe';
import type { Plan } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import { providerObjects } from '../../support/provider-xml';

/** Where the roads are tried. */
export interface Ground {
  readonly live: LiveHost;
  readonly host: LibvirtHost;
}

/** What a definition is of. */
export type Kind = 'domain' | 'network' | 'pool';

/** The XML in which each road says one object to libvirt. */
export interface Pair {
  readonly kind: Kind;
  readonly name: string;
  readonly agent: string;
  readonly provider: string;
}

/**
 * Every machine, network and pool of `plan` in the words of both roads. The agent's are its own descriptions in its own writer, for a
 * host that accelerates as the document has to assume, and without a mark.
 * @throws Error when one road has an object that the other lacks.
 */
export function pairsOf(plan: Plan, document: unknown): readonly Pair[] {
  const acceleration = plan.host.acceleration === 'tcg' ? 'tcg' : 'kvm';
  const agent: readonly (readonly [Kind, string, string])[] = [
    ...plan.pools.map((pool) => ['pool', pool.name, writePool(describePool(pool))] as const),
    ...plan.networks.map(
      (network) => ['network', network.name, writeNetwork(describeNetwork(plan, network))] as const,
    ),
    ...plan.machines.map(
      (machine) =>
        ['domain', machine.name, writeDomain(describeMachine(machine, { plan, acceleration }))] as const,
    ),
  ];
  const provider = new Map(
    providerObjects(document).flatMap((object) =>
      object.kind === 'volume' || object.kind === 'seed'
        ? []
        : [[`${object.kind} ${object.name}`, object.xml]],
    ),
  );
  const pairs = agent.map(([kind, name, xml]) => {
    const other = provider.get(`${kind} ${name}`);
    if (other === undefined) throw new Error(`the document has no ${kind} "${name}"`);
    return { kind, name, agent: xml, provider: other };
  });
  if (pairs.length !== provider.size)
    throw new Error(`the document has more than the plan: ${[...provider.keys()].join(', ')}`);
  return pairs;
}

/** What libvirt stores of an object as one road says it, and forgets again. Nothing is made on the host but the definition. */
export async function storedOf(
  { live, host }: Ground,
  road: 'agent' | 'provider',
  { kind, name, ...pair }: Pair,
): Promise<string> {
  const api: {
    readonly define: (xml: string) => Promise<ObjectReference>;
    readonly tryFindByName: (name: string) => Promise<ObjectReference | undefined>;
    readonly getXml: (object: ObjectReference, options: { readonly inactive: true }) => Promise<string>;
    readonly undefine: (object: ObjectReference) => Promise<void>;
  } = { domain: host.domains, network: host.networks, pool: host.pools }[kind];
  // The provider does not have libvirt validate what it says; the agent does.
  if (road === 'agent') await api.define(pair.agent);
  else await defineAsProvider(live, kind, pair.provider);
  const reference = await api.tryFindByName(name);
  if (reference === undefined) throw new Error(`libvirt has not defined the ${kind} "${name}"`);
  try {
    return await api.getXml(reference, { inactive: true });
  } finally {
    await api.undefine(reference);
  }
}

/** libvirt does not take what the provider would say. */
export class DefinitionRefused extends Error {
  override readonly name = 'DefinitionRefused';
}

async function defineAsProvider(live: LiveHost, kind: Kind, xml: string): Promise<void> {
  try {
    await live.virshWithXml(xml, DEFINE[kind]);
  } catch (cause) {
    throw new DefinitionRefused(`libvirt refuses this ${kind}: ${xml}`, { cause });
  }
}

const DEFINE: Readonly<Record<Kind, string>> = {
  domain: 'define',
  network: 'net-define',
  pool: 'pool-define',
};
