import { describe, expect, it } from '@jest/globals';
import type { PassDecision } from '../../../../host-agent/service/decide/decide-pass';
import { EMPTY_MEMORY } from '../../../../host-agent/service/memory/document';
import type { AgentMemory } from '../../../../host-agent/service/memory/types';
import { statusOf } from '../../../../host-agent/service/status/status-of';
import type { ConditionName } from '../../../../host-agent/service/status/types';
import type { StatusView } from '../../../../host-agent/service/status/view';
import { planChanges, type ChangePlan, type Refusal } from '../../../../host-agent/planner';
import { appliedHost, emptyHost, inputOf } from '../../planner/apply';
import { FLEET, HOST, samplePlan } from '../../planner/sample-plan';

const NOW_MS = 1_000_000;
const plan = samplePlan();
const accepted = {
  digest: 'a'.repeat(64),
  generation: 2,
  planDigest: 'p',
  madeAt: '2026-01-01T00:00:00Z',
  acceptedAtMs: 1,
  revision: 'r',
};
const memory: AgentMemory = { ...EMPTY_MEMORY, accepted, attemptedGeneration: 2, appliedGeneration: 1 };
const settled = planChanges(inputOf(appliedHost(plan), plan));
const pending = planChanges(inputOf(emptyHost(), plan));
const nothing: ChangePlan = { ...pending, steps: [] };
const refusal = (code: Refusal['code']): Refusal => ({
  code,
  subject: { kind: 'machine', name: 'web' },
  facts: {},
});

function decision(changes: Partial<PassDecision> = {}): PassDecision {
  return {
    full: settled,
    allowed: settled,
    approvalDigest: 'd'.repeat(64),
    matchesApproval: false,
    limit: { maxImpact: 'live' },
    drift: [],
    heldBack: [],
    after: { unsettled: [], approved: [] },
    ...changes,
  };
}

function view(changes: Partial<StatusView> = {}): StatusView {
  return {
    agentVersion: '1.2.3',
    fleet: FLEET,
    host: HOST,
    uri: 'qemu:///system',
    startedAtMs: 1,
    phase: 'idle',
    memory,
    source: { description: 'a source', failures: 0 },
    observedGeneration: 2,
    gateAction: 'stop',
    inventory: appliedHost(plan).inventory(),
    look: { plan, decision: decision() },
    ready: new Map(),
    maintenance: { maxImpact: 'live' },
    findings: [],
    conditions: [],
    ...changes,
  };
}

const held = (because: 'policy' | 'drift-policy') => ({
  full: pending,
  allowed: nothing,
  heldBack: pending.steps.map(({ id, subject, impact }) => ({ step: id, subject, impact, because })),
});
const drifted = {
  subject: { kind: 'machine' as const, name: 'web' },
  field: 'autostart',
  impact: 'live' as const,
  policy: 'report' as const,
  sinceMs: 1,
};
const refused = { code: 'stale', message: 'It is older.', revision: 'r', sinceMs: 1 };
const failed = { kind: 'failed' as const, machines: ['web'], sinceMs: 1 };
const look = (changes: Partial<PassDecision>) => ({ look: { plan, decision: decision(changes) } });

