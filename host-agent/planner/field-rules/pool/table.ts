import type { PlanPool } from '../../../../lib/plan';
import type { ActualPool } from '../../../inventory';
import { differ, elsewhere, type Difference, type ElsewhereRule } from '../rule';

/** The rule of a pool's field: `fixed` ones cannot change while files lie in the pool, so a difference is refused. */
interface PoolFieldRule {
  readonly kind: 'fixed' | 'switch';
  differences(pool: PlanPool, actual: ActualPool): readonly Difference[];
}

/** One entry for each field that a plan states about a pool; the compiler refuses a table with a field missing. */
export const poolFieldRules = {
  name: elsewhere('recognises the pool'),
  uuid: elsewhere('recognises the pool'),
  key: elsewhere('decides the UUID; libvirt keeps no mark on pools'),
  path: { kind: 'fixed', differences: (pool, actual) => differ('path', actual.path, pool.path) },
  autostart: {
    kind: 'switch',
    differences: (pool, actual) => differ('autostart', actual.autostart, pool.autostart),
  },
  capacityMiB: elsewhere('bounds what disks may promise'),
} satisfies Record<keyof PlanPool, PoolFieldRule | ElsewhereRule>;
