import type { FieldChange } from '../../change-plan';
import type { MachineDraft } from './draft';

/** What is done with a machine, once everything that bears on it is known. */
export interface MachineDecision {
  readonly stop: StopReason | undefined;
  readonly define: boolean;
  /** The mark alone is written, because nothing else about the definition changes. */
  readonly setMark: boolean;
  /** The mark is written once more after leftovers are gone. */
  readonly clearMark: boolean;
  readonly setAutostart: boolean;
  readonly start: boolean;
  readonly resume: boolean;
}

export interface StopReason {
  readonly changes: readonly FieldChange[];
  /** The guest has crashed: it cannot answer, and there is nothing to lose by cutting its power. */
  readonly dead: boolean;
}

/**
 * Decides about power and definition. `renewals` are addresses that the guest holds and the plan has given up.
 */
export function decideMachine(draft: MachineDraft, renewals: readonly FieldChange[] = []): MachineDecision {
  const { machine, actual, active } = draft;
  const define = actual === undefined || draft.stored.length > 0;
  const wanted = machine.powerState === 'running';
  const stop = active ? whyStop(draft, renewals) : undefined;
  return {
    stop,
    define,
    setMark: !define && draft.leftovers.removed.length === 0 && draft.mark.changes.length > 0,
    clearMark: draft.leftovers.removed.length > 0,
    setAutostart: (actual?.autostart ?? false) !== machine.autostart,
    start: wanted && (!active || stop !== undefined),
    resume:
      wanted && active && stop === undefined && (actual?.state === 'paused' || actual?.state === 'suspended'),
  };
}

/** Whether a decision asks for any step. */
export function isIdle(draft: MachineDraft, decision: MachineDecision): boolean {
  const { stop, define, setMark, clearMark, setAutostart, start, resume } = decision;
  const volumes = draft.creates.length + draft.grows.length > 0 || draft.writesSeed;
  return (
    stop === undefined && !(define || setMark || clearMark || setAutostart || start || resume || volumes)
  );
}

function whyStop(draft: MachineDraft, renewals: readonly FieldChange[]): StopReason | undefined {
  const { machine, actual } = draft;
  const state = actual?.state ?? 'unknown';
  const dead = state === 'crashed';
  if (machine.powerState === 'stopped') {
    return { dead, changes: [{ field: 'powerState', from: state, to: 'stopped', impact: 'restart' }] };
  }
  const grows: readonly FieldChange[] = draft.grows.map(({ disk, fromMiB }) => ({
    field: `disks.${disk.name}.sizeMiB`,
    from: fromMiB,
    to: disk.sizeMiB,
    impact: 'restart',
  }));
  // One that is on its way down is waited for and started again.
  const ending: readonly FieldChange[] =
    dead || state === 'stopping'
      ? [{ field: 'powerState', from: state, to: 'running', impact: 'restart' }]
      : [];
  const changes = [...draft.running, ...grows, ...renewals, ...ending];
  return changes.length === 0 ? undefined : { dead, changes };
}
