import type { PlanPool } from '../../../../lib/plan';
import type { ActualPool } from '../../../inventory';
import { row, rowWhere, type MatrixRows } from '../matrix-row';
import { differ, elsewhere, type Difference, type ElsewhereRule } from '../rule';

/** The rule of a pool's field: `fixed` ones cannot change while files lie in the pool, so a difference is refused. */
interface PoolFieldRule {
  readonly kind: 'fixed' | 'switch';
  differences(pool: PlanPool, actual: ActualPool): readonly Difference[];
  readonly rows: MatrixRows;
}

const IDENTITY = rowWhere('pools', 'name, UUID or construct path', 'refused', {
  otherwise:
    'make a pool with the new name, move the files by hand while their machines are stopped, then change the plan',
});

/** One entry for each field that a plan states about a pool; the compiler refuses a table with a field missing. */
export const poolFieldRules = {
  name: elsewhere('recognises the pool', IDENTITY),
  uuid: elsewhere('recognises the pool', IDENTITY),
  key: elsewhere('decides the UUID; libvirt keeps no mark on pools', IDENTITY),
  path: {
    kind: 'fixed',
    differences: (pool, actual) => differ('path', actual.path, pool.path),
    rows: [
      rowWhere('pools', 'directory', 'refused', {
        otherwise: 'stop its machines, move the files by hand, redefine the pool, then change the plan',
      }),
    ],
  },
  autostart: {
    kind: 'switch',
    differences: (pool, actual) => differ('autostart', actual.autostart, pool.autostart),
    rows: [row('pools', 'autostart', 'live')],
  },
  capacityMiB: elsewhere(
    'bounds what disks may promise',
    row(
      'pools',
      'stated capacity: disks that would not fit are refused, nothing that is there changes',
      'live',
    ),
  ),
} satisfies Record<keyof PlanPool, PoolFieldRule | ElsewhereRule>;
