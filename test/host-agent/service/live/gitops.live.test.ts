import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { AgentStatus } from '../../../../host-agent/service';
import { startCountingProxy, type CountingProxy } from '../../../support/counting-proxy';
import { useLiveHost, waitFor } from '../../../support/live-host';
import { labDraft, labMachine, type Draft } from '../../live/lab';
import { GitRemote, RELEASE_FILE } from './git-remote';
import { digestOf, signed, statementOf, type ReleaseDraft } from './releases';
import { ServiceHost } from './service-host';
import type { ServiceProcess } from './service-process';

const live = useLiveHost();
const ADDRESS = '10.94.1.11';

let proxy: CountingProxy;
let host: ServiceHost;
let remote: GitRemote;
let agent: ServiceProcess;
/** Of the release that was pushed last, and of its commit. */
let parent = '';
let commit = '';

function planOf(vcpus: number, others: readonly string[] = ['idle']): Draft {
  return labDraft(live, [
    labMachine('web', 11, { vcpus: { current: vcpus, maximum: 4, ceiling: 'stated' } }),
    ...others.map((name, index) => labMachine(name, index + 12, { powerState: 'stopped' })),
  ]);
}

async function bytesOf(draft: ReleaseDraft): Promise<{ readonly digest: string; readonly bytes: Buffer }> {
  const statement = statementOf(draft);
  return { digest: digestOf(statement), bytes: await signed(statement, host.key) };
}

/** What a person does: signs the next release, commits it, pushes it. */
async function release(plan: Draft, generation: number): Promise<void> {
  const { digest, bytes } = await bytesOf({ plan, generation, ...(parent === '' ? {} : { parent }) });
  commit = await remote.push({ [RELEASE_FILE]: bytes });
  parent = digest;
}

async function guestVcpus(): Promise<number> {
  return (await live.waitForGuest(ADDRESS)).cpus;
}

const isReady = ({ conditions }: AgentStatus): boolean =>
  conditions.some(({ name, status }) => name === 'Ready' && status === 'true');

beforeAll(async () => {
  proxy = await startCountingProxy(live.uri, join(live.workDirectory, 'proxy.sock'));
  remote = await GitRemote.make(join(live.workDirectory, 'git'));
  host = await ServiceHost.make(live, {
    name: 'gitops',
    uri: proxy.uri,
    // Often enough that no test needs to say "now".
    source: { git: { url: remote.path, file: RELEASE_FILE }, pollIntervalSeconds: 1 },
    // libvirt has no event for a link that is cut: only looking finds it.
    policy: { driftByMachine: { idle: 'report' }, resyncIntervalSeconds: 5 },
  });
}, 360_000);

afterAll(async () => {
  await agent.stop();
  await proxy.close();
});

