import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSource, SourceFailure, type Fetched } from '../../../host-agent/sources';
import { samplePlan, type PlanDraft } from '../../lib/plan/sample-plan';
import { LibvirtTrap, runIn, type Run } from '../support/command-line';

// git takes its time on a busy machine.
jest.setTimeout(60_000);

/** What lies behind the links, and must not come to light. */
const SECRET = 'hunter2-correct-horse';

let folder = '';
let trap: LibvirtTrap;
const trapFolder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-links-trap-'));
beforeAll(async () => {
  trap = new LibvirtTrap(trapFolder);
  await trap.listen();
});
afterAll(async () => {
  await trap.close();
  rmSync(trapFolder, { recursive: true, force: true });
});

/** `allowed/` may be used, `outside/` may not. */
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fleetwright-hostile-links-')));
  for (const name of ['allowed', 'outside']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'outside/secret'), `${SECRET}\n`);
  const roots = { poolRoots: [join(folder, 'allowed')], imageRoots: [join(folder, 'allowed')] };
  writeFileSync(
    join(folder, 'agent.json'),
    JSON.stringify({ ...roots, stateDirectory: join(folder, 'state') }),
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const link = (target: string, name: string): void => symlinkSync(target, join(folder, name));

/** Applies the sample plan, whose pool and images lie below `allowed/`, with something changed. */
async function apply(
  change: (plan: PlanDraft) => void = () => undefined,
): Promise<Run & { readonly asked: number }> {
  const plan = samplePlan();
  for (const pool of plan.pools) pool.path = join(folder, 'allowed/pool');
  for (const image of plan.images) image.source = { kind: 'url', url: 'https://images.example/x' };
  change(plan);
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  const before = trap.connections;
  const words = ['apply', '--yes', '--plan', 'plan.json', '--config', 'agent.json', '--connect', trap.uri];
  return { ...(await runIn(folder, words)), asked: trap.connections - before };
}

describe('a plan that goes through links', () => {
  it('is taken where it goes through none, or stays where it may be', async () => {
    mkdirSync(join(folder, 'allowed/pool'));
    expect((await apply()).asked).toBe(1);
    link('pool', 'allowed/other-name');
    const inside = await apply((plan) =>
      plan.pools.forEach((pool) => (pool.path = join(folder, 'allowed/other-name'))),
    );
    expect(inside.asked).toBe(1);
  });

  it.each<readonly [string, () => void, (plan: PlanDraft) => void, RegExp]>([
    [
      'a pool folder that leads out',
      () => link('../outside', 'allowed/pool'),
      () => undefined,
      /\$\.pools\[0\]\.path: .*which is .*outside/,
    ],
    [
      'a folder above the pool that leads out',
      () => link('../outside', 'allowed/above'),
      (plan) => plan.pools.forEach((pool) => (pool.path = join(folder, 'allowed/above/pool'))),
      /\$\.pools\[0\]\.path: .*which is .*outside/,
    ],
    [
      'a pool folder that leads in a circle',
      () => link('pool', 'allowed/pool'),
      () => undefined,
      /\$\.pools\[0\]\.path: .*cannot be followed/,
    ],
    [
      'a pool folder that leads nowhere, outside',
      () => link('../outside/not-yet', 'allowed/pool'),
      () => undefined,
      /\$\.pools\[0\]\.path: .*which is .*outside/,
    ],
    [
      'an image that leads out',
      () => link('../outside/secret', 'allowed/image'),
      (plan) =>
        Object.assign(plan.images[0] ?? {}, {
          source: { kind: 'file', path: join(folder, 'allowed/image') },
        }),
      /\$\.images\[0\]\.source\.path: .*which is .*outside/,
    ],
    [
      'the file of a disk that is there already, as a link',
      () => {
        mkdirSync(join(folder, 'allowed/pool'));
        link('../../outside/secret', 'allowed/pool/web-root.qcow2');
      },
      () => undefined,
      /\$\.machines\[0\]\.disks\[0\]\.fileName: .*is a link/,
    ],
    [
      'the file of an image that is there already, as a link within its pool',
      () => {
        mkdirSync(join(folder, 'allowed/pool'));
        link('web-root.qcow2', 'allowed/pool/image-debian-12-abababababababab');
      },
      () => undefined,
      /\$\.images\[0\]\.fileName: .*is a link/,
    ],
  ])('is refused before anybody is asked: %s', async (_what, prepare, change, pattern) => {
    prepare();
    const { exitCode, text, asked } = await apply(change);
    expect({ exitCode, asked, text }).toEqual({
      exitCode: 3,
      asked: 0,
      text: expect.stringMatching(pattern),
    });
    expect(text).not.toContain(SECRET);
  });
});

describe('a file that is named and leads elsewhere', () => {
  it.each<readonly [string, readonly string[]]>([
    ['plan', ['diff', '--plan', 'link']],
    ['configuration', ['agent', 'check-config', 'link']],
    ['configuration of a command', ['inventory', '--config', 'link']],
    ['release', ['verify', 'link', '--config', 'none.yaml']],
    ['approval', ['apply', '--plan', 'good.json', '--approve', 'link']],
    ['inventory', ['review', '--base', 'plans', '--head', 'plans', '--inventory', 'link']],
    ['plan of a link to itself', ['diff', '--plan', 'loop']],
    ['project of a link to itself', ['diff']],
    ['configuration of a link to itself', ['diff', '--plan', 'good.json', '--config', 'loop']],
    ['configuration that is a folder', ['diff', '--plan', 'good.json', '--config', 'outside']],
    ['configuration that never ends', ['diff', '--plan', 'good.json', '--config', 'endless']],
  ])('is refused without a word of what it holds: %s', async (_what, words) => {
    link('outside/secret', 'link');
    link('loop', 'loop');
    link('loop', 'cdktf.json');
    link('/dev/zero', 'endless');
    const good = JSON.stringify(samplePlan());
    writeFileSync(join(folder, 'good.json'), good);
    writeFileSync(join(folder, 'none.yaml'), '{}');
    mkdirSync(join(folder, 'plans/kvm-1'), { recursive: true });
    writeFileSync(join(folder, 'plans/kvm-1/plan.json'), good);
    const { exitCode, text } = await runIn(folder, words);
    expect([1, 3]).toContain(exitCode);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/fault of fleetwright/);
  });
});

