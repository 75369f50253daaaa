import type { Plan } from '../../../lib/plan';
import type { Impact, Policy } from '../../planner';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';

/** How much a command may do; the same for looking and for doing, so that both see the same changes. */
export interface AllowanceOptions {
  /** The worst impact of a change that is made. */
  readonly maxImpact?: Impact;
  /** Disks that may be made anew from another image, as `machine/disk`. */
  readonly replace?: readonly string[];
  /** Tries again what has stalled. */
  readonly retry?: boolean;
}

/** What is done when nobody looks and nobody said more: nothing that a running guest would notice. */
export const UNATTENDED_LIMIT: NonNullable<Policy['maxImpact']> = { impact: 'live', of: 'running' };

/** The planner's policy for what the options say. @throws CommandFailure when a disk is named that the plan does not have */
export function policyOf({ maxImpact, replace, retry }: AllowanceOptions, plan: Plan): Policy {
  requireDisks(replace ?? [], plan);
  return {
    ...(maxImpact === undefined ? {} : { maxImpact: { impact: maxImpact, of: 'all' } }),
    ...(replace === undefined ? {} : { replace }),
    ...(retry === undefined ? {} : { retry }),
  };
}

/** A mistyped name would allow nothing and look as if it did. */
function requireDisks(named: readonly string[], plan: Plan): void {
  const disks = plan.machines.flatMap((machine) =>
    machine.disks.map((disk) => `${machine.name}/${disk.name}`),
  );
  const unknown = named.filter((name) => !disks.includes(name));
  if (unknown.length === 0) return;
  throw new CommandFailure({
    code: 'no-such-disk',
    message: `The plan has no disk ${unknown.map(plain).join(', ')} to replace.`,
    advice: `Name a disk as machine/disk. There ${disks.length === 0 ? 'are none' : `are: ${disks.join(', ')}`}.`,
  });
}
