import { describe, it } from '@jest/globals';
import { samplePool } from '../../sample-plan';
import { holdPreview, type PlanChanges, type PreviewCase } from '../preview';

const pool = (changes: Parameters<typeof samplePool>[0]): PlanChanges => ({
  pools: [samplePool(changes)],
  machines: [],
});

const CASES: readonly PreviewCase[] = [
  {
    name: 'autostart off',
    before: pool({}),
    plan: pool({ autostart: false }),
    shows: ['autostart: true -> false (live) by set-pool-autostart:default'],
  },
  {
    name: 'autostart on',
    before: pool({ autostart: false }),
    plan: pool({ autostart: true }),
    shows: ['autostart: false -> true (live) by set-pool-autostart:default'],
  },
  {
    name: 'another directory',
    before: pool({}),
    plan: pool({ path: '/elsewhere' }),
    shows: [],
    refusals: ['depends-on-refused base ', 'pool-path-changed default '],
  },
  { name: 'a stated capacity', before: pool({}), plan: pool({ capacityMiB: 4096 }), shows: [] },
];

describe('what a preview shows of pools', () => {
  it.each(CASES)('$name', holdPreview);
});
