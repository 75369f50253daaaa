import type { FieldChange, Refusal, Subject } from '../change-plan';
import { refuseWithoutRoom } from '../capacity/compute';
import { refuseWithoutSpace } from '../capacity/space';
import type { PlannerContext } from '../view/context';
import { refuseWithoutHugepages } from '../capacity/hugepages';
import { whyUnable } from './abilities';
import { whyNotRunnable } from './acceleration';
import type { ImagePart } from './images';
import { decideMachine, isIdle, type MachineDecision } from './machine/decision';
import type { MachineDraft } from './machine/draft';
import { networksOf } from './machine/steps';
import type { NetworkDraft } from './network/draft';
import { renewalsOf, whyNotRestart } from './network/guests';
import type { PoolPart } from './pools';
import { dependsOn } from './refusing';

/** Machines and networks with everything that they refuse of each other. */
export interface Settled {
  readonly machines: readonly SettledMachine[];
  readonly networks: ReadonlyMap<string, NetworkDraft>;
}

export interface SettledMachine {
  readonly draft: MachineDraft;
  /** Absent for machines that stay as they are, because something about them is refused. */
  readonly decision?: MachineDecision;
}

interface Parts {
  readonly pools: ReadonlyMap<string, PoolPart>;
  readonly images: ReadonlyMap<string, ImagePart>;
  readonly context: PlannerContext;
}

type Decide = (draft: MachineDraft, renewals?: readonly FieldChange[]) => MachineDecision;

/** Decides about a draft once, however often it is asked: nearly all are the same drafts in every round, with no address to renew. */
function decideOnce(context: PlannerContext): Decide {
  const decisions = new Map<MachineDraft, MachineDecision>();
  return (draft, renewals = []) => {
    if (renewals.length > 0) return decideMachine(draft, context, renewals);
    const known = decisions.get(draft);
    if (known !== undefined) return known;
    const decision = decideMachine(draft, context);
    decisions.set(draft, decision);
    return decision;
  };
}

/**
 * Lets refusals spread until nothing changes: a refused network keeps its machines as they are, and a running machine that has
 * to stay as it is keeps its networks from being restarted. Each round refuses at least one thing more, so it ends.
 */
export function settle(
  drafts: readonly MachineDraft[],
  networks: readonly NetworkDraft[],
  goingUuids: ReadonlySet<string>,
  parts: Parts,
): Settled {
  let byName: ReadonlyMap<string, NetworkDraft> = new Map(
    networks.map((draft) => [draft.network.name, draft]),
  );
  const decide = decideOnce(parts.context);
  let machines = refuseForResources(refuseForFiles(drafts, parts, decide), byName, { ...parts, decide });
  const ownUuids = new Set([...drafts.map(({ machine }) => machine.uuid), ...goingUuids]);
  for (let changed = true; changed;) {
    const refusedMachines = new Set(
      machines.filter((draft) => draft.refusals.length > 0).map((draft) => draft.machine.uuid),
    );
    const nextNetworks = refuseRestarts(byName, { refusedMachines, ownUuids, context: parts.context });
    const nextMachines = refuseForNetworks(machines, nextNetworks, { context: parts.context, decide });
    changed = countRefused(nextNetworks, nextMachines) > countRefused(byName, machines);
    byName = nextNetworks;
    machines = nextMachines;
  }
  return {
    machines: machines.map((draft) =>
      draft.refusals.length > 0
        ? { draft }
        : {
            draft,
            decision: decide(draft, wantedRenewals(draft, byName, parts.context)),
          },
    ),
    networks: byName,
  };
}

function refuseForFiles(
  drafts: readonly MachineDraft[],
  { pools, images }: Parts,
  decide: Decide,
): readonly MachineDraft[] {
  return drafts.map((draft) => {
    if (draft.refusals.length > 0 || isIdle(draft, decide(draft))) return draft;
    const needed: readonly (Subject | undefined)[] = [
      ...poolsOf(draft).map((name) => refusedSubject(pools.get(name), { kind: 'pool', name })),
      ...imagesOf(draft).map((name) => refusedSubject(images.get(name), { kind: 'image', name })),
    ];
    const missing = needed.filter((subject) => subject !== undefined);
    const { subject } = draft;
    // One reason is enough, and an image that waits for its pool would only say it again.
    return { ...draft, refusals: missing.slice(0, 1).map((on) => dependsOn(subject, on)) };
  });
}

function refusedSubject(
  part: { readonly refusal?: Refusal } | undefined,
  subject: Subject,
): Subject | undefined {
  return part === undefined || part.refusal !== undefined ? subject : undefined;
}

