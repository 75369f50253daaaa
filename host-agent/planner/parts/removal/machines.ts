import type { ActualMachine, Mark, OwnedVolume } from '../../../inventory';
import type { Refusal, Step, Subject, Warning } from '../../change-plan';
import { makeStep } from '../../order/step';
import { refuseUnlessAllowed } from '../../view/allowed';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { tryGetOwnMark } from '../../view/ownership';
import { sortLeftovers, subjectOf, type Leftovers } from '../machine/leftovers';

/** A machine that goes gets this long to power off by itself: the plan that said how long is gone. */
const STOP_TIMEOUT_SECONDS = 60;

/** Machines of ours that the plan does not name: which of them go, and why the others stay. */
export interface MachineRemovals {
  readonly going: readonly GoingMachine[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

export interface GoingMachine {
  readonly actual: ActualMachine;
  readonly leftovers: Leftovers;
}

/** Reasons not to take a volume away that also keep the machine whose mark lists it. */
const KEEPS_ITS_MACHINE: ReadonlySet<Refusal['code']> = new Set([
  'pool-inactive',
  'unreadable-object',
  'volume-unrecorded',
]);

interface Candidate {
  readonly actual: ActualMachine;
  readonly mark: Mark;
}

export function planMachineRemovals(context: PlannerContext): MachineRemovals {
  const candidates = orphans(context);
  const judged = candidates.map((candidate) => ({
    ...candidate,
    leftovers: sortLeftovers({ ...candidate, subject: machineSubject(candidate.actual), context }),
  }));
  const blocked = judged.map((entry) => ({ ...entry, refusal: whyStays(entry, context) }));
  const free = blocked.filter(({ refusal }) => refusal === undefined);
  const limitRefusal = whyNone(free.length, context);
  const going = limitRefusal === undefined ? free : [];
  return {
    going,
    refusals: [
      ...blocked.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
      ...(limitRefusal === undefined
        ? []
        : free.map(({ actual }) => ({ ...limitRefusal, subject: machineSubject(actual) }))),
      ...going.flatMap(({ leftovers }) => leftovers.refusals),
    ],
    warnings: going.flatMap(({ leftovers }) => leftovers.warnings),
  };
}

/** Stops the machine, moves its volumes away while its mark still vouches for them, and deletes it last. */
export function removalSteps({ actual, leftovers }: GoingMachine): readonly Step[] {
  const subject = machineSubject(actual);
  const { name, uuid } = actual;
  const stop =
    actual.running === undefined
      ? []
      : [
          makeStep({
            action: {
              kind: 'stop-machine',
              machine: {
                name,
                uuid,
                timeoutSeconds: actual.state === 'crashed' ? 0 : STOP_TIMEOUT_SECONDS,
                onTimeout: 'force',
              },
            },
            subject,
            impact: 'restart',
            changes: [{ field: 'powerState', from: actual.state, to: 'stopped', impact: 'restart' }],
          }),
        ];
  const stopped = stop.map(({ id }) => id);
  const volumes = leftovers.removed.map((volume) =>
    volumeStep(volume, { machine: actual, subject }, stopped),
  );
  const remove = makeStep({
    action: { kind: 'delete-machine', machine: { name, uuid } },
    subject,
    impact: 'destroy',
    changes: [{ field: 'machine', from: name, impact: 'destroy' }],
    after: volumes.length > 0 ? volumes.map(({ id }) => id) : stopped,
  });
  return [...stop, ...volumes, remove];
}

/** Moves a disk to the trash, or removes a seed, which can be written again at any time. */
export function volumeStep(
  volume: OwnedVolume,
  { machine, subject }: { readonly machine: { readonly name: string }; readonly subject: Subject },
  after: readonly string[],
): Step {
  const { pool, fileName } = volume;
  const seed = volume.role !== 'disk';
  return makeStep({
    action: { kind: seed ? 'delete-seed' : 'trash-volume', pool, fileName, machine: machine.name },
    subject: subjectOf(volume, subject),
    impact: seed ? 'live' : 'destroy',
    suffix: `${pool}/${fileName}`,
    changes: [
      { field: seed ? 'cloudInit' : 'disk', from: `${pool}/${fileName}`, impact: seed ? 'live' : 'destroy' },
    ],
    after,
  });
}

/** Ours by mark, and answering to no machine of the plan, neither by UUID nor by name. */
function orphans({ plan, host, identity }: PlannerContext): readonly Candidate[] {
  const uuids = new Set(plan.machines.map((machine) => machine.uuid));
  const names = new Set(plan.machines.map((machine) => machine.name));
  return host.inventory.machines.flatMap((actual) => {
    const mark = tryGetOwnMark(actual.ownership, identity);
    return mark === undefined || uuids.has(actual.uuid) || names.has(actual.name) ? [] : [{ actual, mark }];
  });
}

function whyStays(
  { actual, mark, leftovers }: GoingMachine & Candidate,
  context: PlannerContext,
): Refusal | undefined {
  const subject = machineSubject(actual);
  if (mark.protect) return { code: 'protected', subject, facts: {} };
  const unreadable = context.host.tryFindUnreadable('machine', actual.name, actual.uuid);
  if (unreadable !== undefined)
    return { code: 'unreadable-object', subject, facts: { reason: unreadable.reason } };
  if (actual.state === 'unknown') {
    return { code: 'unreadable-object', subject, facts: { reason: 'its state is unknown' } };
  }
  if (!actual.persistent) return { code: 'machine-is-transient', subject, facts: { state: actual.state } };
  // Nothing but the mark remembers these volumes: the machine keeps it until somebody can say what becomes of them.
  const unseen = leftovers.refusals.find(({ code }) => KEEPS_ITS_MACHINE.has(code));
  if (unseen !== undefined) return { ...unseen, subject };
  const runs = actual.running !== undefined;
  return (
    tryFindHeld(subject, context.held) ??
    refuseUnlessAllowed({ subject, impact: 'destroy', runs, fields: ['machine'] }, context)
  );
}

/** One refusal for all: a number that is too high means that something is wrong, not that some of them may go. */
function whyNone(count: number, { plan, input }: PlannerContext): Omit<Refusal, 'subject'> | undefined {
  if (count === 0) return undefined;
  const { limits } = plan.host;
  const { policy } = input;
  if (plan.machines.length === 0 && !(policy.allowEmpty ?? limits.allowEmpty)) {
    return { code: 'empty-plan', facts: { machines: count } };
  }
  const limit = policy.machineDeletionsMax ?? limits.machineDeletionsMax;
  return count > limit ? { code: 'deletion-limit', facts: { machines: count, limit } } : undefined;
}

function machineSubject({ name }: { readonly name: string }): Subject {
  return { kind: 'machine', name };
}