describe('a host that follows a git repository', () => {
  it('waits while there is nothing, and says so', async () => {
    agent = host.start();
    const status = await agent.until(
      ({ source }) => source.lastFailure !== undefined,
      'the source has failed',
    );
    expect(status.source.lastFailure?.code).toBe('not-found');
    expect(status.conditions).toContainEqual(expect.objectContaining({ name: 'Ready', reason: 'NoRelease' }));
    expect(proxy.writes()).toEqual([]);
  });

  it('becomes what the first commit with a release says, down to the guest', async () => {
    await release(planOf(1), 1);
    const status = await agent.until(
      ({ generations }) => generations.applied === 1,
      'generation 1 is applied',
    );
    expect(status.release).toMatchObject({
      generation: 1,
      digest: parent,
      signer: { principal: 'lab/kvm-1' },
    });
    expect(status.release?.revision).toContain(commit.slice(0, 12));
    expect(await guestVcpus()).toBe(1);
  });

  it('changes the running guest by the next commit', async () => {
    const { bootId } = await live.waitForGuest(ADDRESS);
    await release(planOf(2), 2);
    await agent.until(({ generations }) => generations.applied === 2, 'generation 2 is applied');
    const state = await live.waitForGuest(ADDRESS, ({ cpus }) => cpus === 2);
    expect(state.bootId).toBe(bootId);
  });

  it('puts right what somebody changes by hand, and says what it found', async () => {
    await live.virsh('domif-setlink', 'web', '52:54:00:94:01:11', 'down');
    expect(await live.tryGuestState(ADDRESS)).toBeUndefined();
    await waitFor(
      () =>
        agent.log.find(
          ({ code, fields }) => code === 'drift' && 'subject' in fields && fields.subject === 'machine web',
        ),
      { timeoutMs: 60_000, description: 'the log names the drift' },
    );
    await live.waitForGuest(ADDRESS);
    await agent.until((status) => isReady(status) && status.drift.length === 0, 'ready again');
  });

  it('starts a machine again that somebody has switched off', async () => {
    const { bootId } = await live.waitForGuest(ADDRESS);
    await live.virsh('destroy', 'web');
    await live.waitForGuest(ADDRESS, (state) => state.bootId !== bootId);
    await agent.until(isReady, 'ready again');
  });

  it('only reports what its policy leaves alone', async () => {
    const before = proxy.writes().length;
    await live.virsh('setvcpus', 'idle', '3', '--config');
    const status = await agent.until(({ drift }) => drift.length > 0, 'drift is reported');
    expect(status.drift).toEqual([
      expect.objectContaining({ subject: { kind: 'machine', name: 'idle' }, policy: 'report' }),
    ]);
    // A pass later it is still only a report.
    expect((await agent.order({ kind: 'sync' })).code).toBe(200);
    expect(proxy.writes().slice(before)).toEqual([]);
    expect(await live.virsh('vcpucount', 'idle', '--config', '--current')).toMatch(/^3/);
  });

  it('changes nothing while it is suspended, and goes on when it is resumed', async () => {
    expect((await agent.order({ kind: 'suspend', reason: 'disk swap' })).code).toBe(200);
    const before = proxy.writes().length;
    await release(planOf(1), 3);
    await agent.until(({ generations }) => generations.accepted === 3, 'generation 3 is accepted');
    expect((await agent.order({ kind: 'sync' })).code).toBe(200);
    expect((await agent.tryStatus())?.suspended).toMatchObject({ reason: 'disk swap' });
    expect(proxy.writes().slice(before)).toEqual([]);
    expect((await agent.order({ kind: 'resume' })).code).toBe(200);
    await agent.until(({ generations }) => generations.applied === 3, 'generation 3 is applied');
    await live.waitForGuest(ADDRESS, ({ cpus }) => cpus === 1);
  });
});

describe('a repository that is not to be trusted', () => {
  it('has no effect when its history was rewritten', async () => {
    const before = proxy.writes().length;
    const good = commit;
    await remote.reset(`${good}~1`);
    const { bytes } = await bytesOf({ plan: planOf(2), generation: 4, parent });
    await remote.push({ [RELEASE_FILE]: bytes }, '--force');
    const status = await agent.until(
      ({ source, refusedRelease }) =>
        source.lastFailure?.code === 'rewritten' || refusedRelease?.code === 'history-untrusted',
      'the rewritten branch is refused',
    );
    expect(status.generations).toMatchObject({ accepted: 3, applied: 3 });
    expect(proxy.writes().slice(before)).toEqual([]);
    await remote.reset(good);
    await remote.push({ 'README.md': Buffer.from('back\n') }, '--force');
    await agent.until(({ source }) => source.failures === 0, 'the right branch is followed again');
  });

  it('has no effect when a signed release stands on one that nobody signed', async () => {
    const before = proxy.writes().length;
    await agent.stop();
    const unsigned = statementOf({ plan: planOf(2), generation: 4, parent });
    await remote.push({ [RELEASE_FILE]: unsigned });
    const tip = await bytesOf({ plan: planOf(2), generation: 5, parent: digestOf(unsigned) });
    await remote.push({ [RELEASE_FILE]: tip.bytes });
    agent = host.start();
    const status = await agent.until(({ refusedRelease }) => refusedRelease !== undefined, 'refused');
    expect(status.refusedRelease).toMatchObject({ code: 'history-untrusted' });
    expect(status.generations.accepted).toBe(3);
    expect(proxy.writes().slice(before)).toEqual([]);
  });
});
