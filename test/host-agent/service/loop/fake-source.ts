import {
  formatRelease,
  formatStatement,
  type Fetched,
  type ReleaseSource,
} from '../../../../host-agent/sources';
import type { ReleaseStatement } from '../../../../host-agent/sources';
import { planDigest, sha256Hex, type Plan } from '../../../../lib/plan';

/** A release without a signature. */
export function releaseOf(
  plan: Plan,
  generation: number,
  more: Partial<Pick<ReleaseStatement, 'parent' | 'approval' | 'host' | 'fleet'>> = {},
): { readonly bytes: Uint8Array; readonly digest: string } {
  const bytes = formatStatement({
    fleetwrightRelease: 1,
    fleet: plan.fleet,
    host: { name: plan.host.name },
    generation,
    ...(generation === 1 ? {} : { parent: '0'.repeat(64) }),
    madeAt: '2026-01-01T00:00:00Z',
    planDigest: planDigest(plan),
    plan,
    ...more,
  });
  return { bytes: formatRelease(bytes), digest: sha256Hex(bytes) };
}

/** A source in memory. */
export class FakeSource implements ReleaseSource {
  readonly description = 'a fake source';
  readonly kind = 'folder';
  offered: Uint8Array | undefined;
  failure: Error | undefined;
  settled: string | undefined;
  looks = 0;

  fetch(): Promise<Fetched> {
    this.looks += 1;
    if (this.failure !== undefined) return Promise.reject(this.failure);
    if (this.offered === undefined) return Promise.resolve({ kind: 'unchanged' });
    const revision = sha256Hex(this.offered);
    return Promise.resolve(
      revision === this.settled ? { kind: 'unchanged' } : { kind: 'release', bytes: this.offered, revision },
    );
  }

  settle(revision: string): Promise<void> {
    this.settled = revision;
    return Promise.resolve();
  }
}
