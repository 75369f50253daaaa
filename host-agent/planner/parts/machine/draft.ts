import type { OwnedVolume, PlanDisk, PlanMachine } from '../../../../lib/plan';
import type { ActualMachine, Mark } from '../../../inventory';
import type { Refusal, Subject } from '../../change-plan';
import { compareDefinition } from '../../field-rules/machine/compare';
import { keepFields } from '../../field-rules/machine/keep';
import type { Difference } from '../../field-rules/rule';
import { hasFailedTooOften } from '../../view/attempts';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { matchMarked } from '../../view/ownership';
import type { PoolPart } from '../pools';
import { planDisk, type DiskWork } from './disks';
import { isRenewal } from '../network/guests';
import { NO_LEFTOVERS, sortLeftovers, type Leftovers } from './leftovers';
import { planSeed, tryFindSpentSeed } from './seed';

/** What one machine needs, seen by itself: before networks, capacity and the machines around it have their say. */
export interface MachineDraft {
  /** Named as the plan names it. */
  readonly subject: Subject;
  /** What the machine is to become in this pass: the plan's, without what is held back. */
  readonly machine: PlanMachine;
  readonly actual?: ActualMachine;
  /** QEMU runs, whether or not the guest does. */
  readonly active: boolean;
  /** Any of these keeps the machine as it is. */
  readonly refusals: readonly Refusal[];
  /** What of it was not allowed while the rest is done. */
  readonly held?: Refusal;
  /** The name that it has to lose; it may have to wait for the next boot. */
  readonly rename?: { readonly from: string; readonly to: string; readonly waits: boolean };
  readonly creates: readonly PlanDisk[];
  /** Disks that are made anew from another image, as the operator wants. */
  readonly replaces: readonly (SizedDisk & { readonly fromImage: string; readonly toImage: string })[];
  /** `live`: the disk grows under the running guest. */
  readonly grows: readonly (SizedDisk & { readonly live: boolean })[];
  readonly writesSeed: boolean;
  /** The seed that is not there any more because the guest has booted with it; `machine` has none then. */
  readonly spentSeed?: OwnedVolume;
  /** The seed was spent, and is written once more because the system is made anew: before that, lest it boots without. */
  readonly revivesSeed: boolean;
  /** What the stored definition has to be given; everything when there is none. */
  readonly stored: readonly Difference[];
  /** What the running machine has to be given, each live or by a restart. */
  readonly running: readonly Difference[];
  /** As it is on the host. */
  readonly mark?: Mark;
  readonly leftovers: Leftovers;
}

interface SizedDisk {
  readonly disk: PlanDisk;
  readonly fromMiB: number;
}

export function draftMachine(
  planned: PlanMachine,
  pools: ReadonlyMap<string, PoolPart>,
  context: PlannerContext,
): MachineDraft {
  const subject: Subject = { kind: 'machine', name: planned.name };
  const unreadable = context.host.tryFindUnreadable('machine', planned.name, planned.uuid);
  if (unreadable !== undefined) {
    const facts = { reason: unreadable.reason };
    return refusedDraft(planned, { code: 'unreadable-object', subject, facts });
  }
  const match = matchMarked({
    subject,
    uuid: planned.uuid,
    byUuid: context.host.tryFindMachineByUuid(planned.uuid),
    byName: context.host.tryFindMachineByName(planned.name),
    identity: context.identity,
    renames: true,
  });
  if (match.kind === 'refused') return refusedDraft(planned, match.refusal);
  const held = tryFindHeld(subject, context.held);
  if (held !== undefined) return refusedDraft(planned, held);
  return match.kind === 'absent'
    ? draft({ planned, subject, actual: undefined, mark: undefined, pools, context })
    : draft({ planned, subject, actual: match.actual, mark: match.mark, pools, context });
}

/** Whether the machine is on its way down or beyond, and has to be waited for or cut off before it can start again. */
export function isEnding({ state }: ActualMachine): boolean {
  return state === 'crashed' || state === 'stopping';
}