type Row = readonly [string, Partial<StatusView>, Readonly<Partial<Record<ConditionName, string>>>];
const ROWS: readonly Row[] = [
  [
    'all is well',
    {},
    {
      Ready: 'true AsReleased',
      Reconciling: 'false Idle',
      Stalled: 'false Idle',
      Suspended: 'false NotSuspended',
      Trusted: 'true UnsignedAllowed',
    },
  ],
  [
    'somebody signed',
    { memory: { ...memory, accepted: { ...accepted, signer: { principal: 'p', fingerprint: 'f' } } } },
    { Trusted: 'true SignatureTrusted' },
  ],
  [
    'nothing was accepted',
    { memory: EMPTY_MEMORY, look: undefined },
    { Ready: 'false NoRelease', Trusted: 'unknown NoRelease' },
  ],
  [
    'nothing was accepted and the source fails',
    { memory: EMPTY_MEMORY, look: undefined, source: { description: '', failures: 2 } },
    { Trusted: 'unknown SourceFailing' },
  ],
  [
    'the source offers something that is refused',
    { refusedRelease: refused },
    { Ready: 'true AsReleased', Trusted: 'false ReleaseRefused' },
  ],
  [
    'trust is lost',
    { trustLost: 'The key was withdrawn.', look: undefined },
    { Ready: 'false TrustLost', Stalled: 'true TrustLost', Trusted: 'false TrustLost' },
  ],
  [
    'the state cannot be used',
    { stateTrouble: 'It is damaged.' },
    { Ready: 'false StateUnusable', Stalled: 'true StateUnusable' },
  ],
  ['libvirt is away', { libvirtTrouble: 'Nobody answers.' }, { Ready: 'unknown LibvirtUnreachable' }],
  ['nobody has looked yet', { look: undefined }, { Ready: 'unknown Changing' }],
  [
    'steps are to be done',
    look({ full: pending, allowed: pending }),
    { Ready: 'false Changing', Reconciling: 'true Changing' },
  ],
  ['policy holds all back', look(held('policy')), { Ready: 'false HeldBack', Reconciling: 'false Idle' }],
  [
    'the drift policy holds all back',
    look({ ...held('drift-policy'), drift: [drifted] }),
    { Ready: 'false Drifted' },
  ],
  [
    'the planner refuses something',
    look({ full: { ...settled, refusals: [refusal('protected')] } }),
    { Ready: 'false Refused', Stalled: 'false Idle' },
  ],
  [
    'something was tried too often',
    look({ full: { ...settled, refusals: [refusal('stalled')] } }),
    { Ready: 'false AttemptsExhausted', Stalled: 'true AttemptsExhausted' },
  ],
  [
    'a step has failed',
    look({ full: pending, allowed: nothing, retryAtMs: 2 }),
    { Ready: 'false StepsFailed', Reconciling: 'true Changing' },
  ],
  [
    'the gate waits',
    { memory: { ...memory, gate: { ...failed, kind: 'waiting' } }, phase: 'waiting-for-health' },
    { Ready: 'false Changing', Reconciling: 'true Changing' },
  ],
  [
    'the gate failed',
    { memory: { ...memory, gate: failed } },
    { Ready: 'false HealthGateFailed', Stalled: 'true HealthGateFailed' },
  ],
  [
    'an operator suspended it',
    { memory: { ...memory, suspended: { reason: 'why', sinceMs: 1 } } },
    { Ready: 'true AsReleased', Suspended: 'true SuspendedByOperator' },
  ],
];

describe('the conditions', () => {
  it.each(ROWS)('when %s', (_case, changes, wanted) => {
    const { conditions } = statusOf(view(changes), NOW_MS);
    const found = Object.fromEntries(
      conditions.map(({ name, status, reason }) => [name, `${status} ${reason}`]),
    );
    expect(found).toMatchObject(wanted);
  });

  it('keep their time while they are the same, and get a new one when they change', () => {
    const { conditions } = statusOf(view(), NOW_MS);
    const later = statusOf(view({ conditions, libvirtTrouble: 'Nobody answers.' }), NOW_MS + 5);
    const sinceOf = (name: ConditionName): number | undefined =>
      later.conditions.find((condition) => condition.name === name)?.sinceMs;
    expect(sinceOf('Ready')).toBe(NOW_MS + 5);
    expect(sinceOf('Stalled')).toBe(NOW_MS);
  });
});

describe('the status', () => {
  it('names what is on the host, by the plan and besides it', () => {
    const host = appliedHost(plan);
    const inventory = host.inventory();
    const [web] = inventory.machines;
    if (web === undefined) throw new Error('the sample has a machine');
    const foreign = { ...web, name: 'else', uuid: 'f', ownership: { kind: 'foreign' as const } };
    const status = statusOf(
      view({
        inventory: { ...inventory, machines: [web, foreign] },
        ready: new Map([['web', true]]),
      }),
      NOW_MS,
    );
    expect(status.unmanagedMachines).toEqual(['else']);
    expect(status.machines).toEqual([
      expect.objectContaining({
        name: 'web',
        wanted: 'running',
        actual: 'running',
        ready: true,
        vcpus: 1,
        memoryMiB: 256,
        diskMiB: 32,
      }),
    ]);
    expect(status.generations).toEqual({ observed: 2, accepted: 2, attempted: 2, applied: 1 });
  });

  it('does not call a machine ready that does not run', () => {
    const inventory = appliedHost(plan).inventory();
    const machines = inventory.machines.map((machine) => ({ ...machine, state: 'stopped' as const }));
    const ready = new Map([['web', true]]);
    const status = statusOf(view({ inventory: { ...inventory, machines }, ready }), NOW_MS);
    expect(status.machines).toHaveLength(1);
    expect(status.machines[0]?.ready).toBeUndefined();
  });

  it('shows a machine of the plan that is not there, and offers an approval only where something is held back', () => {
    const empty = statusOf(view({ inventory: emptyHost().inventory(), ...look(held('policy')) }), NOW_MS);
    expect(empty.machines).toEqual([expect.objectContaining({ name: 'web', actual: 'absent' })]);
    expect(empty.approvable).toBe('d'.repeat(64));
    expect(statusOf(view(), NOW_MS).approvable).toBeUndefined();
  });
});
