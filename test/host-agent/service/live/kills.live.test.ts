import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { useLiveHost } from '../../../support/live-host';
import { labDraft, labMachine, type Draft } from '../../live/lab';
import { ServiceHost } from './service-host';
import type { ServiceProcess } from './service-process';

const live = useLiveHost();

const KILLS = Number(process.env['FLEETWRIGHT_KILLS'] ?? '50');
const SEED = Number(process.env['FLEETWRIGHT_SEED'] ?? '6');

/** A guest takes some seconds to boot, an order some milliseconds: kills fall into both. */
const PAUSE_MS_MAX = 2500;

const NAMES = ['alpha', 'beta', 'gamma'];
const addressOf = (name: string): string => `10.94.1.${NAMES.indexOf(name) + 11}`;

let host: ServiceHost;
let agent: ServiceProcess;
let generation = 0;
let parent: string | undefined;

/** Odd generations differ from even ones in what runs (vCPUs), in what needs a restart (the kernel's words), and in one machine. */
function planOf(number: number): Draft {
  const odd = number % 2 === 1;
  const running = NAMES.map((name, index) => {
    const machine = labMachine(name, index + 11, {
      vcpus: { current: odd ? 1 : 2, maximum: 4, ceiling: 'stated' },
    });
    if (machine.boot.kind !== 'kernel') throw new Error('lab machines boot a kernel');
    const commandLine = `${machine.boot.commandLine ?? ''} variant=${odd ? 'odd' : 'even'}`;
    return { ...machine, boot: { ...machine.boot, commandLine } };
  });
  const comes = labMachine('comes-and-goes', 21, { powerState: 'stopped' });
  return labDraft(live, odd ? running : [...running, comes]);
}

async function publishNext(): Promise<void> {
  generation += 1;
  parent = await host.publish({
    plan: planOf(generation),
    generation,
    ...(parent === undefined ? {} : { parent }),
  });
}

/** Numbers from 0 to 1 that are the same in every run with this seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const isSettled = (status: { readonly generations: { readonly applied: number } }): boolean =>
  status.generations.applied === generation;

beforeAll(async () => {
  host = await ServiceHost.make(live, {
    name: 'killed',
    source: { folder: { path: join(live.workDirectory, 'killed/releases') }, pollIntervalSeconds: 1 },
    policy: { maxImpact: 'destroy', machinesAtOnce: 1, healthGate: { readyWithinSeconds: 120 } },
  });
  await publishNext();
  agent = host.start();
  await agent.until(isSettled, 'the first release is applied');
  for (const name of NAMES) {
    await live.waitForGuest(addressOf(name));
    await live.writeMarker(addressOf(name), `kept-${name}`);
  }
}, 480_000);

afterAll(async () => {
  await agent.stop();
});

describe('the agent and libvirt, killed again and again during a rolling change', () => {
  it(`ends as released after ${KILLS} kills, with nothing lost or doubled (seed ${SEED})`, async () => {
    const random = randomFrom(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const status = await agent.until(() => true, 'the agent answers');
      // Every kill falls into a change that is under way; how many become whole between kills depends on how fast the machine is.
      if (isSettled(status)) await publishNext();
      await delay(random() * PAUSE_MS_MAX);
      if (random() < 0.3) {
        await live.sandbox.restartDaemon('SIGKILL');
      } else {
        agent.kill('SIGKILL');
        await agent.ended;
        agent = host.start();
      }
    }
    const status = await agent.until(
      (now) =>
        isSettled(now) && now.conditions.some(({ name, status }) => name === 'Ready' && status === 'true'),
      'converged',
      300_000,
    );
    expect(status.gate).toBeUndefined();
    await expectAsReleased();
  }, 1_500_000);

  it('works alone: a second one says so and ends with 1', async () => {
    const { processId } = agent;
    const second = host.start();
    expect(await second.ended).toBe(1);
    expect(second.text + JSON.stringify(second.log)).toContain(String(processId));
    expect((await agent.tryStatus())?.generations.applied).toBe(generation);
  });
});

/** By what virsh, the guests and the folders say. */
async function expectAsReleased(): Promise<void> {
  const { machines } = planOf(generation);
  const listed = (await live.virsh('list', '--all', '--name')).split('\n').filter((name) => name !== '');
  expect(listed.sort()).toEqual(machines.map(({ name }) => name).sort());
  const cpus = generation % 2 === 1 ? 1 : 2;
  for (const name of NAMES) {
    const state = await live.waitForGuest(addressOf(name), (now) => now.cpus === cpus);
    expect(state.marker).toBe(`kept-${name}`);
    expect(await live.virsh('dumpxml', name)).toContain(`variant=${generation % 2 === 1 ? 'odd' : 'even'}`);
  }
  const pool = join(live.sandbox.poolDirectory, 'main');
  const files = (await readdir(pool)).filter((file) => !file.startsWith('.'));
  const wanted = planOf(generation);
  expect(files.sort()).toEqual(
    [
      ...wanted.images.map(({ fileName }) => fileName),
      ...wanted.machines.flatMap(({ disks, cloudInit }) => [
        ...disks.map(({ fileName }) => fileName),
        ...(cloudInit === undefined ? [] : [cloudInit.fileName]),
      ]),
    ].sort(),
  );
}
