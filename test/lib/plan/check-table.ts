import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../lib/plan';
import { samplePlanWith, type PlanDraft } from './sample-plan';

/** Tables of what is changed in the sample plan and which problems must follow, and short ways to its parts. */
export type Draft<Kind extends 'pools' | 'images' | 'networks' | 'machines'> = PlanDraft[Kind][number];
export type Managed = Exclude<Draft<'networks'>, { mode: 'bridge' }>;

export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`the sample has no item ${index}`);
  return item;
}
export function managed(plan: PlanDraft, index: number): Managed {
  const network = at(plan.networks, index);
  if (network.mode === 'bridge') throw new Error(`network ${index} of the sample is a bridge`);
  return network;
}
export function ipv4(plan: PlanDraft, index = 0) {
  const subnet = managed(plan, index).ipv4;
  if (subnet === undefined) throw new Error(`network ${index} of the sample has no IPv4`);
  return subnet;
}
export function ipv6(plan: PlanDraft, index = 0) {
  const subnet = managed(plan, index).ipv6;
  if (subnet === undefined) throw new Error(`network ${index} of the sample has no IPv6`);
  return subnet;
}
export const machine = (plan: PlanDraft, index = 0) => at(plan.machines, index);
export const nic = (plan: PlanDraft, index = 0, position = 0) => at(machine(plan, index).nics, position);
export const disk = (plan: PlanDraft, index = 0, position = 0) => at(machine(plan, index).disks, position);

export const VAULT = 'kvm-1/vault';
export const bootFrom = (...order: string[]) => ({ kind: 'disk' as const, order });
export const cdrom = (plan: PlanDraft, position = 0) => at(machine(plan, 3).cdroms, position);

export const brief = (problems: readonly PlanProblem[]) =>
  problems.map(({ code, path, key }) => [code, path, key]);

/** What is changed in the sample, and the problems that must then be there: all of them, and no others. */
export type Case = readonly [
  name: string,
  change: (plan: PlanDraft) => void,
  expected: readonly (string | undefined)[][],
];

export function table(cases: readonly Case[]): void {
  it.each(cases)('%s', (_, change, expected) => {
    const problems = checkPlan(samplePlanWith(change));
    expect(brief(problems)).toEqual(expected);
    for (const { message, advice } of problems) {
      expect(message).toMatch(/^[^.].*[^.]$/);
      expect(advice).toMatch(/\.$/);
    }
  });
}
