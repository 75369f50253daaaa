import type { ChangePlan, PlannerInput, Refusal, Step, Warning } from './change-plan';
import { describeAllocation } from './capacity/allocation';
import { warnOfUnknownSpace } from './capacity/space';
import { topologicalOrder } from './order/topological';
import { makeStep } from './order/step';
import { warnOfEmulation } from './parts/acceleration';
import { planImages } from './parts/images';
import { draftMachine, warningsOf } from './parts/machine/draft';
import { startSteps } from './parts/machine/starts';
import { machineSteps, stopStepId, type MachinePart } from './parts/machine/steps';
import { draftNetwork } from './parts/network/draft';
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
import { settle, type Settled } from './parts/settle';
import { makeContext, type PlannerContext } from './view/context';
import { inTextOrder } from './view/ordering';

/**
 * Works out the steps that lead from inventory to plan, what is refused and why, and what one should know. Pure: the same
 * inputs give the same answer, in whatever order their lists come, and no input is changed.
 *
 * @throws Error only when the planner itself is at fault: steps that wait for each other.
 */
export function planChanges(input: PlannerInput): ChangePlan {
  const context = makeContext(input);
  const { plan } = context;
  const pools = planPools(context);
  const images = planImages(context, pools);
  const removals = planMachineRemovals(context);
  const drafts = plan.machines.map((machine) => draftMachine(machine, pools, context));
  const settled = settle(
    drafts,
    plan.networks.map((network) => draftNetwork(network, context)),
    new Set(removals.going.map(({ actual }) => actual.uuid)),
    { pools, images, context },
  );
  const networks = planNetworks(settled, context);
  const machines = settled.machines.flatMap(({ draft, decision }) =>
    decision === undefined ? [] : [machineSteps(draft, decision, { pools, images, networks, context })],
  );
  const building: readonly Step[] = [
    ...[...pools.values(), ...images.values(), ...networks.values()].flatMap((part) => part.steps),
    ...machines.flatMap((part) => part.steps),
    ...startSteps(machines),
  ];
  const removing = planRemovals(machines, removals, context);
  const refusals: readonly Refusal[] = [
    ...[...pools.values(), ...images.values()].map((part) => part.refusal),
    ...[...settled.networks.values()].map((draft) => draft.refusal),
    ...settled.machines.flatMap(({ draft }) =>
      draft.refusals.length > 0 ? draft.refusals : draft.leftovers.refusals,
    ),
    ...removals.refusals,
    ...removing.refusals,
  ].filter((refusal) => refusal !== undefined);
  const warnings: readonly Warning[] = [
    ...warnOfEmulation(context),
    ...warnOfHost(context),
    ...warnOfUnknownSpace(
      settled.machines.map(({ draft }) => draft),
      pools,
    ),
    ...settled.machines.flatMap(({ draft }) => warningsOf(draft)),
    ...removals.warnings,
    ...removing.warnings,
  ];
  return {
    basis: { planDigest: input.planDigest, inventoryDigest: input.inventoryDigest },
    steps: topologicalOrder([...building, ...removing.steps]),
    refusals: inTextOrder(refusals, sortKey),
    warnings: inTextOrder(warnings, sortKey),
    allocation: describeAllocation({ machines: settled.machines, going: removals.going, pools, context }),
  };
}

function planNetworks(settled: Settled, context: PlannerContext): ReadonlyMap<string, NetworkPart> {
  const stopping = new Set(
    settled.machines
      .filter(({ decision }) => decision?.stop !== undefined)
      .map(({ draft }) => draft.machine.uuid),
  );
  return new Map(
    [...settled.networks].map(([name, draft]) => {
      const users = context.host.runningOn(name).filter((user) => stopping.has(user.uuid));
      return [name, networkSteps(draft, users.map(stopStepId))];
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
    ...machines
      .filter(({ settledAfter }) => settledAfter.length > 0)
      .map((part) => [part.draft.machine.uuid, part.settledAfter] as const),
    ...removals.going.map(({ actual: { uuid, name } }) => [uuid, [`delete-machine:${name}`]] as const),
  ]);
  const releasedAfter = (uuid: string): readonly string[] | undefined => released.get(uuid);
  const networks = planNetworkRemovals(context, releasedAfter);
  const disks = [...leftovers, ...going];
  const trashes = disks.some(({ action }) => action.kind === 'trash-volume');
  const images = planImageRemovals(context, { trashes, releasedAfter });
  const pools = planPoolRemovals(context, { removals: [...disks, ...images], releasedAfter });
  return {
    steps: [...disks, ...networks.steps, ...images, ...planTrashRemovals(context), ...pools.steps],
    refusals: [...networks.refusals, ...pools.refusals],
    warnings: pools.warnings,
  };
}

/** Removes what a machine no longer has, and then strikes it off the machine's mark. */
function leftoverSteps({ draft, decision, settledAfter }: MachinePart): readonly Step[] {
  const { machine, leftovers, mark } = draft;
  const removed = leftovers.removed.map((volume) => volumeStep(volume, machine, settledAfter));
  if (!decision.clearMark) return removed;
  const clear = makeStep({
    action: { kind: 'set-machine-mark', machine, markedVolumes: mark.finally },
    subject: { kind: 'machine', name: machine.name },
    impact: 'live',
    changes: mark.changes.filter(({ field }) => !decision.define || field === 'volumes'),
    after: removed.map(({ id }) => id),
  });
  return [...removed, clear];
}

function sortKey({ code, subject }: Refusal | Warning): string {
  return `${subject.kind} ${subject.machine ?? ''} ${subject.name} ${code}`;
}
