import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { disk } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

type Limits = NonNullable<PlanDraft['machines'][number]['disks'][number]['limits']>;
const limits = (change: Limits) => (plan: PlanDraft) => (disk(plan, 0, 1).limits = change);

/** Limits are ones that QEMU takes. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'none',
    limits({}),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has limits that limit nothing',
        advice: 'Leave "limits" out, or state iops or bytesPerSecond.',
      },
    ],
  ],
  [
    'no rate',
    limits({ iops: {} }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit that states no rate',
        advice: 'State total, read, write, or leave it out.',
      },
    ],
  ],
  [
    'one that is beyond counting, of each direction',
    limits({ bytesPerSecond: { read: 10 ** 15 + 1, write: 10 ** 15 + 2 } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.bytesPerSecond.read',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit beyond what QEMU can count',
        advice: 'Leave it out: nothing is that fast.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.bytesPerSecond.write',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit beyond what QEMU can count',
        advice: 'Leave it out: nothing is that fast.',
      },
    ],
  ],
  ['one that can just be counted, which is no problem', limits({ iops: { total: 10 ** 15 } }), []],
  [
    'a total and a rate of reading',
    limits({ iops: { total: 2, read: 1 } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.total',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit for all and one for a direction',
        advice: 'State the total, or reading and writing each by itself.',
      },
    ],
  ],
  [
    'a total and a rate of writing',
    limits({ iops: { total: 2, write: 1 } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.total',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit for all and one for a direction',
        advice: 'State the total, or reading and writing each by itself.',
      },
    ],
  ],
  ['a rate of reading alone, which is no problem', limits({ iops: { read: 1 } }), []],
  [
    'a burst of no rate',
    limits({ iops: { total: 1, burst: { seconds: 5 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst that states no rate',
        advice: 'State how fast a burst may be, or leave it out.',
      },
    ],
  ],
  [
    'a burst of no rate beside no rate',
    limits({ iops: { burst: { seconds: 5 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit that states no rate',
        advice: 'State total, read, write, or leave it out.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst that states no rate',
        advice: 'State how fast a burst may be, or leave it out.',
      },
    ],
  ],
  [
    'bursts that move more than can be counted',
    limits({ bytesPerSecond: { total: 1, burst: { total: 10 ** 13, seconds: 101 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.bytesPerSecond.burst.total',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst (total) that moves more than QEMU can count',
        advice: 'Make the burst shorter or slower.',
      },
    ],
  ],
  [
    'a burst that moves what can just be counted, which is no problem',
    limits({ iops: { total: 1, burst: { total: 10 ** 13, seconds: 100 } } }),
    [],
  ],
  [
    'bursts slower than their rates',
    limits({ iops: { read: 100, write: 50, burst: { read: 99, write: 49, seconds: 1 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst.read',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst of 99 (read), and its rate is 100',
        advice: 'Make the burst as fast as the rate or faster, or leave it out.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst.write',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst of 49 (write), and its rate is 50',
        advice: 'Make the burst as fast as the rate or faster, or leave it out.',
      },
    ],
  ],
  [
    'a burst as fast as its rate, which is no problem',
    limits({ iops: { total: 100, burst: { total: 100, seconds: 1 } } }),
    [],
  ],
  [
    'a burst without its rate',
    limits({ iops: { read: 1, burst: { write: 2, seconds: 1 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst.write',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst (write) without a rate that it would exceed',
        advice: 'State the rate beside it, or leave the burst out.',
      },
    ],
  ],
  [
    'a burst without its rate that also moves too much',
    limits({ iops: { read: 1, burst: { write: 10 ** 15 + 1, seconds: 1 } } }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst.write',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst (write) that moves more than QEMU can count',
        advice: 'Make the burst shorter or slower.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops.burst.write',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a burst (write) without a rate that it would exceed',
        advice: 'State the rate beside it, or leave the burst out.',
      },
    ],
  ],
  [
    'problems of both kinds of rates',
    limits({ iops: {}, bytesPerSecond: {} }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.iops',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit that states no rate',
        advice: 'State total, read, write, or leave it out.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].disks[1].limits.bytesPerSecond',
        key: 'kvm-1/web',
        message: 'disk "data" of machine "web" has a limit that states no rate',
        advice: 'State total, read, write, or leave it out.',
      },
    ],
  ],
])('disk limits: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
