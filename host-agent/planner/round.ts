import type { ActualMachine } from '../inventory';
import type { ChangePlan, Refusal, Step, Warning } from './change-plan';
import { describeAllocation } from './capacity/allocation';
import { warnOfUnknownSpace } from './capacity/space';
import { topologicalOrder } from './order/topological';
import { makeStep } from './order/step';
import { warnOfEmulation } from './parts/acceleration';
import { planImages } from './parts/images';
import { draftMachine } from './parts/machine/draft';
import { retireSteps } from './parts/machine/seed';
import { startSteps } from './parts/machine/starts';
import { stopInOrder } from './parts/machine/stops';
import { machineSteps, stopStepId, type MachinePart } from './parts/machine/steps';
import { warningsOf } from './parts/machine/warnings';
import { draftNetwork } from './parts/network/draft';
import { withKeptReservations } from './parts/network/kept-reservations';
import { networkSteps, type NetworkPart } from './parts/network/steps';
import { planPools } from './parts/pools';
import {
  planMachineRemovals,
  removalSteps,
  volumeStep,
  type MachineRemovals,
} from './parts/removal/machines';
import { planNetworkRemovals } from './parts/removal/networks';
import { planImageRemovals, planPoolRemovals, planTrashRemovals } from './parts/removal/storage';
import { warnOfHost } from './parts/host-warnings';
import { settle, type Settled, type SettledMachine } from './parts/settle';
import type { PlannerContext } from './view/context';
import { subjectKey } from './view/held';
import { inTextOrder } from './view/ordering';

/** One look at everything, with what is held back so far. */
export interface Round {
  readonly changePlan: ChangePlan;
  readonly machines: readonly SettledMachine[];
  readonly context: PlannerContext;
}

/** Plans all that is not held back. @throws Error when steps wait for each other: a fault of the planner. */
export function planRound(context: PlannerContext): Round {
  const { plan } = context;
  const pools = planPools(context);
  const images = planImages(context, pools);
  const removals = planMachineRemovals(context);
  const staying = stayingOf(removals, context);
  const drafts = plan.machines.map((machine) => draftMachine(machine, pools, context));
  const settled = settle(
    drafts,
    plan.networks.map((network) => draftNetwork(withKeptReservations(network, staying, context), context)),
    new Set(removals.going.map(({ actual }) => actual.uuid)),
    { pools, images, context },
  );
  const networks = planNetworks(settled, context);
  const machines = settled.machines.flatMap(({ draft, decision }) =>
    decision === undefined ? [] : [machineSteps(draft, decision, { pools, images, networks, context })],
  );
  const building: readonly Step[] = [
    ...[...pools.values(), ...images.values(), ...networks.values()].flatMap((part) => part.steps),
    ...stopInOrder(machines),
    ...startSteps(machines),
    ...machines.flatMap((part) => retireSteps(part, context)),
  ];
  const removing = planRemovals(machines, removals, context);
  const found: readonly Refusal[] = [
    ...[...pools.values(), ...images.values()].map((part) => part.refusal),
    ...[...settled.networks.values()].map((draft) => draft.refusal),
    ...settled.machines.flatMap(({ draft, decision }): readonly (Refusal | undefined)[] =>
      draft.refusals.length > 0
        ? draft.refusals
        : [draft.held, ...draft.leftovers.refusals, ...(decision?.refusals ?? [])],
    ),
    ...removals.refusals,
    ...removing.refusals,
  ].filter((refusal) => refusal !== undefined);
  const refusals = [...found, ...heldWithoutSaying(found, context)];
  const warnings: readonly Warning[] = [
    ...warnOfEmulation(context),
    ...warnOfHost(context),
    ...warnOfUnknownSpace(
      settled.machines.map(({ draft }) => draft),
      pools,
    ),
    ...settled.machines.flatMap(({ draft, decision }) => warningsOf(draft, decision)),
    ...removals.warnings,
    ...removing.warnings,
  ];
  const changePlan: ChangePlan = {
    basis: { planDigest: context.input.planDigest, inventoryDigest: context.input.inventoryDigest },
    steps: topologicalOrder([...building, ...removing.steps]),
    refusals: inTextOrder(refusals, sortKey),
    warnings: inTextOrder(warnings, sortKey),
    allocation: describeAllocation({ machines: settled.machines, going: removals.going, pools, context }),
  };
  return { changePlan, machines: settled.machines, context };
}

