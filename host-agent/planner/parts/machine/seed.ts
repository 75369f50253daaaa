import type { PlanMachine } from '../../../../lib/plan';
import type { ActualMachine, Mark } from '../../../inventory';
import type { Refusal, Subject } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import type { PoolPart } from '../pools';
import { findUnreadableVolume } from '../refusing';
import { whyVolumeIsNeeded } from './volume-users';

/** Whether a machine's cloud-init seed has to be written. */
export type SeedWork =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'write' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The seed's name carries a digest of its content, so a file of ours that is there is right. */
export function planSeed(question: {
  readonly machine: PlanMachine;
  readonly actual: ActualMachine | undefined;
  readonly mark: Mark | undefined;
  readonly pool: PoolPart | undefined;
  readonly context: PlannerContext;
}): SeedWork {
  const { machine, actual, mark, pool, context } = question;
  const seed = machine.cloudInit;
  if (seed === undefined) return { kind: 'nothing' };
  const subject: Subject = { kind: 'disk', name: 'cloud-init', machine: machine.name };
  const unreadable = findUnreadableVolume(subject, seed, context);
  if (unreadable !== undefined) return { kind: 'refused', refusal: unreadable };
  const marked = (mark?.volumes ?? []).some(
    (volume) => volume.pool === seed.pool && volume.fileName === seed.fileName,
  );
  if (pool?.actual?.active !== true) return { kind: marked ? 'nothing' : 'write' };
  const volume = context.host.tryFindVolume(seed.pool, seed.fileName);
  if (volume === undefined) return { kind: 'write' };
  const needed = whyVolumeIsNeeded({ subject, path: volume.path, machine: actual, context });
  if (needed !== undefined) return { kind: 'refused', refusal: needed };
  if (marked || context.records.hasVolume(seed, machine.name)) return { kind: 'nothing' };
  return {
    kind: 'refused',
    refusal: { code: 'volume-not-ours', subject, facts: { path: volume.path, format: volume.format } },
  };
}
