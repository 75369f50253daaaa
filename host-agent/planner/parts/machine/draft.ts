import { volumesOf, type PlanDisk, type PlanMachine } from '../../../../lib/plan';
import type { ActualMachine, Mark, OwnedVolume } from '../../../inventory';
import type { FieldChange, Refusal, Subject, Warning } from '../../change-plan';
import { compareDefinition } from '../../field-rules/machine/compare';
import type { PlannerContext } from '../../view/context';
import { matchMarked } from '../../view/ownership';
import { inTextOrder } from '../../view/ordering';
import type { PoolPart } from '../pools';
import { planDisk, type DiskWork } from './disks';
import { sortLeftovers, type Leftovers } from './leftovers';
import { planSeed } from './seed';

/** What one machine needs, seen by itself: before networks, capacity and the machines around it have their say. */
export interface MachineDraft {
  readonly machine: PlanMachine;
  readonly actual?: ActualMachine;
  /** QEMU runs, whether or not the guest does. */
  readonly active: boolean;
  /** Any of these keeps the machine as it is. */
  readonly refusals: readonly Refusal[];
  readonly creates: readonly PlanDisk[];
  readonly grows: readonly { readonly disk: PlanDisk; readonly fromMiB: number }[];
  readonly writesSeed: boolean;
  /** What the stored definition has to be given; everything when there is none. */
  readonly stored: readonly FieldChange[];
  /** What only a restart brings to the running machine. */
  readonly running: readonly FieldChange[];
  readonly mark: MarkDraft;
  readonly leftovers: Leftovers;
}

export interface MarkDraft {
  readonly changes: readonly FieldChange[];
  /** What the mark lists while leftovers wait to be removed. */
  readonly meanwhile: readonly OwnedVolume[];
  /** What it lists in the end. */
  readonly finally: readonly OwnedVolume[];
}

const NO_LEFTOVERS: Leftovers = { removed: [], kept: [], refusals: [], warnings: [] };

export function draftMachine(
  machine: PlanMachine,
  pools: ReadonlyMap<string, PoolPart>,
  context: PlannerContext,
): MachineDraft {
  const subject: Subject = { kind: 'machine', name: machine.name };
  const unreadable = context.host.tryFindUnreadable('machine', machine.name, machine.uuid);
  if (unreadable !== undefined) {
    return refusedDraft(machine, {
      code: 'unreadable-object',
      subject,
      facts: { reason: unreadable.reason },
    });
  }
  const match = matchMarked({
    subject,
    uuid: machine.uuid,
    byUuid: context.host.tryFindMachineByUuid(machine.uuid),
    byName: context.host.tryFindMachineByName(machine.name),
    identity: context.identity,
  });
  if (match.kind === 'refused') return refusedDraft(machine, match.refusal);
  return match.kind === 'absent'
    ? draft({ machine, actual: undefined, mark: undefined, pools, context })
    : draft({ machine, actual: match.actual, mark: match.mark, pools, context });
}

/** All warnings that go with a draft, whether or not it is refused. */
export function warningsOf({ leftovers, refusals }: MachineDraft): readonly Warning[] {
  return refusals.length === 0 ? leftovers.warnings : [];
}

