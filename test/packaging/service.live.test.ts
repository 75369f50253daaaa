import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogRecord } from '../../host-agent/service/log/types';
import { useLiveHost, waitFor } from '../support/live-host';
import { hasTool } from '../support/tools';
import { labDraft, labMachine } from '../host-agent/live/lab';
import { ServiceHost } from '../host-agent/service/live/service-host';
import { buildPackage } from './build-package';
import { FRESH_ROOT_SCRIPT } from './fresh-root';

const live = useLiveHost();

const describeHere = hasTool('/usr/bin/dpkg-deb') ? describe : describe.skip;
const why = hasTool('/usr/bin/dpkg-deb') ? '' : ' (skipped: no dpkg-deb here)';

/** On a busy machine, with images that are copied and checked. */
const PASS_MS_MAX = 120_000;

/**
 * Arguments: DEB, CAPABILITIES, CONFIGURATION. Installs the package and becomes its agent, with the rights of its unit. libvirtd asks who
 * its clients are and knows this machine's users only, so the agent's user gets the number of one of them.
 */
const INSTALL_AND_RUN = String.raw`
set -eu
echo 'fleetwright:x:65534:' >>/etc/group
echo 'fleetwright:x:65534:65534::/nonexistent:/usr/sbin/nologin' >>/etc/passwd
dpkg --no-triggers -i "$1" >/dev/null
exec setpriv --reuid=65534 --regid=65534 --groups=65534 --no-new-privs \
  --inh-caps="-all,$2" --ambient-caps="-all,$2" --bounding-set="-all,$2" \
  env --chdir=/ fleetwright agent --config "$3"
`;

/** What the unit leaves to the agent, as setpriv(1) writes it. */
async function capabilities(): Promise<string> {
  const unit = await readFile(join(__dirname, '../../packaging/fleetwright-agent.service'), 'utf8');
  const names = /^CapabilityBoundingSet=(.*)$/m.exec(unit)?.[1]?.split(' ') ?? [];
  if (names.length === 0) throw new Error('the unit has no CapabilityBoundingSet=');
  return names.map((name) => `+${name.replace(/^CAP_/, '').toLowerCase()}`).join(',');
}

describeHere(`the installed agent, with the rights of its unit${why}`, () => {
  const log: LogRecord[] = [];
  let text = '';
  let host: ServiceHost;
  let agent: ChildProcess;
  let parent = '';

  beforeAll(async () => {
    const { workDirectory, sandbox } = live;
    const deb = await buildPackage(join(workDirectory, 'package'));
    host = await ServiceHost.make(live, {
      name: 'installed',
      policy: { maxImpact: 'destroy' },
      source: { folder: { path: join(workDirectory, 'installed/releases') }, pollIntervalSeconds: 1 },
    });
    const root = join(workDirectory, 'root');
    await mkdir(root);
    const socketFolder = dirname(new URL(sandbox.uri).searchParams.get('socket') ?? '');
    const binds = [workDirectory, dirname(sandbox.poolDirectory), socketFolder].join(' ');
    const inNetwork = ['--target', String(sandbox.processId), '--net', '--', 'unshare', '--mount'];
    const inRoot = ['sh', '-c', FRESH_ROOT_SCRIPT, 'fresh-root', root, process.execPath, binds, '--'];
    const install = ['sh', '-c', INSTALL_AND_RUN, 'install', deb, await capabilities(), host.configuration];
    agent = spawn('nsenter', [...inNetwork, ...inRoot, ...install]);
    if (agent.stderr === null) throw new Error('standard error is a pipe');
    createInterface({ input: agent.stderr }).on('line', (line) => {
      if (line.startsWith('{')) log.push(JSON.parse(line) as LogRecord);
      else text += `${line}\n`;
    });
  }, 360_000);
  afterAll(async () => {
    if (agent.exitCode === null) agent.kill('SIGKILL');
  });

  async function release(generation: number, machines: Parameters<typeof labDraft>[1]): Promise<string> {
    parent = await host.publish({
      plan: labDraft(live, machines),
      generation,
      ...(parent === '' ? {} : { parent }),
    });
    const digest = parent;
    const isEnd = (record: LogRecord): boolean =>
      record.code === 'pass-ended' &&
      record.fields.release === digest &&
      ['corrected', 'unchanged'].includes(record.fields.result);
    await waitFor(() => log.some(isEnd), {
      timeoutMs: PASS_MS_MAX,
      description: `release ${generation} is applied`,
    }).catch((cause: unknown) => {
      const last = log.slice(-20).map((record) => JSON.stringify(record));
      throw new Error(`${String(cause)}\n${last.join('\n')}\n${text}`, { cause });
    });
    return digest;
  }

  it('makes machines with images, seeds and disks, and leaves an audit line for each change in libvirt', async () => {
    const digest = await release(1, [
      labMachine('web', 11),
      labMachine('idle', 12, { powerState: 'stopped' }),
    ]);
    expect((await live.virsh('domstate', 'web')).trim()).toBe('running');
    const audited = log.flatMap((record) => (record.code === 'audit' ? [record.fields] : []));
    expect(audited).toContainEqual(
      expect.objectContaining({ call: 'domains.define', target: 'web', release: digest, outcome: 'done' }),
    );
    expect(audited).toContainEqual(
      expect.objectContaining({ call: 'domains.start', target: 'web', release: digest, outcome: 'done' }),
    );
    expect(JSON.stringify(log)).not.toContain('<domain');
  });

  it('moves the disk of a machine that goes to the trash, although the disk is not its own', async () => {
    await release(2, [labMachine('web', 11)]);
    expect(await live.virsh('list', '--all', '--name')).not.toContain('idle');
    const trash = await readdir(join(live.sandbox.poolDirectory, 'main/.fleetwright/trash'));
    expect(trash.filter((name) => /idle.*\.qcow2$/.test(name))).toHaveLength(1);
  });

  it('ends with 0 when it is asked to, and its guest runs on', async () => {
    const ended = once(agent, 'exit');
    agent.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect((await live.virsh('domstate', 'web')).trim()).toBe('running');
  });
});
