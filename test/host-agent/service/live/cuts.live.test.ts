import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startCountingProxy, type CountingProxy } from '../../../support/counting-proxy';
import { useLiveHost } from '../../../support/live-host';
import { labDraft, labMachine, type Draft } from '../../live/lab';
import { GitRemote, RELEASE_FILE } from './git-remote';
import { digestOf, signed, statementOf } from './releases';
import { ServiceHost } from './service-host';

const live = useLiveHost();

let proxy: CountingProxy;
let server: ChildProcess;
let ports: { readonly http: number; readonly git: number };
let host: ServiceHost;
let remote: GitRemote;
let limitFile = '';

function planOf(count: number): Draft {
  const machines = Array.from({ length: count }, (_, index) =>
    labMachine(`one-${index}`, index + 11, { powerState: 'stopped' }),
  );
  return labDraft(live, machines);
}

beforeAll(async () => {
  limitFile = join(live.workDirectory, 'limit');
  await writeFile(limitFile, '');
  remote = await GitRemote.make(join(live.workDirectory, 'git'));
  host = await ServiceHost.make(live, { name: 'cut' });
  proxy = await startCountingProxy(live.uri, join(live.workDirectory, 'proxy.sock'));
  const inNetwork = ['--target', String(live.sandbox.processId), '--net', '--'];
  const script = join(live.workDirectory, 'cutting-server.cjs');
  await build({
    entryPoints: [join(__dirname, 'cutting-server.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile: script,
    logLevel: 'error',
  });
  server = spawn('nsenter', [...inNetwork, process.execPath, script, host.releases, remote.path, limitFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (server.stdout === null) throw new Error('standard output is a pipe');
  const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  ports = JSON.parse(line) as typeof ports;
}, 360_000);

afterAll(async () => {
  await host.stop();
  server.kill();
  await proxy.close();
});

describe('a source that is cut in the middle of a release', () => {
  let generation = 0;
  let parent: string | undefined;

  const publish = async (): Promise<void> => {
    generation += 1;
    const plan = planOf(generation);
    const statement = statementOf({ plan, generation, ...(parent === undefined ? {} : { parent }) });
    parent = digestOf(statement);
    const bytes = await signed(statement, host.key);
    await host.publishBytes(bytes);
    await remote.push({ [RELEASE_FILE]: bytes });
  };

  it.each(['http', 'git'] as const)('changes nothing, and what it had stays in force: %s', async (kind) => {
    const source =
      kind === 'http'
        ? { http: { url: `http://127.0.0.1:${ports.http}/kvm-1.release` } }
        : { git: { url: `git://127.0.0.1:${ports.git}/remote.git`, file: RELEASE_FILE } };
    await host.configure({ source: { ...source, pollIntervalSeconds: 1 }, uri: proxy.uri });
    await writeFile(limitFile, '');
    await publish();
    const agent = host.start();
    const before = generation;
    await agent.until(({ generations }) => generations.applied === before, 'the first release is applied');

    await writeFile(limitFile, '700');
    const writes = proxy.writes().length;
    await publish();
    const failing = await agent.until(({ source: { failures } }) => failures >= 2, 'the source fails');
    expect(failing.source.lastFailure?.code).toMatch(/^(cut|unreachable|garbage)$/);
    expect(failing.generations).toMatchObject({ accepted: before, applied: before });
    expect(failing.conditions).toContainEqual(expect.objectContaining({ name: 'Ready', status: 'true' }));
    expect(proxy.writes().slice(writes)).toEqual([]);

    await writeFile(limitFile, '');
    await agent.until(({ generations }) => generations.applied === before + 1, 'the next one is applied');
    expect(proxy.writes().length).toBeGreaterThan(writes);
    await agent.stop();
  });
});
