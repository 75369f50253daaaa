import type { ActualNetwork } from '../../../inventory';
import type { Refusal, Step, Subject } from '../../change-plan';
import { makeStep } from '../../order/step';
import { refuseUnlessAllowed } from '../../view/allowed';
import type { PlannerContext } from '../../view/context';
import { tryFindHeld } from '../../view/held';
import { tryGetOwnMark } from '../../view/ownership';
import { dependsOn } from '../refusing';

/** What is removed of one kind of object, and what stays although the plan does not name it. */
export interface Removals {
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
}

/** After which steps a machine no longer uses what the plan does not give it; undefined for machines that stay as they are. */
export type ReleasedAfter = (uuid: string) => readonly string[] | undefined;

/** Deletes networks of ours that the plan does not name. */
export function planNetworkRemovals(context: PlannerContext, releasedAfter: ReleasedAfter): Removals {
  const uuids = new Set(context.plan.networks.map((network) => network.uuid));
  const names = new Set(context.plan.networks.map((network) => network.name));
  const verdicts = context.host.inventory.networks
    .filter((network) => tryGetOwnMark(network.ownership, context.identity) !== undefined)
    .filter((network) => !uuids.has(network.uuid) && !names.has(network.name))
    .map((network) => judge(network, context, releasedAfter));
  return {
    steps: verdicts.flatMap(({ step }) => (step === undefined ? [] : [step])),
    refusals: verdicts.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal])),
  };
}

function judge(
  network: ActualNetwork,
  context: PlannerContext,
  releasedAfter: ReleasedAfter,
): { readonly step?: Step; readonly refusal?: Refusal } {
  const subject: Subject = { kind: 'network', name: network.name };
  const refuse = (code: Refusal['code'], facts: Refusal['facts']): { refusal: Refusal } => ({
    refusal: { code, subject, facts },
  });
  const mark = tryGetOwnMark(network.ownership, context.identity);
  if (mark?.protect === true) return refuse('protected', {});
  if (isNothingPlanned(context)) return refuse('empty-plan', {});
  if (context.host.hasUnreadableMachines) {
    return refuse('unreadable-object', { reason: 'a machine that cannot be read may use it' });
  }
  const users = context.host.attachedTo(network.name);
  const foreign = users.filter((user) => tryGetOwnMark(user.ownership, context.identity) === undefined);
  if (foreign.length > 0) {
    return refuse('network-in-use-by-foreign', { machines: foreign.map((user) => user.name) });
  }
  const releases = users.map((user) => ({ user, after: releasedAfter(user.uuid) }));
  const stuck = releases.find(({ after }) => after === undefined);
  if (stuck !== undefined) return { refusal: dependsOn(subject, { kind: 'machine', name: stuck.user.name }) };
  const runs = context.host.runningOn(network.name).length > 0;
  const refusal =
    tryFindHeld(subject, context.held) ??
    refuseUnlessAllowed({ subject, impact: 'destroy', runs, fields: ['network'] }, context);
  if (refusal !== undefined) return { refusal };
  const step = makeStep({
    action: { kind: 'delete-network', network: { name: network.name, uuid: network.uuid } },
    subject,
    impact: 'destroy',
    changes: [{ field: 'network', from: network.name, impact: 'destroy' }],
    after: releases.flatMap(({ after }) => after ?? []),
  });
  return { step };
}

/** A plan that states nothing at all is more likely broken than meant. */
export function isNothingPlanned({ plan, input }: PlannerContext): boolean {
  const stated = plan.machines.length + plan.networks.length + plan.pools.length + plan.images.length;
  return stated === 0 && !(input.policy.allowEmpty ?? plan.host.limits.allowEmpty);
}
