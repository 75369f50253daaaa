import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultScenarios } from '../scenarios';
import type { FaultScenario } from '../types';
import type { Form } from './course';
import { Ground } from './ground';
import { everyFault, faultName, sampleFaults } from './points';
import { Trials } from './trial';
import { differences, lookAtWorld } from './world';

/** A scenario is reached twice without a fault and once with one; guests boot each time. */
jest.setTimeout(400_000);

/** Other points than in the run before, by changing this. */
const SEED = Number(process.env['FLEETWRIGHT_SEED'] ?? '1');

/** `npm run faults` tries all of them; this is what a change can wait for. */
const POINTS_OF_EACH = 1;

describe('one thing that goes wrong, on a real libvirt', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.start();
  });

  afterAll(() => ground.stop());

  /** Points of each scenario, drawn by the seed; silence is left out, because it takes half a minute to be noticed. */
  async function tryPoints(scenario: FaultScenario, form: Form, count: number): Promise<void> {
    const trials = new Trials(ground, scenario, form);
    const reference = await trials.reference();
    const counts = { libvirt: reference.libvirtCalls.length, files: reference.fileCalls.length };
    expect(counts.libvirt).toBeGreaterThan(100);
    const seed = SEED * faultScenarios.length + faultScenarios.indexOf(scenario);
    const faults = everyFault(counts, form).filter(({ kind }) => kind !== 'no-answer');
    const broken: string[] = [];
    for (const fault of sampleFaults(faults, count, seed)) {
      const { problems } = await trials.try(fault, reference);
      broken.push(...problems.map((problem) => `${faultName(fault)} ${fault.point}: ${problem}`));
    }
    expect(broken).toEqual([]);
  }

  it.each(faultScenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s: two passes lead to the plan, and nothing is lost, doubled or left behind',
    (_name, scenario) => tryPoints(scenario, 'stopped', POINTS_OF_EACH),
  );

  it.each(
    faultScenarios
      .filter(({ name }) => name === 'grow-live')
      .map((scenario) => [scenario.name, scenario] as const),
  )('%s, with a guest that runs', (_name, scenario) => tryPoints(scenario, 'guests', 1));

  it('would be noticed, were something lost, doubled or left behind', async () => {
    const [scenario] = faultScenarios;
    if (scenario === undefined) throw new Error('no scenario');
    await new Trials(ground, scenario, 'stopped').reference();
    const look = () => lookAtWorld(ground, { plans: [], markers: [] });
    const before = await look();
    const main = join(ground.live.sandbox.poolDirectory, 'main');
    await rm(join(main, 'web-root.qcow2'));
    await writeFile(join(main, '.fleetwright/partial/half'), 'x');
    await writeFile(join(main, 'foreign.img'), 'changed');
    await ground.live.virsh('net-destroy', 'lan');
    const seen = differences(before, await look()).join('\n');
    for (const part of [
      'file main/web-root.qcow2: nothing',
      'partial/half',
      'foreign.img',
      'network lan: off',
    ]) {
      expect(seen).toContain(part);
    }
  });
});
