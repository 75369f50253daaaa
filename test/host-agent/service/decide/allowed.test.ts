import { describe, expect, it } from '@jest/globals';
import { DEFAULT_AGENT_CONFIGURATION, type PolicyConfiguration } from '../../../../host-agent/configuration';
import { decidePass, type PassQuestion } from '../../../../host-agent/service/decide/decide-pass';
import { EVERY_UNIT } from '../../../../host-agent/service/decide/units';
import type { Plan } from '../../../../lib/plan';
import type { SimulatedHost } from '../../../support/simulated-host';
import { appliedHost, NOW_MS } from '../../planner/apply';
import { loopMachine, loopPlan } from '../loop/loop-plan';

const HOUR_MS = 3_600_000;

function decideOn(
  host: SimulatedHost,
  plan: Plan,
  {
    policy,
    ...changes
  }: Partial<Omit<PassQuestion, 'policy'>> & { readonly policy?: Partial<PolicyConfiguration> } = {},
) {
  return decidePass({
    target: { plan, planDigest: 'plan' },
    observation: { inventory: host.inventory(), owned: host.owned(), attempts: [], trash: host.trashed() },
    memory: { unsettled: [EVERY_UNIT], approved: [] },
    policy: { ...DEFAULT_AGENT_CONFIGURATION.policy, ...policy },
    retry: false,
    drift: [],
    nowMs: NOW_MS,
    ...changes,
  });
}

const idsOf = ({ allowed }: ReturnType<typeof decidePass>): readonly string[] =>
  allowed.steps.map(({ id }) => id);
const two = loopPlan([loopMachine(1), loopMachine(2)]);

describe('what is allowed now', () => {
  it('is all that guests do not notice, without what needs more', () => {
    const wanted = loopPlan([
      loopMachine(1, { machineType: 'pc', autostart: false }),
      loopMachine(2, { autostart: false }),
    ]);
    const decision = decideOn(appliedHost(two), wanted);
    expect(idsOf(decision)).toEqual(['set-machine-autostart:web-1', 'set-machine-autostart:web-2']);
    expect(decision.heldBack.map(({ step, because }) => [step, because])).toEqual([
      ['stop-machine:web-1', 'policy'],
      ['define-machine:web-1', 'policy'],
      ['start-machine:web-1', 'policy'],
    ]);
  });

  it('is never half of a machine: one whose start failed lately is not stopped again before its time', () => {
    const host = appliedHost(two);
    const wanted = loopPlan([loopMachine(1, { machineType: 'pc' }), loopMachine(2, { autostart: false })]);
    const failed = {
      step: 'start-machine:web-1',
      planDigest: 'plan',
      count: 1,
      code: 'libvirt',
      message: '',
    };
    const observation = {
      inventory: host.inventory(),
      owned: host.owned(),
      trash: [],
      attempts: [{ ...failed, lastAtMs: NOW_MS - 1000 }],
    };
    const early = decideOn(host, wanted, { observation, policy: { maxImpact: 'restart' } });
    expect(idsOf(early)).toEqual(['set-machine-autostart:web-2']);
    expect(early.retryAtMs).toBe(NOW_MS + 29_000);
    const later = decideOn(host, wanted, {
      observation,
      policy: { maxImpact: 'restart' },
      nowMs: NOW_MS + 29_000,
    });
    expect(idsOf(later)).toContain('stop-machine:web-1');
    // A clock that was set back does not make anybody wait for ever.
    const back = decideOn(host, wanted, {
      observation,
      policy: { maxImpact: 'restart' },
      nowMs: NOW_MS - HOUR_MS,
    });
    expect(idsOf(back)).toContain('stop-machine:web-1');
  });

  it('empties the trash when its time has come, whatever the limit, and calls that no drift', () => {
    const host = appliedHost(two);
    const file = host.writeFile('/pools/default/old.qcow2');
    host.files.delete(file.path);
    host.trash.push({ pool: 'default', fileName: 'old.qcow2', trashedAtMs: NOW_MS, file });
    const nowMs = NOW_MS + 25 * HOUR_MS;
    const settled = { unsettled: [], approved: [] };
    const decision = decideOn(host, two, { memory: settled, nowMs, policy: { drift: 'report' } });
    expect(idsOf(decision)).toEqual(['empty-trash:default']);
    expect(decision.drift).toEqual([]);
    expect(decision.heldBack).toEqual([]);
  });

  it('holds deletions back, and lets exactly those go that were approved', () => {
    const host = appliedHost(loopPlan([loopMachine(1), loopMachine(2), loopMachine(3)]));
    const wanted = loopPlan([loopMachine(1)]);
    expect(idsOf(decideOn(host, wanted)).filter((id) => id.startsWith('delete'))).toEqual([]);
    const { full } = decideOn(host, wanted);
    const approved = full.steps
      .filter(({ id }) => id.includes('web-2'))
      .map(({ id, impact }) => ({ step: id, unit: 'machine web-2', impact }));
    const decision = decideOn(host, wanted, { memory: { unsettled: [EVERY_UNIT], approved } });
    expect(idsOf(decision).filter((id) => id.startsWith('delete'))).toEqual(['delete-machine:web-2']);
    expect(new Set(decision.heldBack.map(({ subject }) => subject.machine ?? subject.name))).toEqual(
      new Set(['web-3']),
    );
  });

  it('leaves what drifted under report to itself, and does all the rest of the pass', () => {
    const host = appliedHost(two);
    for (const machine of host.machines.values()) machine.autostart = false;
    const decision = decideOn(host, two, {
      memory: { unsettled: ['machine web-2'], approved: [] },
      policy: { drift: 'report' },
    });
    expect(idsOf(decision)).toEqual(['set-machine-autostart:web-2']);
    expect(decision.drift.map(({ subject, field, policy }) => [subject.name, field, policy])).toEqual([
      ['web-1', 'autostart', 'report'],
    ]);
    expect(decision.after.unsettled).toEqual(['machine web-2']);
  });

  it('does nothing at a standstill, and says why of everything', () => {
    const host = appliedHost(two);
    const wanted = loopPlan([loopMachine(1, { autostart: false }), loopMachine(2)]);
    const decision = decideOn(host, wanted, { standstill: 'suspended' });
    expect(idsOf(decision)).toEqual([]);
    expect(decision.heldBack.map(({ step, because }) => [step, because])).toEqual([
      ['set-machine-autostart:web-1', 'suspended'],
    ]);
  });
});