function draft(question: {
  readonly planned: PlanMachine;
  readonly subject: Subject;
  readonly actual: ActualMachine | undefined;
  readonly mark: Mark | undefined;
  readonly pools: ReadonlyMap<string, PoolPart>;
  readonly context: PlannerContext;
}): MachineDraft {
  const { planned, subject, actual, mark, pools, context } = question;
  const held = context.held.fields.get(planned.uuid);
  const kept = keepHeld(planned, held?.fields ?? [], actual, context);
  const disks = kept.disks.flatMap((disk) => {
    const work = planDisk({ machine: kept, disk, actual, mark, pool: pools.get(disk.pool), context });
    return work.kind === 'nothing' ? NO_WORK : [{ disk, work }];
  });
  const replaces = disks.flatMap(({ disk, work }) => (work.kind === 'replace' ? [{ disk, ...work }] : []));
  const rename = planRename({ kept, actual, held: held?.fields ?? [], replaces: replaces.length > 0 });
  // What cannot be renamed now is defined and changed under the name that it has.
  const named = rename?.waits === true ? { ...kept, name: rename.from } : kept;
  const spent = mark === undefined ? undefined : tryFindSpentSeed(named, mark);
  const revivesSeed =
    spent !== undefined &&
    disks.some(({ disk, work }) => (work.kind === 'create' || work.kind === 'replace') && boots(named, disk));
  const { machine, spentSeed } = spent === undefined || revivesSeed ? { machine: named } : spent;
  const seed = planSeed({ machine, actual, mark, pool: pools.get(machine.cloudInit?.pool ?? ''), context });
  const compared = actual === undefined ? NOTHING_TO_COMPARE : compareDefinition(machine, actual, context);
  const base = {
    subject,
    machine,
    ...(actual === undefined ? {} : { actual }),
    active: actual?.running !== undefined,
    ...(held === undefined ? {} : { held: held.refusal }),
    ...(rename === undefined ? {} : { rename }),
    creates: disks.filter(({ work }) => work.kind === 'create').map(({ disk }) => disk),
    replaces,
    grows: disks.flatMap(({ disk, work }) =>
      work.kind === 'grow'
        ? [
            {
              disk,
              fromMiB: work.fromMiB,
              live: growsLive(disk, { machine, actual, running: compared.running, context }),
            },
          ]
        : [],
    ),
    writesSeed: seed.kind === 'write' || revivesSeed,
    ...(spentSeed === undefined ? {} : { spentSeed }),
    revivesSeed,
    ...compared,
    ...(mark === undefined ? {} : { mark }),
    leftovers:
      actual === undefined || mark === undefined
        ? NO_LEFTOVERS
        : sortLeftovers({ actual, mark, planned: machine, subject, context }),
  };
  const refusals = [
    ...(actual === undefined ? [] : whyUntouchable(actual, base)),
    ...refusalsOf(disks.map(({ work }) => work)),
    ...(seed.kind === 'refused' ? [seed.refusal] : []),
  ];
  return { ...base, refusals };
}

const NOTHING_TO_COMPARE = { stored: [], running: [] } as const;
const NO_WORK: readonly { readonly disk: PlanDisk; readonly work: DiskWork }[] = [];

/** The fields were found to be ones that can be kept before they got here. */
function keepHeld(
  planned: PlanMachine,
  fields: readonly string[],
  actual: ActualMachine | undefined,
  context: PlannerContext,
): PlanMachine {
  const others = fields.filter((field) => field !== 'name' && !isRenewal(field));
  return others.length === 0 ? planned : (keepFields(planned, others, actual?.stored, context) ?? planned);
}

/** Whether the system of a machine may lie on a disk. */
function boots({ boot }: PlanMachine, disk: PlanDisk): boolean {
  return boot.kind === 'kernel' || boot.order.includes(disk.name);
}

/** A running machine is renamed when it is stopped anyway or may be restarted for it. */
function planRename(options: {
  readonly kept: PlanMachine;
  readonly actual: ActualMachine | undefined;
  readonly held: readonly string[];
  readonly replaces: boolean;
}): MachineDraft['rename'] {
  const { kept, actual, held, replaces } = options;
  if (actual === undefined || actual.name === kept.name) return undefined;
  const staysUp =
    actual.running !== undefined && kept.powerState === 'running' && !isEnding(actual) && !replaces;
  const waits = staysUp && (kept.onRestartNeeded === 'defer' || held.includes('name'));
  return { from: actual.name, to: kept.name, waits };
}

/** Under the running guest, if it has the disk or is given it in this pass. */
function growsLive(
  disk: PlanDisk,
  options: {
    readonly machine: PlanMachine;
    readonly actual: ActualMachine | undefined;
    readonly running: readonly Difference[];
    readonly context: PlannerContext;
  },
): boolean {
  const { machine, actual, running, context } = options;
  if (hasFailedTooOften(`grow-attached-disk:${machine.name}/${disk.name}`, context.input)) return false;
  const path = context.pathOf(disk);
  const attached =
    actual?.running?.disks.some((other) => other.path === path && other.device === 'disk') === true;
  const isAttached = running.some(({ live = [] }) =>
    live.some((action) => action.kind === 'attach-disk' && action.disk === disk),
  );
  return attached || isAttached;
}

function refusalsOf(works: readonly DiskWork[]): readonly Refusal[] {
  return works.flatMap((work) => (work.kind === 'refused' ? [work.refusal] : []));
}

/** States of the machine as a whole in which it is better left alone. */
function whyUntouchable(actual: ActualMachine, work: Omit<MachineDraft, 'refusals'>): readonly Refusal[] {
  const { subject } = work;
  if (actual.state === 'unknown') {
    return [{ code: 'unreadable-object', subject, facts: { reason: 'its state is unknown' } }];
  }
  if (!actual.persistent) return [{ code: 'machine-is-transient', subject, facts: { state: actual.state } }];
  const files = [...work.creates, ...work.replaces, ...work.grows, ...work.leftovers.removed];
  const changes = files.length + work.stored.length > 0 || work.writesSeed || work.rename !== undefined;
  if (actual.hasManagedSave && !work.active && changes) {
    return [
      { code: 'has-managed-save', subject, facts: { fields: work.stored.map((change) => change.field) } },
    ];
  }
  return [];
}

function refusedDraft(machine: PlanMachine, refusal: Refusal): MachineDraft {
  return {
    subject: { kind: 'machine', name: machine.name },
    machine,
    active: false,
    refusals: [refusal],
    creates: [],
    replaces: [],
    grows: [],
    writesSeed: false,
    revivesSeed: false,
    stored: [],
    running: [],
    leftovers: NO_LEFTOVERS,
  };
}
