import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { seedNameTag } from '../../../../lib/plan';
import { useLiveHost } from '../../../support/live-host';
import { bundledProgram } from '../../commands/command-line';
import { labDisk, labDraft, labMachine, type Draft, type DraftMachine } from '../../live/lab';
import { GitRemote, RELEASE_FILE } from './git-remote';
import { digestOf, signed, statementOf } from './releases';
import { ServiceHost } from './service-host';
import type { ServiceProcess } from './service-process';

const live = useLiveHost();

/** What is never to be found where everybody may read. */
const PLANTED = 'planted-3a7f0c55';

const ALL = 0o007;

/** Larger files are disks, whose mode says enough. */
const SEARCHED_BYTES_MAX = 4 * 1024 * 1024;

let host: ServiceHost;
let remote: GitRemote;
let agent: ServiceProcess;
let umask: number;
let parent: string | undefined;

/** A machine whose seed holds the secret. */
function withSecret(machine: DraftMachine): DraftMachine {
  const documents = {
    metaData: {
      kind: 'structured' as const,
      value: { 'instance-id': 'i-1', 'local-hostname': machine.name },
    },
    userData: {
      kind: 'structured' as const,
      value: { write_files: [{ path: '/t', content: { $secret: 'token' } }] },
    },
  };
  return {
    ...machine,
    cloudInit: { ...documents, pool: 'main', fileName: `${machine.name}-seed-${seedNameTag(documents)}.iso` },
  };
}

async function release(plan: Draft, generation: number): Promise<void> {
  const statement = statementOf({ plan, generation, ...(parent === undefined ? {} : { parent }) });
  await remote.push({ [RELEASE_FILE]: await signed(statement, host.key) });
  parent = digestOf(statement);
  await agent.until(
    ({ generations }) => generations.applied === generation,
    `generation ${generation} is applied`,
  );
}

beforeAll(async () => {
  // Made before anybody may write to what is made.
  bundledProgram();
  remote = await GitRemote.make(join(live.workDirectory, 'git'));
  const secrets = join(live.workDirectory, 'secrets');
  await mkdir(secrets, { mode: 0o700 });
  await writeFile(join(secrets, 'token'), PLANTED, { mode: 0o600 });
  host = await ServiceHost.make(live, {
    name: 'modes',
    source: { git: { url: remote.path, file: RELEASE_FILE }, pollIntervalSeconds: 1 },
    policy: { maxImpact: 'destroy' },
    more: { secrets: { directory: secrets, identityFile: join(secrets, 'none') } },
  });
  // Nothing but the program itself keeps others out from here on.
  umask = process.umask(0);
  agent = host.start();
  const web = withSecret(labMachine('web', 11));
  const idle = withSecret(labMachine('idle', 12, { powerState: 'stopped' }));
  await release(labDraft(live, [{ ...web, disks: [...web.disks, labDisk('web', 'data')] }, idle]), 1);
  await release(labDraft(live, [web]), 2);
}, 480_000);

afterAll(async () => {
  process.umask(umask);
  await agent.stop();
});

interface Found {
  readonly path: string;
  readonly mode: number;
  readonly kind: 'folder' | 'file' | 'socket' | 'link';
  readonly bytes: number;
}

/** Everything in and below a folder, the folder itself first. */
async function walk(path: string, root = path): Promise<readonly Found[]> {
  const status = await lstat(path);
  const found = { path: relative(root, path), mode: status.mode & 0o7777, bytes: status.size };
  if (status.isSymbolicLink()) return [{ ...found, kind: 'link' }];
  if (status.isSocket()) return [{ ...found, kind: 'socket' }];
  if (!status.isDirectory()) return [{ ...found, kind: 'file' }];
  const names = await readdir(path);
  const inside = await Promise.all(names.sort().map((name) => walk(join(path, name), root)));
  return [{ ...found, kind: 'folder' }, ...inside.flat()];
}

const octal = ({ path, mode }: Found): string => `${path} ${mode.toString(8)}`;
const openToAll = (found: readonly Found[]): readonly string[] =>
  found.filter(({ mode, kind }) => kind !== 'link' && (mode & ALL) !== 0).map(octal);

