import { describe, expect, it } from '@jest/globals';
import { planChanges, type ChangePlan } from '../../../host-agent/planner';
import { seedNameTag, type Plan, type PlanInput } from '../../../lib/plan';
import type { SimulatedHost, SimulatedMachine } from '../../support/simulated-host';
import { startMachine, stopMachine } from '../../support/simulated-host/machine-actions';
import { apply, appliedHost, carryOut, emptyHost, inputOf } from './apply';
import { converge } from './converge';
import { sampleDisk, sampleImage, sampleMachine, samplePlan, uuidOf } from './sample-plan';

const HUNDRED = Array.from({ length: 100 });

interface Wishes {
  readonly text?: string;
  readonly keep?: boolean;
  readonly machine?: Partial<PlanInput['machines'][number]>;
}

/** A machine whose seed goes after its first boot. */
function planWith({ text = 'one', keep = false, machine = {} }: Wishes = {}): Plan {
  const documents = { metaData: { kind: 'text' as const, text } };
  const cloudInit = {
    pool: 'default',
    fileName: `web-seed-${seedNameTag(documents)}.iso`,
    ...documents,
    ...(keep ? {} : { afterFirstBoot: 'remove' as const }),
  };
  return samplePlan({
    images: [sampleImage(), sampleImage({ name: 'newer', key: 'lab/newer', fileName: 'newer-1.qcow2' })],
    machines: [sampleMachine({ cloudInit, ...machine })],
  });
}

function web(host: SimulatedHost): SimulatedMachine {
  const found = host.machines.get(uuidOf(1));
  if (found === undefined) throw new Error('the machine is not there');
  return found;
}

const seedOf = (plan: Plan): string => plan.machines[0]?.cloudInit?.fileName ?? '';
const hasSeed = (host: SimulatedHost, plan: Plan): boolean =>
  host.files.has(`/pools/default/${seedOf(plan)}`);
const idsOf = ({ steps }: ChangePlan): readonly string[] => steps.map(({ id }) => id);

function drives(machine: SimulatedMachine): readonly (string | undefined)[] {
  return [machine.running, machine.stored].map(
    (definition) => definition?.disks.find(({ target }) => target === 'sda')?.path,
  );
}

/** Nothing of the seed is left but the mark's word for it, and nobody was stopped for that. */
function expectRetired(host: SimulatedHost, plan: Plan, boots = 1): void {
  const machine = web(host);
  expect(hasSeed(host, plan)).toBe(false);
  expect(drives(machine)).toEqual([undefined, undefined]);
  expect(host.records.volumes.map(({ fileName }) => fileName)).not.toContain(seedOf(plan));
  expect(machine.ownership).toMatchObject({
    mark: {
      volumes: expect.arrayContaining([
        expect.objectContaining({ role: 'spent-seed', fileName: seedOf(plan) }),
      ]),
    },
  });
  expect([machine.state, machine.boots]).toEqual(['running', boots]);
}

