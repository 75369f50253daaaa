import type { PlanNic } from '../../../../lib/plan';
import type { LiveMachineAction, Step, Subject } from '../../change-plan';
import { liveStepId, liveStepSuffix } from '../../order/live-step-id';
import { makeStep } from '../../order/step';
import type { LiveWork } from './live-work';
import type { MachineDraft } from './draft';
import type { Surroundings } from './steps';

/** The steps that change the running machine, each after what it brings in is there. */
export function liveSteps(
  draft: MachineDraft,
  works: readonly LiveWork[],
  options: {
    /** Steps that make the machine's own files. */
    readonly makes: readonly Step[];
    /** Steps that bring files which it shares. */
    readonly awaited: readonly string[];
    /** A guest that is paused can let nothing go. */
    readonly resumed: readonly string[];
    readonly around: Surroundings;
  },
): readonly Step[] {
  const attached = new Map(
    works.flatMap(({ action }) =>
      action.kind === 'attach-disk'
        ? [[action.disk.name, `attach-disk:${liveStepSuffix(action)}`] as const]
        : [],
    ),
  );
  return works.map(({ action, changes, after }) =>
    makeStep({
      action,
      subject: subjectOfAction(draft, action),
      impact: 'live',
      suffix: liveStepSuffix(action),
      changes,
      after: [...options.resumed, ...after, ...broughtBy(action, draft, { ...options, attached, works })],
    }),
  );
}

function subjectOfAction({ subject }: MachineDraft, action: LiveMachineAction): Subject {
  switch (action.kind) {
    case 'attach-disk':
    case 'grow-attached-disk':
    case 'limit-disk':
      return { kind: 'disk', name: action.disk.name, machine: subject.name };
    default:
      return subject;
  }
}

function broughtBy(
  action: LiveMachineAction,
  draft: MachineDraft,
  options: {
    readonly makes: readonly Step[];
    readonly awaited: readonly string[];
    readonly attached: ReadonlyMap<string, string>;
    readonly works: readonly LiveWork[];
    readonly around: Surroundings;
  },
): readonly (string | undefined)[] {
  const { makes, awaited, attached, works, around } = options;
  switch (action.kind) {
    case 'attach-disk': {
      const created = makes.find(
        (step) => step.action.kind === 'create-disk' && step.action.disk.name === action.disk.name,
      );
      return created === undefined ? awaited : [created.id];
    }
    case 'grow-attached-disk':
      return [attached.get(action.disk.name)];
    case 'change-medium': {
      const seed = makes.find((step) => step.action.kind === 'write-seed');
      const isSeed =
        draft.machine.cloudInit !== undefined &&
        around.context.pathOf(draft.machine.cloudInit) === action.path;
      return isSeed && seed !== undefined ? [seed.id] : action.path === undefined ? [] : awaited;
    }
    case 'detach-nic': {
      // One that is plugged in again right away would be missing if its network did not come.
      const again = works.find(({ after }) => after.includes(liveStepId(action)))?.action;
      return again?.kind === 'attach-nic' ? readyNetwork(again.nic, around) : [];
    }
    case 'attach-nic':
    case 'update-nic':
      return readyNetwork(action.nic, around);
    default:
      return [];
  }
}

function readyNetwork({ attachment }: PlanNic, { networks }: Surroundings): readonly string[] {
  return attachment.kind === 'network' ? (networks.get(attachment.network)?.readyAfter ?? []) : [];
}
