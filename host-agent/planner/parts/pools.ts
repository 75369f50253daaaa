import type { PlanPool } from '../../../lib/plan';
import type { ActualPool } from '../../inventory';
import type { Refusal, Step, Subject } from '../change-plan';
import { poolFieldRules } from '../field-rules/pool/table';
import { makeStep } from '../order/step';
import type { PlannerContext } from '../view/context';
import { tryFindHeld } from '../view/held';

/** What is to be done about a pool of the plan, and when it can be used. */
export interface PoolPart {
  readonly pool: PlanPool;
  /** The pool on the host; absent when it has to be made. */
  readonly actual?: ActualPool;
  /** The step after which it can be used; absent when it can be used already. */
  readonly readyAfter?: string;
  readonly refusal?: Refusal;
  readonly steps: readonly Step[];
}

export function planPools(context: PlannerContext): ReadonlyMap<string, PoolPart> {
  return new Map(context.plan.pools.map((pool) => [pool.name, planPool(pool, context)]));
}

function planPool(pool: PlanPool, context: PlannerContext): PoolPart {
  const subject: Subject = { kind: 'pool', name: pool.name };
  const { pools } = context.host.inventory;
  const byUuid = pools.find((candidate) => candidate.uuid === pool.uuid);
  const byName = context.host.tryFindPool(pool.name);
  const refusal = whyNot({ pool, subject, byUuid, byName, context }) ?? tryFindHeld(subject, context.held);
  if (refusal !== undefined) return { pool, refusal, steps: [] };
  const actual = byUuid;
  if (actual === undefined) {
    const create = makeStep({
      action: { kind: 'create-pool', pool },
      subject,
      impact: 'live',
      changes: [{ field: 'path', to: pool.path, impact: 'live' }],
    });
    return { pool, readyAfter: create.id, steps: [create] };
  }
  const start = actual.active
    ? []
    : [
        makeStep({
          action: { kind: 'start-pool', pool },
          subject,
          impact: 'live',
          changes: [{ field: 'active', from: false, to: true, impact: 'live' }],
        }),
      ];
  const switches = poolFieldRules.autostart.differences(pool, actual).map((difference) => ({
    ...difference,
    impact: 'live' as const,
  }));
  const autostart =
    switches.length === 0
      ? []
      : [
          makeStep({
            action: { kind: 'set-pool-autostart', pool },
            subject,
            impact: 'live',
            changes: switches,
          }),
        ];
  const [started] = start;
  return {
    pool,
    actual,
    ...(started === undefined ? {} : { readyAfter: started.id }),
    steps: [...start, ...autostart],
  };
}

/** Pools carry no mark: one is ours when it has the UUID that only our plan derives. */
function whyNot(options: {
  readonly pool: PlanPool;
  readonly subject: Subject;
  readonly byUuid: ActualPool | undefined;
  readonly byName: ActualPool | undefined;
  readonly context: PlannerContext;
}): Refusal | undefined {
  const { pool, subject, byUuid, byName, context } = options;
  const refuse = (code: Refusal['code'], facts: Refusal['facts']): Refusal => ({ code, subject, facts });
  const unreadable = context.host.tryFindUnreadable('pool', pool.name, pool.uuid);
  if (unreadable !== undefined) return refuse('unreadable-object', { reason: unreadable.reason });
  if (byUuid !== undefined) {
    if (byUuid.name !== pool.name) return refuse('renamed', { from: byUuid.name, to: pool.name });
    if (byUuid.type !== 'dir') return refuse('pool-not-ours', { type: byUuid.type });
    const [moved] = poolFieldRules.path.differences(pool, byUuid);
    return moved === undefined
      ? undefined
      : refuse('pool-path-changed', { from: byUuid.path ?? '', to: pool.path });
  }
  if (byName !== undefined) {
    const code = context.records.hasPool(byName) ? 'uuid-changed' : 'pool-not-ours';
    return refuse(code, { from: byName.uuid, to: pool.uuid, path: byName.path ?? '' });
  }
  const sameDirectory = context.host.inventory.pools.find((candidate) => candidate.path === pool.path);
  return sameDirectory === undefined
    ? undefined
    : refuse('pool-not-ours', { pool: sameDirectory.name, path: pool.path });
}
