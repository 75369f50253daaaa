import { reservationsOf, type PlanNetwork, type Reservation } from '../../../../lib/plan';
import type { ActualNetwork, NetworkSettings } from '../../../inventory';
import type { FieldChange, NetworkEntryChange, Refusal, Subject } from '../../change-plan';
import { describeEntryChanges, entryChanges } from '../../field-rules/network/entries';
import { networkDifferences } from '../../field-rules/network/settings';
import { subnetTextsOverlap } from '../../view/addresses';
import { refuseUnlessAllowed } from '../../view/allowed';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { matchMarked, tryGetOwnMark } from '../../view/ownership';

/** What one network needs, seen by itself: whether its guests can bear it is decided later. */
export interface NetworkDraft {
  readonly network: PlanNetwork;
  /** The network on the host; absent when it has to be made. */
  readonly actual?: ActualNetwork;
  readonly refusal?: Refusal;
  /** What the stored definition has to be given; guests notice nothing. */
  readonly redefine: readonly FieldChange[];
  /** What only a restart brings to the running network. */
  readonly restart: readonly FieldChange[];
  /** What changes in place in the running network; empty when it is restarted anyway. */
  readonly entries: readonly NetworkEntryChange[];
  readonly start: boolean;
  readonly setAutostart: boolean;
  /** IPv4 addresses that the running network keeps for its guests, by MAC address: every guest looks its own up. */
  readonly reservedByMac: ReadonlyMap<string, string>;
}

export function draftNetwork(network: PlanNetwork, context: PlannerContext): NetworkDraft {
  const subject: Subject = { kind: 'network', name: network.name };
  const unreadable = context.host.tryFindUnreadable('network', network.name, network.uuid);
  if (unreadable !== undefined) {
    return refusedDraft(network, {
      code: 'unreadable-object',
      subject,
      facts: { reason: unreadable.reason },
    });
  }
  const { networks } = context.host.inventory;
  const match = matchMarked({
    subject,
    uuid: network.uuid,
    byUuid: networks.find((candidate) => candidate.uuid === network.uuid),
    byName: networks.find((candidate) => candidate.name === network.name),
    identity: context.identity,
  });
  if (match.kind === 'refused') return refusedDraft(network, match.refusal);
  const held = tryFindHeld(subject, context.held);
  if (held !== undefined) return refusedDraft(network, held);
  const draft = match.kind === 'absent' ? absentDraft(network) : compareDraft(network, match.actual, context);
  const overlap = touches(draft) ? findOverlap(network, subject, context) : undefined;
  const refusal = overlap ?? whyNotAllowed(draft, subject, context);
  return refusal === undefined ? draft : { ...draft, refusal };
}

/** Guests lose their link while their network restarts. */
function whyNotAllowed(
  { network, restart }: NetworkDraft,
  subject: Subject,
  context: PlannerContext,
): Refusal | undefined {
  if (restart.length === 0) return undefined;
  const runs = context.host.runningOn(network.name).length > 0;
  const fields = [...new Set(restart.map(({ field }) => field))];
  return refuseUnlessAllowed({ subject, impact: 'restart', runs, fields }, context);
}

/** Whether the network itself changes: its switch for starting with the host aside. */
function touches(draft: NetworkDraft): boolean {
  return draft.actual === undefined || draft.redefine.length > 0 || draft.restart.length > 0 || draft.start;
}

function absentDraft(network: PlanNetwork): NetworkDraft {
  return {
    network,
    redefine: [],
    restart: [],
    entries: [],
    start: false,
    setAutostart: false,
    reservedByMac: new Map(),
  };
}

function refusedDraft(network: PlanNetwork, refusal: Refusal): NetworkDraft {
  return { ...absentDraft(network), refusal };
}

function compareDraft(network: PlanNetwork, actual: ActualNetwork, { plan }: PlannerContext): NetworkDraft {
  const reservations = network.mode === 'bridge' ? [] : reservationsOf(plan, network);
  const running = actual.running === undefined ? undefined : compare(network, reservations, actual.running);
  const restarts = running !== undefined && running.settings.length > 0;
  const entries = running === undefined || restarts ? [] : running.entries;
  return {
    network,
    actual,
    redefine: storedChanges(network, reservations, actual),
    restart: restarts
      ? [...running.settings, ...describeEntryChanges(running.entries)].map((change) => ({
          ...change,
          impact: 'restart' as const,
        }))
      : [],
    entries,
    start: !actual.active,
    setAutostart: actual.autostart !== network.autostart,
    reservedByMac: reservedByMac(actual.running),
  };
}

/** Of two reservations for one MAC address the first one counts. */
function reservedByMac(running: NetworkSettings | undefined): ReadonlyMap<string, string> {
  const reservations = running?.ipv4?.reservations ?? [];
  return new Map(
    reservations
      .flatMap(({ mac, address }) => (mac === undefined ? [] : [[mac, address] as const]))
      .toReversed(),
  );
}

function storedChanges(
  network: PlanNetwork,
  reservations: readonly Reservation[],
  actual: ActualNetwork,
): readonly FieldChange[] {
  // Somebody undefined it while it ran: it would vanish when it stops.
  if (actual.stored === undefined) return [{ field: 'persistent', from: false, to: true, impact: 'live' }];
  const stored = compare(network, reservations, actual.stored);
  return [...stored.settings, ...describeEntryChanges(stored.entries)];
}

function compare(
  network: PlanNetwork,
  reservations: readonly Reservation[],
  settings: NetworkSettings,
): { readonly settings: readonly FieldChange[]; readonly entries: readonly NetworkEntryChange[] } {
  return {
    settings: networkDifferences(network, settings).map((difference) => ({ ...difference, impact: 'live' })),
    entries: entryChanges(network, reservations, settings),
  };
}

/** Two networks with a common address cannot both be reached; libvirt finds out only when the second one starts, if at all. */
function findOverlap(network: PlanNetwork, subject: Subject, context: PlannerContext): Refusal | undefined {
  if (network.mode === 'bridge') return undefined;
  const wanted = [network.ipv4?.cidr, network.ipv6?.cidr].filter((cidr) => cidr !== undefined);
  const foreign = context.host.inventory.networks.filter(
    (candidate) => tryGetOwnMark(candidate.ownership, context.identity) === undefined,
  );
  for (const other of foreign) {
    const taken = [other.running, other.stored].flatMap((settings) =>
      [settings?.ipv4?.cidr, settings?.ipv6?.cidr].filter((cidr) => cidr !== undefined),
    );
    const clash = taken.find((cidr) => wanted.some((mine) => subnetTextsOverlap(mine, cidr)));
    if (clash !== undefined) {
      return {
        code: 'subnet-overlaps-foreign-network',
        subject,
        facts: { subnets: wanted, network: other.name, taken: clash },
      };
    }
  }
  return undefined;
}