describe('links in what somebody else writes', () => {
  const git = (...words: readonly string[]): string =>
    execFileSync(
      'git',
      ['-C', join(folder, 'repository'), '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );

  /** A repository whose file `path` is a link to the secret. */
  function commitLink(path: string): void {
    mkdirSync(join(folder, 'repository', path, '..'), { recursive: true });
    execFileSync('git', ['init', '-q', '-b', 'main', join(folder, 'repository')], { stdio: 'ignore' });
    symlinkSync(join(folder, 'outside/secret'), join(folder, 'repository', path));
    git('add', '.');
    git('commit', '-q', '-m', 'link');
  }

  async function outcomeOf(fetched: Promise<Fetched>): Promise<string> {
    try {
      const found = await fetched;
      return found.kind === 'release' ? Buffer.from(found.bytes).toString() : found.kind;
    } catch (error) {
      if (error instanceof SourceFailure) return `${error.code}: ${error.message}`;
      throw error;
    }
  }

  it('a plan of a git ref is not read through one', async () => {
    commitLink('cdktf.out/stacks/kvm-1/plan.json');
    writeFileSync(join(folder, 'repository/cdktf.json'), '{"app":"nothing is run"}');
    const { exitCode, text } = await runIn(join(folder, 'repository'), [
      'review',
      '--base',
      'main',
      '--head',
      'main',
    ]);
    expect(exitCode).toBe(1);
    expect(text).not.toContain(SECRET);
    expect(text).toMatch(/plan\.json|no plan/);
  });

  it('a release in a repository is not read through one', async () => {
    commitLink('releases/kvm-1.release');
    const source = openSource(
      {
        from: {
          kind: 'git',
          url: join(folder, 'repository'),
          branch: 'main',
          file: 'releases/kvm-1.release',
          knownHostsFile: '/etc/fleetwright/known_hosts',
        },
        pollIntervalSeconds: 60,
        timeoutSeconds: 60,
      },
      { stateDirectory: join(folder, 'state') },
    );
    expect(await outcomeOf(source.fetch(new AbortController().signal))).not.toContain(SECRET);
  });

  it('a release in a folder is not read through one that leads out of it', async () => {
    mkdirSync(join(folder, 'releases'));
    link('../outside/secret', 'releases/kvm-1.release');
    const source = openSource(
      {
        from: { kind: 'folder', path: join(folder, 'releases'), file: 'kvm-1.release' },
        pollIntervalSeconds: 60,
        timeoutSeconds: 60,
      },
      { stateDirectory: join(folder, 'state') },
    );
    const outcome = await outcomeOf(source.fetch(new AbortController().signal));
    expect(outcome).toMatch(/^forbidden: .*leads out of .*symbolic link/);
    expect(outcome).not.toContain(SECRET);
  });
});
