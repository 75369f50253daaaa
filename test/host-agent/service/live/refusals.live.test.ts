import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCountingProxy, type CountingProxy } from '../../../support/counting-proxy';
import { useLiveHost } from '../../../support/live-host';
import { labDraft, labMachine, type Draft } from '../../live/lab';
import { offer, REFUSAL_CASES, type Scene } from './refusals';
import { digestOf, signed, statementOf } from './releases';
import { ServiceHost } from './service-host';
import type { ServiceProcess } from './service-process';

const live = useLiveHost();

let proxy: CountingProxy;
let host: ServiceHost;
let agent: ServiceProcess;
let scene: Scene;

/** Machines that do not run: what is refused is refused all the same, and nothing need boot. */
function planOf(names: readonly string[]): Draft {
  return labDraft(
    live,
    names.map((name, index) => labMachine(name, index + 11, { powerState: 'stopped' })),
  );
}

async function look(process: ServiceProcess): Promise<void> {
  const { code, body } = await process.order({ kind: 'sync' });
  expect({ code, body }).toMatchObject({ code: 200 });
}

beforeAll(async () => {
  proxy = await startCountingProxy(live.uri, join(live.workDirectory, 'proxy.sock'));
  host = await ServiceHost.make(live, { name: 'refusing', uri: proxy.uri });
  const statement = statementOf({ plan: planOf(['one', 'two']), generation: 5, parent: 'a'.repeat(64) });
  const bytes = await signed(statement, host.key);
  await host.publishBytes(bytes);
  agent = host.start();
  await agent.until(({ generations }) => generations.applied === 5, 'generation 5 is applied');
  scene = {
    host,
    plan: planOf(['one', 'two']),
    grown: planOf(['one', 'two', 'three']),
    accepted: { digest: digestOf(statement), bytes },
  };
}, 360_000);

afterAll(async () => {
  await agent.stop();
  await proxy.close();
});

describe('a release that is not to be trusted', () => {
  it.each(REFUSAL_CASES.map((refusal) => [refusal.name, refusal] as const))(
    'is refused, and nothing is written to libvirt: %s',
    async (_name, refusal) => {
      const before = proxy.writes().length;
      const digest = await offer(scene, refusal);
      await look(agent);
      const status = await agent.until(
        ({ refusedRelease, source }) =>
          refusal.code === 'too-large'
            ? source.lastFailure?.code === 'too-large'
            : refusedRelease?.code === refusal.code && refusedRelease.revision.includes(digest),
        `refused as ${refusal.code}`,
      );
      expect(status.generations).toMatchObject({ accepted: 5, applied: 5 });
      expect(proxy.writes().slice(before)).toEqual([]);
    },
  );
});

describe('a trusted release that would take too much away', () => {
  it.each([
    [
      'everything, by a plan that is empty',
      { machines: [], networks: [], images: [], pools: [] },
      'empty-plan',
      6,
    ],
    ['more machines than the plan lets go at once', { machines: [] }, 'deletion-limit', 7],
  ])('changes nothing: %s', async (_name, changes, refusal, generation) => {
    const before = proxy.writes().length;
    const limits = { machineDeletionsMax: 1, allowEmpty: refusal === 'deletion-limit' };
    const plan = { ...scene.plan, ...changes, host: { ...scene.plan.host, limits } };
    const { release } = (await agent.tryStatus()) ?? {};
    await host.publish({ plan, generation, parent: release?.digest ?? '' });
    await look(agent);
    const status = await agent.until(
      ({ generations, refusals }) =>
        generations.accepted === generation && refusals.some(({ code }) => code === refusal),
      `refused as ${refusal}`,
    );
    expect(status.conditions).toContainEqual(expect.objectContaining({ name: 'Ready', status: 'false' }));
    expect(proxy.writes().slice(before)).toEqual([]);
  });
});

describe('a release that was replayed', () => {
  it('is refused when it is older than the marks, after the loss of all that the agent remembers', async () => {
    await agent.stop();
    await rm(host.stateDirectory, { recursive: true });
    const before = proxy.writes().length;
    await offer(scene, {
      name: 'replayed',
      code: 'stale',
      offered: () =>
        signed(statementOf({ plan: scene.grown, generation: 4, parent: 'b'.repeat(64) }), host.key),
    });
    agent = host.start();
    const status = await agent.until(({ refusedRelease }) => refusedRelease !== undefined, 'refused');
    expect(status.refusedRelease).toMatchObject({ code: 'stale', generation: 4 });
    expect(proxy.writes().slice(before)).toEqual([]);
  });
});

describe('a release that is to be trusted', () => {
  it('is applied after all that, and the proxy sees it', async () => {
    const before = proxy.writes().length;
    await host.publish({ plan: scene.grown, generation: 8, parent: 'e'.repeat(64) });
    await look(agent);
    await agent.until(({ generations }) => generations.applied === 8, 'generation 8 is applied');
    expect(proxy.writes().slice(before)).toContain('domainDefineXmlFlags');
    expect(await live.virsh('list', '--all', '--name')).toMatch(/three/);
  });
});
