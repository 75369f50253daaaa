import type { PlanDiskRate } from '../document/machine';
import type { PlanProblem } from '../problem';
import { collectParts, disksOf, NONE, problem, type Check } from './check';

/** Limits are ones that QEMU takes: a total or a rate for each direction, and bursts that are faster than the rate. */
export const diskLimits: Check = (plan) =>
  collectParts(plan.machines, disksOf, (disk, position, machine, index) => {
    const { limits } = disk;
    if (limits === undefined) return NONE;
    const at = { path: `$.machines[${index}].disks[${position}].limits`, key: machine.key };
    const owner = `disk "${disk.name}" of machine "${machine.name}"`;
    if (KINDS.every((kind) => limits[kind] === undefined)) {
      const message = `${owner} has limits that limit nothing`;
      return [
        problem('limit-impossible', at, message, `Leave "limits" out, or state ${KINDS.join(' or ')}.`),
      ];
    }
    return KINDS.flatMap((kind) => {
      const rate = limits[kind];
      return rate === undefined ? [] : rateProblems(rate, { path: `${at.path}.${kind}`, key: at.key, owner });
    });
  });

const KINDS = ['iops', 'bytesPerSecond'] as const;
const DIRECTIONS = ['total', 'read', 'write'] as const;

/** QEMU's own bound (THROTTLE_VALUE_MAX), on rates and on all that a burst may move. */
const THROTTLE_MAX = 1_000_000_000_000_000;

function rateProblems(
  rate: PlanDiskRate,
  at: { readonly path: string; readonly key: string; readonly owner: string },
): readonly PlanProblem[] {
  const found: PlanProblem[] = [];
  const report = (part: string, message: string, advice: string): void => {
    found.push(problem('limit-impossible', { path: `${at.path}${part}`, key: at.key }, message, advice));
  };
  const { burst } = rate;
  for (const direction of DIRECTIONS) {
    if ((rate[direction] ?? 0) <= THROTTLE_MAX) continue;
    report(
      `.${direction}`,
      `${at.owner} has a limit beyond what QEMU can count`,
      'Leave it out: nothing is that fast.',
    );
  }
  if (DIRECTIONS.every((direction) => rate[direction] === undefined)) {
    report(
      '',
      `${at.owner} has a limit that states no rate`,
      `State ${DIRECTIONS.join(', ')}, or leave it out.`,
    );
  }
  if (rate.total !== undefined && (rate.read !== undefined || rate.write !== undefined)) {
    const advice = 'State the total, or reading and writing each by itself.';
    report('.total', `${at.owner} has a limit for all and one for a direction`, advice);
  }
  if (burst === undefined) return found;
  if (DIRECTIONS.every((direction) => burst[direction] === undefined)) {
    report(
      '.burst',
      `${at.owner} has a burst that states no rate`,
      'State how fast a burst may be, or leave it out.',
    );
  }
  for (const direction of DIRECTIONS) {
    const burstRate = burst[direction];
    const steadyRate = rate[direction];
    if (burstRate === undefined) continue;
    if (burstRate * burst.seconds > THROTTLE_MAX) {
      const message = `${at.owner} has a burst (${direction}) that moves more than QEMU can count`;
      report(`.burst.${direction}`, message, 'Make the burst shorter or slower.');
    }
    if (steadyRate === undefined) {
      const message = `${at.owner} has a burst (${direction}) without a rate that it would exceed`;
      report(`.burst.${direction}`, message, 'State the rate beside it, or leave the burst out.');
      continue;
    }
    if (burstRate >= steadyRate) continue;
    const message = `${at.owner} has a burst of ${burstRate} (${direction}), and its rate is ${steadyRate}`;
    report(`.burst.${direction}`, message, 'Make the burst as fast as the rate or faster, or leave it out.');
  }
  return found;
}
