import { describe, expect, it } from '@jest/globals';
import { machineFacts, renderReport, reportFacts } from '../../../../host-agent/commands/rendering/report';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import type { Report } from '../../../../host-agent/executor';
import type { ActualMachine } from '../../../../host-agent/inventory';
import { emptyInventory, everyKindOfChange, plan } from './sample-changes';

const outcomes: readonly Report['steps'][number]['outcome'][] = [
  { kind: 'done', durationMs: 12, alreadyTrue: false },
  {
    kind: 'failed',
    durationMs: 60_000,
    failure: { code: 'stop-timeout', message: 'web did not stop\u001b in 1 min: stop it yourself.' },
  },
  { kind: 'not-started', because: 'stop-machine:web failed' },
];

const report: Report = {
  planDigest: everyKindOfChange.basis.planDigest,
  startedAtMs: 0,
  durationMs: 61_240,
  succeeded: false,
  steps: everyKindOfChange.steps.slice(0, 3).map((step, index) => ({
    step,
    outcome: outcomes[index] ?? { kind: 'not-started', because: '' },
  })),
};

const ours: ActualMachine = {
  name: 'web',
  uuid: 'u-1',
  ownership: {
    kind: 'ours',
    mark: {
      fleet: plan.fleet,
      host: plan.host.name,
      key: 'kvm-1/web',
      uuid: 'u-1',
      generation: 0,
      planDigest: '',
      protect: false,
      volumes: [],
    },
  },
  state: 'running',
  persistent: true,
  autostart: true,
  hasManagedSave: false,
  agentConnected: true,
  addresses: [
    { mac: '52:54:00:00:00:01', address: '10.10.0.10', source: 'lease' },
    { mac: '52:54:00:00:00:01', address: 'fe80::1', source: 'agent' },
    { mac: '52:54:00:00:00:01', address: '10.10.0.10', source: 'agent' },
  ],
};
const inventory = { ...emptyInventory, machines: [...emptyInventory.machines, ours] };

describe('the report', () => {
  it('says what failed and why, what was not begun, and what is there now', () => {
    expect(renderReport({ report, inventory, plan }, paintWith(false)).split('\n')).toEqual([
      'failed',
      '  stop machine web (asked first; after 1 min its power is cut)',
      '    web did not stop\\x1b in 1 min: stop it yourself. (stop-timeout)',
      '',
      'not started',
      '  grow disk root of web to 4 GiB: stop-machine:web failed',
      '',
      '1 done, 1 failed, 1 not started, in 1 min 1 s. Apply again when the cause is gone: it goes on where this ended.',
      '',
      'machines',
      '  name  owner      state    vCPUs  memory  disks  runs by  addresses',
      '  web   lab/kvm-1  running      ?       ?      ?  ?        10.10.0.10',
    ]);
  });

  it('is short when all went well', () => {
    const good: Report = { ...report, succeeded: true, durationMs: 1500, steps: report.steps.slice(0, 1) };
    expect(renderReport({ report: good, inventory: emptyInventory, plan }, paintWith(false))).toBe(
      'Done: 1 step in 1.5 s.\n\nmachines: none',
    );
    expect(
      renderReport({ report: good, inventory: emptyInventory, plan, refused: 2 }, paintWith(false)),
    ).toBe('Done: 1 step in 1.5 s.\n2 changes refused: see above.\n\nmachines: none');
  });

  it('says what the guests themselves show', () => {
    const observations = [
      { fact: 'guest-vcpus', value: 3 },
      { fact: 'link-cut-ms', value: 312 },
    ] as const;
    const steps = report.steps.slice(0, 1).map(({ step }) => ({
      step,
      outcome: { kind: 'done', durationMs: 5, alreadyTrue: false, observations } as const,
    }));
    const good: Report = { ...report, succeeded: true, durationMs: 1500, steps };
    const text = renderReport({ report: good, inventory: emptyInventory, plan }, paintWith(false));
    expect(text.split('\n').slice(0, 3)).toEqual([
      'seen',
      '  create network lan (nat, 10.10.0.0/24, fd00:10::/64): the guest shows 3 vCPUs online; link cut 0.3 s',
      '',
    ]);
    expect(reportFacts(good)).toMatchObject({ steps: [{ observations }] });
  });

  it('has the same facts as JSON, every address included', () => {
    expect(reportFacts(report)).toMatchObject({
      succeeded: false,
      steps: [
        { id: 'create-network:lan', kind: 'done' },
        { id: 'stop-machine:web', kind: 'failed', failure: { code: 'stop-timeout' } },
        { id: 'grow-disk:web/root', kind: 'not-started', because: 'stop-machine:web failed' },
      ],
    });
    expect(machineFacts(inventory, plan)).toEqual([
      { name: 'web', uuid: 'u-1', state: 'running', addresses: ours.addresses },
    ]);
  });
});
