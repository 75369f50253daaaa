import type { FieldChange, Refusal, Subject } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import { tryGetOwnMark } from '../../view/ownership';
import type { MachineDraft } from '../machine/draft';
import { dependsOn } from '../refusing';
import type { NetworkDraft } from './draft';

/** Why a network must not be restarted under the machines that run on it, if so. */
export function whyNotRestart(
  draft: NetworkDraft,
  options: {
    /** Machines of the plan that stay as they are, because something about them is refused. */
    readonly refusedMachines: ReadonlySet<string>;
    /** UUIDs of machines that can be stopped: those of the plan, and those that are deleted. */
    readonly ownUuids: ReadonlySet<string>;
    readonly context: PlannerContext;
  },
): Refusal | undefined {
  if (draft.restart.length === 0) return undefined;
  const { refusedMachines, ownUuids, context } = options;
  const subject: Subject = { kind: 'network', name: draft.network.name };
  if (context.host.hasUnreadableMachines) {
    return {
      code: 'unreadable-object',
      subject,
      facts: { reason: 'a machine that cannot be read may use it' },
    };
  }
  const users = context.host.runningOn(draft.network.name);
  const foreign = users.filter((user) => tryGetOwnMark(user.ownership, context.identity) === undefined);
  if (foreign.length > 0) {
    return {
      code: 'network-in-use-by-foreign',
      subject,
      facts: { machines: foreign.map((user) => user.name) },
    };
  }
  const stuck = users.find((user) => refusedMachines.has(user.name) || !ownUuids.has(user.uuid));
  return stuck === undefined ? undefined : dependsOn(subject, { kind: 'machine', name: stuck.name });
}

/**
 * NICs of a running machine that lose their link, or lost it when somebody stopped the network: libvirt plugs a tap into a
 * bridge only when it starts the guest, and nothing in the inventory shows one that hangs loose.
 */
export function replugsOf(
  draft: MachineDraft,
  networks: ReadonlyMap<string, NetworkDraft>,
): readonly FieldChange[] {
  const nics = draft.actual?.running?.nics ?? [];
  return nics.flatMap((nic) => {
    if (nic.attachment.kind !== 'network') return [];
    const network = networks.get(nic.attachment.name);
    if (network === undefined || network.refusal !== undefined) return [];
    const begins = network.actual === undefined || network.start || network.restart.length > 0;
    if (!begins) return [];
    const planned = draft.machine.nics.find((candidate) => candidate.mac === nic.mac);
    return [
      {
        field: `nics.${planned?.name ?? nic.mac}.link`,
        from: `cut with network ${network.network.name}`,
        to: 'up',
        impact: 'restart',
      },
    ];
  });
}
