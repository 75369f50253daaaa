import {
  withoutSpentSeed,
  type OwnedVolume,
  type PlanMachine,
  type WithoutSpentSeed,
} from '../../../../lib/plan';
import type { ActualMachine, Mark } from '../../../inventory';
import type { Refusal, Step, Subject } from '../../change-plan';
import { makeStep } from '../../order/step';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { accelerationFor, accelerationWhileRunning } from '../acceleration';
import type { PoolPart } from '../pools';
import { findUnreadableVolume } from '../refusing';
import type { MachineDecision } from './decision';
import type { MachineDraft } from './draft';
import type { MachinePart } from './steps';
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
  const subject = seedSubject(machine);
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

/** The machine without its seed, when the guest has booted with just that one and it was removed. */
export function tryFindSpentSeed(machine: PlanMachine, { volumes }: Mark): WithoutSpentSeed | undefined {
  const without = withoutSpentSeed(machine);
  const isSpent = volumes.some(
    ({ role, pool, fileName }) =>
      role === 'spent-seed' && pool === without?.spentSeed.pool && fileName === without.spentSeed.fileName,
  );
  return isSpent ? without : undefined;
}

/** The seed that goes in this pass, because its machine runs with it or is about to. */
export function tryFindRetired(
  { machine, actual, subject }: MachineDraft,
  decision: MachineDecision,
  context: PlannerContext,
): OwnedVolume | undefined {
  const spentSeed = withoutSpentSeed(machine)?.spentSeed;
  if (spentSeed === undefined || tryFindHeld(seedSubject(subject), context.held) !== undefined)
    return undefined;
  const path = context.pathOf(spentSeed);
  const holdsIt = actual?.running?.disks.some((disk) => disk.path === path) === true;
  const staysUp = holdsIt && decision.stop === undefined && (actual.state === 'running' || decision.resume);
  return decision.start || staysUp ? spentSeed : undefined;
}

/**
 * Takes the seed away from a machine that runs with it, or is about to, after everything else: QEMU was started with what the running
 * drive holds, so the guest has booted with it once cloud-init is done.
 */
export function retireSteps(part: MachinePart, context: PlannerContext): readonly Step[] {
  const { draft, decision, settledAfter } = part;
  const { machine, actual } = draft;
  const subject = seedSubject(draft.subject);
  const spentSeed = tryFindRetired(draft, decision, context);
  if (spentSeed === undefined) return [];
  const { name } = draft.subject;
  const marks = decision.setMark || decision.clearMark ? [`set-machine-mark:${name}`] : [];
  const wakes = decision.resume ? [`resume-machine:${name}`] : [];
  const waits =
    decision.start && machine.readiness.checks.length > 0 ? [`await-machine:${name}`] : settledAfter;
  const marked = decision.mark.finally.filter(
    (volume) => volume.pool !== spentSeed.pool || volume.fileName !== spentSeed.fileName,
  );
  return [
    makeStep({
      action: {
        kind: 'retire-seed',
        machine,
        acceleration:
          decision.start || actual === undefined
            ? accelerationFor(machine, context)
            : accelerationWhileRunning(machine, actual, context),
        markedVolumes: [...marked, spentSeed],
      },
      subject,
      impact: 'live',
      changes: [{ field: 'cloudInit', from: `${spentSeed.pool}/${spentSeed.fileName}`, impact: 'live' }],
      after: [...waits, ...marks, ...wakes],
    }),
  ];
}

function seedSubject(machine: { readonly name: string }): Subject {
  return { kind: 'disk', name: 'cloud-init', machine: machine.name };
}
