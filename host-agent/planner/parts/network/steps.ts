import type { Impact, Step, StepAction, Subject } from '../../change-plan';
import { describeEntryChanges } from '../../field-rules/network/entries';
import { makeStep } from '../../order/step';
import type { NetworkDraft } from './draft';

/** The steps of a network, and when machines can rely on it. */
export interface NetworkPart {
  readonly steps: readonly Step[];
  /** The step after which the network exists; absent when it does already. */
  readonly existsAfter?: string;
  /** The steps after which it runs and serves what the plan states. */
  readonly readyAfter: readonly string[];
  /** What those steps wait for themselves; machines ask one by one, so it is found out once. */
  readonly readyImplies: ReadonlySet<string>;
  /** Whether any of its steps waits for a machine to stop. */
  readonly waitsForStops: boolean;
}

/** `stops` are the steps that stop machines which run on the network: its restart has to wait for them. */
export function networkSteps(draft: NetworkDraft, stops: readonly string[]): NetworkPart {
  const { network } = draft;
  const subject: Subject = { kind: 'network', name: network.name };
  if (draft.refusal !== undefined) return partOf([], []);
  if (draft.actual === undefined) {
    const create = makeStep({
      action: { kind: 'create-network', network },
      subject,
      impact: 'live',
      changes: [{ field: 'mode', to: network.mode, impact: 'live' }],
      after: stops,
    });
    return { ...partOf([create], [create]), existsAfter: create.id };
  }
  const step = (
    action: StepAction,
    impact: Impact,
    changes: Step['changes'],
    after: readonly string[],
  ): Step => makeStep({ action, subject, impact, changes, after });
  const redefine =
    draft.redefine.length === 0
      ? []
      : [step({ kind: 'redefine-network', network }, 'live', draft.redefine, [])];
  const defined = redefine.map(({ id }) => id);
  const apply = applySteps(draft, step, [...defined, ...stops]);
  const autostart = draft.setAutostart
    ? [
        step(
          { kind: 'set-network-autostart', network },
          'live',
          [{ field: 'autostart', from: !network.autostart, to: network.autostart, impact: 'live' }],
          // A network that is not persistent cannot be marked for autostart.
          defined,
        ),
      ]
    : [];
  const ready = apply.length > 0 ? apply : redefine;
  return partOf([...redefine, ...apply, ...autostart], ready);
}

function partOf(steps: readonly Step[], ready: readonly Step[]): NetworkPart {
  const own = new Set(steps.map(({ id }) => id));
  return {
    steps,
    readyAfter: ready.map(({ id }) => id),
    readyImplies: new Set(ready.flatMap(({ after }) => after)),
    waitsForStops: steps.some(({ after }) => after.some((id) => !own.has(id))),
  };
}

/** At most one step that makes the running network agree with the stored one. */
function applySteps(
  draft: NetworkDraft,
  step: (action: StepAction, impact: Impact, changes: Step['changes'], after: readonly string[]) => Step,
  after: readonly string[],
): readonly Step[] {
  const { network } = draft;
  if (draft.start) {
    return [
      step(
        { kind: 'start-network', network },
        'live',
        [{ field: 'active', from: false, to: true, impact: 'live' }],
        after,
      ),
    ];
  }
  if (draft.restart.length > 0)
    return [step({ kind: 'restart-network', network }, 'restart', draft.restart, after)];
  if (draft.entries.length === 0) return [];
  const changes = describeEntryChanges(draft.entries);
  return [step({ kind: 'update-network-entries', network, changes: draft.entries }, 'live', changes, after)];
}