function poolsOf({ machine: { disks, cloudInit } }: MachineDraft): readonly string[] {
  return [
    ...new Set([...disks.map((disk) => disk.pool), ...(cloudInit === undefined ? [] : [cloudInit.pool])]),
  ];
}

function imagesOf({ machine: { disks, cdroms, boot } }: MachineDraft): readonly string[] {
  const bases = disks.flatMap(({ source }) => (source.kind === 'blank' ? [] : [source.image]));
  const bootFiles =
    boot.kind === 'kernel' ? [boot.kernel, ...(boot.initrd === undefined ? [] : [boot.initrd])] : [];
  const media = cdroms.flatMap(({ image }) => (image === undefined ? [] : [image]));
  return [...new Set([...bases, ...bootFiles, ...media])];
}

/** Asks the host: can it run such machines at all, and has it room for them? In the order in which machines start. */
function refuseForResources(
  drafts: readonly MachineDraft[],
  networks: ReadonlyMap<string, NetworkDraft>,
  { pools, context, decide }: Parts & { readonly decide: Decide },
): readonly MachineDraft[] {
  const runnable = drafts.map((draft) => {
    if (draft.refusals.length > 0) return draft;
    // Who restarts only to ask for another address has to be able to start as well.
    const decision = decide(draft, wantedRenewals(draft, networks, context));
    const { define, start, live } = decision;
    if (!(define || start || live.length > 0)) return draft;
    const refusal =
      (define || start ? whyNotRunnable(draft, context) : undefined) ?? whyUnable(draft, decision, context);
    return refusal === undefined ? draft : { ...draft, refusals: [refusal] };
  });
  const asking = runnable
    .filter((draft) => draft.refusals.length === 0)
    .sort((a, b) => a.machine.startOrder.rank - b.machine.startOrder.rank);
  const noSpace = refuseWithoutSpace(asking, pools, context);
  const fitting = asking.filter((draft) => !noSpace.has(draft.machine.uuid));
  const noRoom = refuseWithoutRoom(fitting, context);
  const roomy = fitting.filter((draft) => !noRoom.has(draft.machine.uuid));
  const noPages = refuseWithoutHugepages(roomy, context);
  return runnable.map((draft) => {
    const { uuid } = draft.machine;
    const refusal = noSpace.get(uuid) ?? noRoom.get(uuid) ?? noPages.get(uuid);
    return refusal === undefined ? draft : { ...draft, refusals: [...draft.refusals, refusal] };
  });
}

function refuseRestarts(
  networks: ReadonlyMap<string, NetworkDraft>,
  options: Parameters<typeof whyNotRestart>[1],
): ReadonlyMap<string, NetworkDraft> {
  return new Map(
    [...networks].map(([name, draft]) => {
      const refusal = draft.refusal ?? whyNotRestart(draft, options);
      return [name, refusal === undefined ? draft : { ...draft, refusal }];
    }),
  );
}

function refuseForNetworks(
  machines: readonly MachineDraft[],
  networks: ReadonlyMap<string, NetworkDraft>,
  { context, decide }: { readonly context: PlannerContext; readonly decide: Decide },
): readonly MachineDraft[] {
  return machines.map((draft) => {
    if (draft.refusals.length > 0) return draft;
    const renewals = wantedRenewals(draft, networks, context);
    if (isIdle(draft, decide(draft, renewals))) return draft;
    const { subject } = draft;
    const refused = networksOf(draft.machine)
      .map((name) => refusedSubject(networks.get(name), { kind: 'network', name }))
      .filter((found) => found !== undefined);
    return { ...draft, refusals: refused.slice(0, 1).map((on) => dependsOn(subject, on)) };
  });
}

/** Those that are not held back: the guest then asks for its address when it boots by itself. */
function wantedRenewals(
  draft: MachineDraft,
  networks: ReadonlyMap<string, NetworkDraft>,
  { held }: PlannerContext,
): readonly FieldChange[] {
  const renewals = renewalsOf(draft, networks);
  if (renewals.length === 0) return renewals;
  const fields = new Set(held.fields.get(draft.machine.uuid)?.fields ?? []);
  return renewals.filter(({ field }) => !fields.has(field));
}

function countRefused(
  networks: ReadonlyMap<string, NetworkDraft>,
  machines: readonly MachineDraft[],
): number {
  const refusedNetworks = [...networks.values()].filter((draft) => draft.refusal !== undefined);
  return refusedNetworks.length + machines.filter((draft) => draft.refusals.length > 0).length;
}
