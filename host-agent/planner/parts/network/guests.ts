import type { PlanNic } from '../../../../lib/plan';
import type { ActualNic } from '../../../inventory';
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
    /** UUIDs of machines of the plan that stay as they are, because something about them is refused. */
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
  const stuck = users.find((user) => refusedMachines.has(user.uuid) || !ownUuids.has(user.uuid));
  return stuck === undefined ? undefined : dependsOn(subject, { kind: 'machine', name: stuck.name });
}

/**
 * Why a running machine has to restart for the sake of its networks: it holds an address that the plan has given up, and asks for
 * another only when it boots. A cut link is no reason: who starts a network plugs its guests in again.
 */
export function renewalsOf(
  draft: MachineDraft,
  networks: ReadonlyMap<string, NetworkDraft>,
): readonly FieldChange[] {
  const nics = draft.actual?.running?.nics ?? [];
  return nics.flatMap((nic) => {
    const network = nic.attachment.kind === 'network' ? networks.get(nic.attachment.name) : undefined;
    if (network === undefined || network.refusal !== undefined) return NO_CHANGES;
    const planned = draft.machine.nics.find((candidate) => candidate.mac === nic.mac);
    if (planned === undefined || asksAnew(planned, nic)) return NO_CHANGES;
    const moved = movedAddress(planned, { draft, network });
    return network.restart.length === 0 ? moved : [...movedSubnets(planned.name, network), ...moved];
  });
}

const NO_CHANGES: readonly FieldChange[] = [];

/** A NIC that moves, or is without a link, asks for an address when its link comes up; nothing has to boot for that. */
function asksAnew({ attachment }: PlanNic, actual: ActualNic): boolean {
  const wanted = attachment.kind === 'network' ? attachment.network : attachment.bridge;
  return !actual.linkUp || attachment.kind !== actual.attachment.kind || wanted !== actual.attachment.name;
}

/** Whether a field is an address that a guest has to ask for anew: the machine's definition knows nothing of it. */
export function isRenewal(field: string): boolean {
  return /^nics\.[^.]+\.ipv[46](\.|$)/.test(field);
}

function movedSubnets(nic: string, network: NetworkDraft): readonly FieldChange[] {
  return network.restart
    .filter(({ field }) => SUBNET_FIELDS.has(field))
    .map(({ field, ...change }) => ({ ...change, field: `nics.${nic}.${field}`, impact: 'restart' }));
}

/** What a guest has learnt of its subnet. */
const SUBNET_FIELDS: ReadonlySet<string> = new Set(
  ['ipv4', 'ipv6'].flatMap((family) => [family, `${family}.cidr`, `${family}.gateway`]),
);

/** IPv4 only: an IPv6 reservation goes by host name, and which of its addresses a guest prefers is its own choice. */
function movedAddress(
  planned: PlanNic,
  { draft, network }: { readonly draft: MachineDraft; readonly network: NetworkDraft },
): readonly FieldChange[] {
  const { name, ipv4: to } = planned;
  if (to === undefined || network.actual?.running === undefined) return NO_CHANGES;
  const reserved = network.reservedByMac.get(planned.mac);
  if (reserved === to) return NO_CHANGES;
  const held = (draft.actual?.addresses ?? []).filter(({ mac }) => mac === planned.mac);
  if (held.some(({ address }) => address === to)) return NO_CHANGES;
  const from = reserved ?? held[0]?.address;
  return [{ field: `nics.${name}.ipv4`, ...(from === undefined ? {} : { from }), to, impact: 'restart' }];
}
