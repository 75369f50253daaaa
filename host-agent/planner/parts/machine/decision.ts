import type { ActualMachine, OwnedVolume } from '../../../inventory';
import type { FieldChange, Impact, Refusal } from '../../change-plan';
import type { Difference } from '../../field-rules/rule';
import { refuseUnlessAllowed } from '../../view/allowed';
import type { PlannerContext } from '../../view/context';
import { isEnding, type MachineDraft } from './draft';
import { subjectOf } from './leftovers';
import { liveWorkOf, type LiveWork } from './live-work';
import { draftMark, type MarkDraft } from './mark';

/** What is done with a machine, once everything that bears on it is known. */
export interface MachineDecision {
  readonly stop: StopReason | undefined;
  /** The name that the stopped machine loses. */
  readonly rename: string | undefined;
  /** Steps on the running machine; none when it is stopped. */
  readonly live: readonly LiveWork[];
  /** Disks that grow while nothing holds them open. */
  readonly grows: MachineDraft['grows'];
  readonly define: boolean;
  /** What the definition brings, each with what it means for the guest. */
  readonly defined: readonly FieldChange[];
  /** The mark alone is written, because nothing else about the definition changes. */
  readonly setMark: boolean;
  /** The mark is written once more after leftovers are gone. */
  readonly clearMark: boolean;
  readonly mark: MarkDraft;
  /** Leftovers that nothing uses any more when this pass is done. */
  readonly removes: readonly OwnedVolume[];
  /** Leftovers that may not be thrown away, while the rest is done. */
  readonly refusals: readonly Refusal[];
  readonly setAutostart: boolean;
  readonly start: boolean;
  readonly resume: boolean;
  /** Changes that are worse than live, and the reason for each stop: what has to be allowed. */
  readonly hard: readonly FieldChange[];
  /** What the running machine gets only when it boots again, by itself. */
  readonly deferred: readonly FieldChange[];
}

export interface StopReason {
  readonly changes: readonly FieldChange[];
  /** The guest has crashed: it cannot answer, and there is nothing to lose by cutting its power. */
  readonly dead: boolean;
}

/**
 * Decides about power and definition. `renewals` are addresses that the guest holds and the plan has given up.
 */
export function decideMachine(
  draft: MachineDraft,
  context: PlannerContext,
  renewals: readonly FieldChange[] = [],
): MachineDecision {
  const { machine, actual, active, rename } = draft;
  const wanted = machine.powerState === 'running';
  const reasons = active ? restartReasons(draft, renewals) : [];
  const must = active ? stopReasons(draft) : [];
  const stops = must.length > 0 || (reasons.length > 0 && machine.onRestartNeeded === 'restart');
  const deferred = stops ? [] : reasons.map((change) => ({ ...change, impact: 'next-boot' as const }));
  const live = active && !stops ? liveWorkOf(liveDifferences(draft)) : [];
  const renames = rename !== undefined && !rename.waits;
  const define = actual === undefined || draft.stored.length > 0 || renames;
  // One that should be down and may not be stopped is not woken either.
  const staysAsItIs = context.held.fields.get(machine.uuid)?.fields.includes('powerState') === true;
  const { removes, stays, refusals } = sortRemovals(draft, { live, stops, context });
  const defined = definedChanges(draft, stops);
  const mark = draftMark(machine, draft.mark, {
    kept: [...draft.leftovers.kept, ...stays],
    removed: removes,
    ...(draft.spentSeed === undefined ? {} : { spent: draft.spentSeed }),
  });
  return {
    stop: stops
      ? { dead: actual?.state === 'crashed', changes: stopChanges(draft, { must, reasons }) }
      : undefined,
    rename: renames ? rename.from : undefined,
    live,
    grows: !active || stops ? draft.grows : [],
    define,
    defined,
    setMark: !define && removes.length === 0 && mark.changes.length > 0,
    clearMark: removes.length > 0,
    mark,
    removes,
    refusals,
    setAutostart: (actual?.autostart ?? false) !== machine.autostart,
    start: wanted && (!active || stops),
    resume: wanted && active && !stops && !staysAsItIs && isResting(actual),
    // What is stored already, or cannot be, is only waited for.
    hard: stops
      ? [...must, ...(wanted ? reasons : [])]
      : [...defined.filter(({ impact }) => impact === 'next-boot'), ...draft.replaces.map(replaceChange)],
    deferred,
  };
}

function isResting(actual: ActualMachine | undefined): boolean {
  return actual?.state === 'paused' || actual?.state === 'suspended';
}

/** Whether a decision asks for any step. */
export function isIdle(draft: MachineDraft, decision: MachineDecision): boolean {
  const { stop, live, define, setMark, clearMark, setAutostart, start, resume } = decision;
  const files = draft.creates.length + draft.replaces.length + decision.grows.length > 0 || draft.writesSeed;
  const switches = define || setMark || clearMark || setAutostart || start || resume;
  return stop === undefined && live.length === 0 && !switches && !files;
}

/** What only a restart brings. */
function restartReasons(draft: MachineDraft, renewals: readonly FieldChange[]): readonly FieldChange[] {
  const { rename, machine } = draft;
  if (rename === undefined && draft.running.length + draft.grows.length === 0) return renewals;
  // A name that is held back is no reason to stop.
  const isHeld = rename?.waits === true && machine.onRestartNeeded === 'restart';
  return [
    ...(rename === undefined || isHeld
      ? []
      : [{ field: 'name', from: rename.from, to: rename.to, impact: 'restart' as const }]),
    ...draft.running
      .filter(({ live }) => live === undefined)
      .map((difference) => withImpact(difference, 'restart')),
    ...draft.grows.filter(({ live }) => !live).map((grow) => withImpact(growDifference(grow), 'restart')),
    ...renewals,
  ];
}

