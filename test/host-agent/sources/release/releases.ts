import { canonicalBytes, parsePlan, planDigest, sha256Hex, type Plan } from '../../../../lib/plan';
import type { Release, ReleaseStatement } from '../../../../host-agent/sources';
import { formatRelease, formatStatement } from '../../../../host-agent/sources';
import { samplePlan, type PlanDraft } from '../../../lib/plan/sample-plan';
import type { SshKeys } from '../trust/ssh-keys';

/** The sample plan, with something changed. */
export function planWith(change: (plan: PlanDraft) => void = () => undefined): Plan {
  const draft = samplePlan();
  change(draft);
  const parsed = parsePlan(canonicalBytes(draft));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const PARENT = 'b'.repeat(64);

/** A statement that is right in all, for generation 7 of lab/kvm-1. */
export function statementOf(change: Partial<ReleaseStatement> = {}, plan = planWith()): ReleaseStatement {
  return {
    fleetwrightRelease: 1,
    fleet: plan.fleet,
    host: { name: plan.host.name },
    generation: 7,
    ...(change.generation === 1 ? {} : { parent: PARENT }),
    madeAt: '2026-06-01T12:00:00Z',
    planDigest: planDigest(plan),
    plan,
    ...change,
  };
}

/** The file, signed when there is a key. */
export function releaseFile(statement: ReleaseStatement, keys?: SshKeys, key = ''): Uint8Array {
  const bytes = formatStatement(statement);
  return formatRelease(bytes, keys?.sign(key, bytes));
}

/** The release of a file that is right. */
export function releaseOf(statement: ReleaseStatement, bytes = releaseFile(statement)): Release {
  return { statement, digest: sha256Hex(formatStatement(statement)), bytes };
}
