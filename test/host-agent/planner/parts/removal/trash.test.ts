import { describe, it } from '@jest/globals';
import { sampleHost } from '../../sample-plan';
import { fast } from '../machine/sample';
import { holdToWords, type Told } from '../told';
import { kept, trashed, withFast } from './sample';

const HOUR_MS = 60 * 60 * 1000;

const CASES: readonly Told[] = [
  {
    name: 'what has lain there for the retention time goes, pool by pool, in order',
    before: withFast,
    plan: { ...withFast, host: sampleHost({ trashRetentionHours: 2 }) },
    input: trashed(
      ['fast', 'c.qcow2', 3 * HOUR_MS],
      ['default', 'b.qcow2', 2 * HOUR_MS],
      ['default', 'a.qcow2', 2 * HOUR_MS],
      ['default', 'young.qcow2', 2 * HOUR_MS - 1],
    ),
    steps: ['empty-trash:default destroy', 'empty-trash:fast destroy'],
    changes: [
      'empty-trash:default (pool default): trash [a.qcow2, b.qcow2] -> destroy',
      'empty-trash:fast (pool fast): trash [c.qcow2] -> destroy',
    ],
    actions: [
      'empty-trash:default: pool=default fileNames=[a.qcow2, b.qcow2]',
      'empty-trash:fast: pool=fast fileNames=[c.qcow2]',
    ],
  },
  {
    name: 'trash in a pool that is stopped, or gone, is not looked at',
    before: withFast,
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: withFast,
    input: trashed(['fast', 'c.qcow2', 99 * HOUR_MS], ['lost', 'b.qcow2', 99 * HOUR_MS]),
    steps: ['start-pool:fast live'],
  },
  {
    name: 'trash stays in a pool that the operator wants left alone',
    before: withFast,
    plan: withFast,
    policy: { held: [{ kind: 'pool', name: 'fast' }] },
    input: trashed(['fast', 'c.qcow2', 99 * HOUR_MS]),
    steps: [],
    refusals: ['impact-not-allowed pool fast impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'trash stays where no more than a restart is allowed of anything',
    before: kept,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'all' } },
    input: trashed(['default', 'c.qcow2', 99 * HOUR_MS]),
    steps: [],
    refusals: ['impact-not-allowed pool default impact=destroy allowed=restart fields=[trash]'],
  },
  {
    name: 'trash is no running machine: it goes where only those are looked after',
    before: kept,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    input: trashed(['default', 'c.qcow2', 99 * HOUR_MS]),
    steps: ['empty-trash:default destroy'],
  },
];

describe('trash, which goes for good after its retention time', () => {
  it.each(CASES)('$name', holdToWords);
});