/** What cannot wait for a boot that the guest comes to by itself. */
function stopReasons({ machine, actual, replaces }: MachineDraft): readonly FieldChange[] {
  const state = actual?.state ?? 'unknown';
  if (machine.powerState === 'stopped') {
    return [
      { field: 'powerState', from: state, to: 'stopped', impact: 'restart' },
      ...replaces.map(replaceChange),
    ];
  }
  // One that is on its way down is waited for and started again.
  const ends = actual !== undefined && isEnding(actual);
  return [
    ...(ends ? [{ field: 'powerState', from: state, to: 'running', impact: 'restart' as const }] : []),
    ...replaces.map(replaceChange),
  ];
}

function replaceChange({ disk, fromImage, toImage }: MachineDraft['replaces'][number]): FieldChange {
  return { field: `disks.${disk.name}.source`, from: fromImage, to: toImage, impact: 'replace' };
}

/** A stop that the plan asks for says just that; one on the way to a start says all that the start brings. */
function stopChanges(
  draft: MachineDraft,
  { must, reasons }: { readonly must: readonly FieldChange[]; readonly reasons: readonly FieldChange[] },
): readonly FieldChange[] {
  if (draft.machine.powerState === 'stopped') return must;
  const alsoBrought = liveDifferences(draft).filter(({ live }) => live !== undefined);
  return [...reasons, ...alsoBrought.map((difference) => withImpact(difference, 'restart')), ...must];
}

/** Written down only: a guest gets it by the stop around it, got it live just before, or gets it at its next boot. */
function definedChanges(draft: MachineDraft, stops: boolean): readonly FieldChange[] {
  if (draft.stored.length === 0) return [];
  const differs = new Map(draft.running.map((difference) => [difference.field, difference]));
  const impactOf = (field: string): Impact => {
    const running = differs.get(field);
    if (running === undefined) return 'live';
    if (stops) return 'restart';
    return running.live === undefined ? 'next-boot' : 'live';
  };
  return draft.stored.map((difference) => withImpact(difference, impactOf(difference.field)));
}

function liveDifferences(draft: MachineDraft): readonly Difference[] {
  return draft.grows.length === 0 ? draft.running : [...draft.running, ...growDifferences(draft)];
}

function growDifferences(draft: MachineDraft): readonly Difference[] {
  const { machine } = draft;
  return draft.grows
    .filter(({ live }) => live)
    .map((grow) => ({
      ...growDifference(grow),
      live: [{ kind: 'grow-attached-disk', machine, disk: grow.disk }],
    }));
}

function growDifference({ disk, fromMiB }: MachineDraft['grows'][number]): Difference {
  return { field: `disks.${disk.name}.sizeMiB`, from: fromMiB, to: disk.sizeMiB };
}

function withImpact({ field, from, to }: Difference, impact: Impact): FieldChange {
  return { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), impact };
}

const NOTHING_TO_REMOVE: Removals = { removes: [], stays: [], refusals: [] };

interface Removals {
  readonly removes: readonly OwnedVolume[];
  /** Stay in the mark. */
  readonly stays: readonly OwnedVolume[];
  readonly refusals: readonly Refusal[];
}

/**
 * A file that the running machine goes on using is kept until the machine has let it go, and one that may not be thrown away until
 * that is allowed.
 */
function sortRemovals(
  draft: MachineDraft,
  options: {
    readonly live: readonly LiveWork[];
    readonly stops: boolean;
    readonly context: PlannerContext;
  },
): Removals {
  if (draft.leftovers.removed.length === 0) return NOTHING_TO_REMOVE;
  const { context } = options;
  const held = heldPaths(draft, options);
  const isHeld = (volume: OwnedVolume): boolean => held.has(context.host.pathOf(volume));
  const judged = draft.leftovers.removed
    .filter((volume) => !isHeld(volume))
    .map((volume) => ({ volume, refusal: whyNotTrash(volume, draft, context) }));
  return {
    removes: judged.filter(({ refusal }) => refusal === undefined).map(({ volume }) => volume),
    stays: [
      ...draft.leftovers.removed.filter(isHeld),
      ...judged.filter(({ refusal }) => refusal !== undefined).map(({ volume }) => volume),
    ],
    refusals: judged.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
  };
}

/** Files that the running machine still has when its live steps are done. */
function heldPaths(
  { actual }: MachineDraft,
  { live, stops }: { readonly live: readonly LiveWork[]; readonly stops: boolean },
): ReadonlySet<string | undefined> {
  const drives = stops ? [] : (actual?.running?.disks ?? []);
  const released = new Set(
    live.map(({ action }) => {
      if (action.kind === 'detach-disk') return action.disk.target;
      return action.kind === 'change-medium' ? action.target : undefined;
    }),
  );
  return new Set(drives.filter(({ target }) => !released.has(target)).map(({ path }) => path));
}

/** A seed can be written again at any time. */
function whyNotTrash(
  volume: OwnedVolume,
  { subject, active }: MachineDraft,
  context: PlannerContext,
): Refusal | undefined {
  if (volume.role !== 'disk') return undefined;
  return refuseUnlessAllowed(
    { subject: subjectOf(volume, subject), impact: 'destroy', runs: active, fields: ['disk'] },
    context,
  );
}