/** Machines that the plan does not name any more, and that are not taken away either. */
function stayingOf({ going, refusals }: MachineRemovals, context: PlannerContext): readonly ActualMachine[] {
  const names = new Set(
    refusals.flatMap(({ subject }) => (subject.kind === 'machine' ? [subject.name] : [])),
  );
  for (const { actual } of going) names.delete(actual.name);
  return context.host.inventory.machines.filter(({ name }) => names.has(name));
}

/** Held back where nothing else is said about it: files that would only be removed. */
function heldWithoutSaying(found: readonly Refusal[], { held }: PlannerContext): readonly Refusal[] {
  const said = new Set(found.map(({ subject }) => subjectKey(subject)));
  return [...held.whole.values()].filter(({ subject }) => !said.has(subjectKey(subject)));
}

function planNetworks(settled: Settled, context: PlannerContext): ReadonlyMap<string, NetworkPart> {
  const stopping = new Map(
    settled.machines
      .filter(({ decision }) => decision?.stop !== undefined)
      .map(({ draft }) => [draft.machine.uuid, stopStepId(draft.subject)]),
  );
  return new Map(
    [...settled.networks].map(([name, draft]) => {
      const stops = context.host.runningOn(name).flatMap((user) => stopping.get(user.uuid) ?? []);
      return [name, networkSteps(draft, stops)];
    }),
  );
}

interface Removing {
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
}

/** Everything that takes something away, in the order in which one thing lets go of the next. */
function planRemovals(
  machines: readonly MachinePart[],
  removals: MachineRemovals,
  context: PlannerContext,
): Removing {
  const leftovers = machines.flatMap(leftoverSteps);
  const going = removals.going.flatMap(removalSteps);
  const released = new Map([
    ...machines.filter(letsGo).map((part) => [part.draft.machine.uuid, part.settledAfter] as const),
    ...removals.going.map(({ actual: { uuid, name } }) => [uuid, [`delete-machine:${name}`]] as const),
  ]);
  const releasedAfter = (uuid: string): readonly string[] | undefined => released.get(uuid);
  const networks = planNetworkRemovals(context, releasedAfter);
  const trash = planTrashRemovals(context);
  const disks = [...leftovers, ...going];
  const trashes = disks.some(({ action }) => action.kind === 'trash-volume');
  const images = planImageRemovals(context, { trashes, releasedAfter });
  const pools = planPoolRemovals(context, { removals: [...disks, ...images], releasedAfter });
  return {
    steps: [...disks, ...networks.steps, ...images, ...trash.steps, ...pools.steps],
    refusals: [...networks.refusals, ...trash.refusals, ...pools.refusals],
    warnings: pools.warnings,
  };
}

/** Whether a machine uses only what the plan gives it once its steps are done. */
function letsGo({ draft, decision, settledAfter }: MachinePart): boolean {
  return settledAfter.length > 0 && decision.deferred.length === 0 && draft.held === undefined;
}

/** Removes what a machine no longer has, and then strikes it off the machine's mark. */
function leftoverSteps({ draft, decision, settledAfter }: MachinePart): readonly Step[] {
  const { machine, subject } = draft;
  const { mark } = decision;
  const removed = decision.removes.map((volume) => volumeStep(volume, { machine, subject }, settledAfter));
  if (!decision.clearMark) return removed;
  const clear = makeStep({
    action: { kind: 'set-machine-mark', machine, markedVolumes: mark.finally },
    subject,
    impact: 'live',
    changes: mark.changes.filter(({ field }) => !decision.define || field === 'volumes'),
    after: removed.map(({ id }) => id),
  });
  return [...removed, clear];
}

function sortKey({ code, subject }: Refusal | Warning): string {
  return `${subject.kind} ${subject.machine ?? ''} ${subject.name} ${code}`;
}