function draft(question: {
  readonly machine: PlanMachine;
  readonly actual: ActualMachine | undefined;
  readonly mark: Mark | undefined;
  readonly pools: ReadonlyMap<string, PoolPart>;
  readonly context: PlannerContext;
}): MachineDraft {
  const { machine, actual, mark, pools, context } = question;
  const leftovers =
    actual === undefined || mark === undefined
      ? NO_LEFTOVERS
      : sortLeftovers({ actual, mark, planned: machine, context });
  const disks = machine.disks.map((disk) => ({
    disk,
    work: planDisk({ machine, disk, actual, mark, pool: pools.get(disk.pool), context }),
  }));
  const seed = planSeed({ machine, actual, mark, pool: pools.get(machine.cloudInit?.pool ?? ''), context });
  const base = {
    machine,
    ...(actual === undefined ? {} : { actual }),
    active: actual !== undefined && isActive(actual),
    creates: disks.filter(({ work }) => work.kind === 'create').map(({ disk }) => disk),
    grows: disks.flatMap(({ disk, work }) => (work.kind === 'grow' ? [{ disk, fromMiB: work.fromMiB }] : [])),
    writesSeed: seed.kind === 'write',
    ...(actual === undefined ? NOTHING_TO_COMPARE : compareDefinition(machine, actual, context)),
    mark: draftMark(machine, mark, leftovers),
    leftovers,
  };
  const refusals = [
    ...(actual === undefined ? [] : whyUntouchable(actual, base)),
    ...refusalsOf(disks.map(({ work }) => work)),
    ...(seed.kind === 'refused' ? [seed.refusal] : []),
  ];
  return { ...base, refusals };
}

const NOTHING_TO_COMPARE = { stored: [], running: [] } as const;

function refusalsOf(works: readonly DiskWork[]): readonly Refusal[] {
  return works.flatMap((work) => (work.kind === 'refused' ? [work.refusal] : []));
}

function isActive(actual: ActualMachine): boolean {
  return actual.running !== undefined;
}

/** States of the machine as a whole in which it is better left alone. */
function whyUntouchable(
  actual: ActualMachine,
  work: Pick<MachineDraft, 'active' | 'creates' | 'grows' | 'writesSeed' | 'stored' | 'leftovers'>,
): readonly Refusal[] {
  const subject: Subject = { kind: 'machine', name: actual.name };
  if (actual.state === 'unknown') {
    return [{ code: 'unreadable-object', subject, facts: { reason: 'its state is unknown' } }];
  }
  if (!actual.persistent) return [{ code: 'machine-is-transient', subject, facts: { state: actual.state } }];
  const changes =
    work.creates.length + work.grows.length + work.stored.length + work.leftovers.removed.length > 0 ||
    work.writesSeed;
  if (actual.hasManagedSave && !work.active && changes) {
    return [
      { code: 'has-managed-save', subject, facts: { fields: work.stored.map((change) => change.field) } },
    ];
  }
  return [];
}

function draftMark(machine: PlanMachine, mark: Mark | undefined, leftovers: Leftovers): MarkDraft {
  const planned = volumesOf(machine);
  const inEnd = [...planned, ...leftovers.kept];
  const meanwhile = [...planned, ...leftovers.kept, ...leftovers.removed];
  if (mark === undefined) return { changes: [], meanwhile, finally: inEnd };
  const [from, to] = [volumeTexts(mark.volumes), volumeTexts(inEnd)];
  const changes: readonly (FieldChange | undefined)[] = [
    mark.key === machine.key ? undefined : { field: 'key', from: mark.key, to: machine.key, impact: 'live' },
    mark.protect === machine.protect
      ? undefined
      : { field: 'protect', from: mark.protect, to: machine.protect, impact: 'live' },
    from.join('\n') === to.join('\n') ? undefined : { field: 'volumes', from, to, impact: 'live' },
  ];
  return { changes: changes.filter((change) => change !== undefined), meanwhile, finally: inEnd };
}

function volumeTexts(volumes: readonly OwnedVolume[]): readonly string[] {
  const texts = volumes.map(
    ({ pool, fileName, role, retain }) => `${role} ${pool}/${fileName}${retain ? ' retained' : ''}`,
  );
  return inTextOrder(texts, (text) => text);
}

function refusedDraft(machine: PlanMachine, refusal: Refusal): MachineDraft {
  return {
    machine,
    active: false,
    refusals: [refusal],
    creates: [],
    grows: [],
    writesSeed: false,
    stored: [],
    running: [],
    mark: { changes: [], meanwhile: [], finally: [] },
    leftovers: NO_LEFTOVERS,
  };
}
