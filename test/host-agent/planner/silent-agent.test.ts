import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import { onlineVcpusOf } from '../../support/simulated-host';
import { appliedHost, apply, inputOf } from './apply';
import { sampleHost, sampleMachine, samplePlan, uuidOf } from './sample-plan';

/** Under software emulation vCPUs that go are taken offline in the guest. */
function planWith(current: number): Plan {
  return samplePlan({
    host: sampleHost({ acceleration: 'tcg' }),
    machines: [
      sampleMachine({
        vcpus: { current, maximum: 4, ceiling: 'stated' },
        guest: { growRoot: false, onlineCpus: true, onlineMemory: false },
      }),
    ],
  });
}

describe('a guest that works with fewer vCPUs than it has', () => {
  it('is not restarted because its agent falls silent, as it does whenever the guest boots', () => {
    const host = appliedHost(planWith(4));
    apply(host, planWith(2));
    const web = host.machines.get(uuidOf(1));
    if (web === undefined) throw new Error('the machine is not there');
    expect([onlineVcpusOf(web), web.boots]).toEqual([2, 1]);
    web.guest.agent = false;
    expect(planChanges(inputOf(host, planWith(2))).steps).toEqual([]);
  });

  it('is not told again because its agent has not answered in time', () => {
    const host = appliedHost(planWith(4));
    apply(host, planWith(2));
    const { inventory, ...input } = inputOf(host, planWith(2));
    const machines = inventory.machines.map(({ guestOnlineVcpus: _unanswered, ...machine }) => machine);
    expect(machines.map(({ agentConnected }) => agentConnected)).toEqual([true]);
    expect(planChanges({ ...input, inventory: { ...inventory, machines } }).steps).toEqual([]);
  });

  it('is told again when it has booted with all of them', () => {
    const host = appliedHost(planWith(4));
    apply(host, planWith(2));
    const web = host.machines.get(uuidOf(1));
    if (web === undefined) throw new Error('the machine is not there');
    web.guest.offlineVcpus = 0;
    const { steps } = planChanges(inputOf(host, planWith(2)));
    expect(steps.map(({ id, impact }) => `${id} ${impact}`)).toEqual(['set-guest-vcpus:web live']);
  });
});