describe('a seed that goes after the first boot', () => {
  it('goes in the pass that starts the machine, when it is ready', () => {
    const checks = [{ kind: 'cloud-init' as const }];
    const plan = planWith({ machine: { readiness: { checks, timeoutSeconds: 60 } } });
    const host = emptyHost();
    const { steps } = apply(host, plan);
    expect(steps.at(-1)).toMatchObject({
      id: 'retire-seed:web/cloud-init',
      impact: 'live',
      after: ['await-machine:web'],
    });
    expectRetired(host, plan);
  });

  it('is gone for good: a hundred passes make no step', () => {
    const plan = planWith();
    const host = appliedHost(plan);
    for (const _ of HUNDRED)
      expect(planChanges(inputOf(host, plan))).toMatchObject({ steps: [], refusals: [] });
  });

  it('stays gone through changes, restarts, and the loss of the records', () => {
    const plan = planWith();
    const host = appliedHost(plan);
    host.records.volumes = [];
    for (const description of ['first', 'second']) {
      const changed = planWith({ machine: { description } });
      expect(idsOf(apply(host, changed))).toEqual(['define-machine:web']);
      stopMachine(host, web(host));
      startMachine(host, web(host));
      expectRetired(host, changed, web(host).boots);
      expect(planChanges(inputOf(host, changed)).steps).toEqual([]);
    }
    apply(host, planWith({ machine: { rng: false } }));
    expectRetired(host, plan, 4);
  });

  it('goes whenever the pass is killed, and no guest is restarted for that', () => {
    const plan = planWith();
    const { steps } = planChanges(inputOf(emptyHost(), plan));
    for (const count of steps.keys()) {
      const host = emptyHost();
      carryOut(host, plan, steps.slice(0, count));
      converge(planChanges, host, plan);
      expectRetired(host, plan);
    }
  });

  it('goes although only its mark was written when the agent was killed', () => {
    const plan = planWith();
    const retired = appliedHost(plan);
    const host = appliedHost(planWith({ keep: true }));
    web(host).ownership = web(retired).ownership;
    expect(idsOf(apply(host, plan)).toSorted()).toEqual([
      'change-medium:web/sda',
      'define-machine:web',
      `delete-seed:default/${seedOf(plan)}`,
      'set-machine-mark:web',
    ]);
    expectRetired(host, plan);
  });

  it('goes from a machine that has kept it so far', () => {
    const plan = planWith();
    const host = appliedHost(planWith({ keep: true }));
    expect(idsOf(apply(host, plan))).toEqual(['retire-seed:web/cloud-init']);
    expectRetired(host, plan);
  });

  it('comes back, without a restart, for a machine that shall keep it after all', () => {
    const host = appliedHost(planWith());
    const plan = planWith({ keep: true });
    apply(host, plan);
    expect(hasSeed(host, plan)).toBe(true);
    expect(drives(web(host))).toEqual([`/pools/default/${seedOf(plan)}`, `/pools/default/${seedOf(plan)}`]);
    expect(web(host).boots).toBe(1);
    expect(planChanges(inputOf(host, plan)).steps).toEqual([]);
  });

  it('that changes waits in the stored definition for the next start, and goes then', () => {
    const host = appliedHost(planWith());
    const plan = planWith({ text: 'two' });
    apply(host, plan);
    expect(drives(web(host))).toEqual([undefined, `/pools/default/${seedOf(plan)}`]);
    expect(planChanges(inputOf(host, plan)).steps).toEqual([]);
    stopMachine(host, web(host));
    startMachine(host, web(host));
    expect(idsOf(apply(host, plan))).toEqual(['retire-seed:web/cloud-init']);
    expectRetired(host, plan, 2);
  });

  it('stays as long as the machine does not run', () => {
    const plan = planWith({ machine: { powerState: 'stopped' } });
    const host = appliedHost(plan);
    expect(hasSeed(host, plan)).toBe(true);
    expect(planChanges(inputOf(host, plan)).steps).toEqual([]);
    apply(host, planWith());
    expectRetired(host, planWith());
  });

  it('is written again for a system that is made anew, wherever the pass is killed', () => {
    const anew = planWith({
      machine: { disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] },
    });
    const policy = { replace: ['web/root'] };
    const start = (): SimulatedHost => appliedHost(planWith());
    const { steps } = planChanges(inputOf(start(), anew, policy));
    const whole = start();
    carryOut(whole, anew, steps);
    expectRetired(whole, anew, 2);
    const ids = steps.map(({ id }) => id);
    const at = (id: string): number => ids.findIndex((other) => other.startsWith(id));
    expect(at('write-seed:web')).toBeLessThan(at('trash-volume:'));
    expect(at('define-machine:web')).toBeLessThan(at('start-machine:web'));
    for (const count of steps.keys()) {
      const host = start();
      carryOut(host, anew, steps.slice(0, count));
      const contentBefore = host.files.get('/pools/default/web-root.qcow2')?.content;
      const seeded: boolean[] = [];
      converge(planChanges, host, anew, {
        policy,
        watch: {
          done: ({ action }) => {
            if (action.kind === 'start-machine') seeded.push(drives(web(host))[0] !== undefined);
          },
        },
      });
      // A system that was made anew has started with its seed, and with nothing but that.
      const isNew = host.files.get('/pools/default/web-root.qcow2')?.content !== contentBefore;
      if (isNew) expect(seeded).toContain(true);
      expectRetired(host, anew, 2);
    }
  });

  it('is not taken from a guest by a restart, however often that fails', () => {
    const plan = planWith();
    const retired = appliedHost(plan);
    const host = appliedHost(planWith({ keep: true }));
    web(host).ownership = web(retired).ownership;
    host.faults.add('change-medium');
    converge(planChanges, host, plan);
    expect(web(host).boots).toBe(1);
    stopMachine(host, web(host));
    converge(planChanges, host, plan);
    expectRetired(host, plan, 2);
  });

  it('that its guest never reads is given up for itself, and the machine is still looked after', () => {
    const host = emptyHost();
    host.faults.add('retire-seed');
    const { refusals } = converge(planChanges, host, planWith());
    expect(refusals).toMatchObject([
      { code: 'stalled', subject: { kind: 'disk', name: 'cloud-init', machine: 'web' } },
    ]);
    expect(idsOf(planChanges(inputOf(host, planWith({ machine: { description: 'new' } }))))).toEqual([
      'define-machine:web',
    ]);
  });

  it('leaves nothing behind when its machine goes', () => {
    const host = appliedHost(planWith());
    apply(host, samplePlan({ machines: [] }), { allowEmpty: true });
    expect(host.machines.size).toBe(0);
    expect(host.records.volumes.map(({ fileName }) => fileName)).not.toContain(seedOf(planWith()));
  });
});