describe('what the agent makes under a umask that forbids nothing', () => {
  it('of its own state is for nobody else', async () => {
    const found = await walk(host.stateDirectory);
    expect(found.map(({ path }) => path)).toEqual(expect.arrayContaining(['ledger-a.json', 'ledger-b.json']));
    expect(found.length).toBeGreaterThan(6);
    expect(openToAll(found)).toEqual([]);
  });

  it('to listen on is for root and one group', async () => {
    const socket = await lstat(host.socket);
    expect(socket.isSocket() && socket.mode & 0o777).toBe(0o660);
  });

  it('in pools is open to nobody, but for base images, which QEMU reads under its own user', async () => {
    const pool = join(live.sandbox.poolDirectory, 'main');
    const found = await walk(pool);
    const modes = new Map(found.map(({ path, mode }) => [path, mode]));
    const named = (pattern: RegExp): readonly Found[] => found.filter(({ path }) => pattern.test(path));
    for (const [pattern, mode] of [
      [/^web-root\.qcow2$/, 0o600],
      [/^\.fleetwright\/trash\/.*web-data\.qcow2$/, 0o600],
      [/^web-seed-.*\.iso$/, 0o600],
      [/^\.fleetwright\/trash\/.*idle-root\.qcow2$/, 0o600],
      [/^\.fleetwright\/trash\/.*\.json$/, 0o600],
      [/^\.fleetwright\/trash$/, 0o700],
      [/^\.fleetwright\/partial$/, 0o700],
      [/^(base|kernel|initrd)-.*\.img$/, 0o644],
    ] as const) {
      expect({ pattern, modes: [...new Set(named(pattern).map((one) => one.mode))] }).toEqual({
        pattern,
        modes: [mode],
      });
    }
    const images = /^(base|kernel|initrd)-.*\.img$/;
    expect(openToAll(found.filter(({ path, kind }) => kind === 'file' && !images.test(path)))).toEqual([]);
    // Others may pass through folders, and write into none.
    expect(found.filter(({ kind, mode }) => kind === 'folder' && (mode & 0o022) !== 0).map(octal)).toEqual(
      [],
    );
    expect(modes.get('')).toBeDefined();
  });

  it('never holds a secret where others may read it', async () => {
    const readable: string[] = [];
    const holding: string[] = [];
    for (const folder of [live.workDirectory, live.sandbox.poolDirectory, live.sandbox.directory]) {
      for (const { path, mode, kind, bytes } of await walk(folder)) {
        if (kind !== 'file' || bytes > SEARCHED_BYTES_MAX) continue;
        if (!(await readFile(join(folder, path))).includes(PLANTED)) continue;
        holding.push(path);
        if ((mode & 0o004) !== 0) readable.push(path);
      }
    }
    // The secret's own file, and the seed that it was put into.
    expect(holding).toEqual(
      expect.arrayContaining(['secrets/token', expect.stringMatching(/web-seed-.*iso$/)]),
    );
    expect(readable).toEqual([]);
  });
});

describe('the machine that runs', () => {
  it('listens on no network address', async () => {
    const { directory } = live.sandbox;
    const id = (await readFile(join(directory, 'run/libvirt/qemu/web.pid'), 'utf8')).trim();
    const inside = `/proc/${live.sandbox.processId}/root/proc/${id}`;
    const links = await Promise.all(
      (await readdir(`${inside}/fd`)).map((fd) => readlink(`${inside}/fd/${fd}`).catch(() => '')),
    );
    const sockets = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
    expect(sockets.size).toBeGreaterThan(0);
    const tables = ['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`${inside}/net/${name}`, 'utf8'));
    const open = (await Promise.all(tables))
      .join('\n')
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[9] ?? '');
    expect(open.filter((inode) => sockets.has(inode))).toEqual([]);
    const xml = await live.virsh('dumpxml', 'web');
    expect(xml).toContain("<serial type='pty'>");
    expect(xml).not.toMatch(/<graphics|type='tcp'|type='udp'|listen=/);
  });
});
