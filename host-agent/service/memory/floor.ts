import type { LedgerDocument } from '../../executor';
import type { Inventory } from '../../inventory';
import type { ReleaseReference } from '../../sources';
import type { HostIdentity } from '../../configuration';
import type { AgentMemory } from './types';

/**
 * What no release may fall behind: the newest that is known from anywhere, so that losing the agent's files does not let an older
 * one back in. Of equally new ones the memory's counts, because it names the release itself.
 */
export function floorOf(known: {
  readonly memory: AgentMemory;
  readonly ledger: LedgerDocument;
  readonly inventory: Inventory;
  readonly identity: HostIdentity;
}): ReleaseReference | undefined {
  const { accepted } = known.memory;
  const candidates: readonly ReleaseReference[] = [
    ...(accepted === undefined
      ? []
      : [
          {
            generation: accepted.generation,
            planDigest: accepted.planDigest,
            releaseDigest: accepted.digest,
          },
        ]),
    ...(known.ledger.accepted === undefined ? [] : [known.ledger.accepted]),
    ...marksOf(known.inventory, known.identity),
  ];
  // Generation 0 is a plan that was applied by hand: no release, and nothing to fall behind.
  const releases = candidates.filter(({ generation }) => generation > 0);
  const newest = releases.reduce<ReleaseReference | undefined>(
    (best, each) => (best === undefined || each.generation > best.generation ? each : best),
    undefined,
  );
  if (newest === undefined) return undefined;
  const { generation, planDigest, releaseDigest } = newest;
  return { generation, planDigest, ...(releaseDigest === undefined ? {} : { releaseDigest }) };
}

function marksOf({ machines, networks }: Inventory, identity: HostIdentity): readonly ReleaseReference[] {
  return [...machines, ...networks].flatMap(({ ownership }) => {
    if (ownership.kind !== 'ours') return [];
    const { fleet, host, generation, planDigest } = ownership.mark;
    return fleet === identity.fleet && host === identity.host ? [{ generation, planDigest }] : [];
  });
}
