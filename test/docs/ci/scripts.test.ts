import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventoryFacts } from '../../../host-agent/commands/rendering/inventory-facts';
import { assumedFacts, expectedHost } from '../../../host-agent/review';
import { planDigest, type Plan } from '../../../lib/plan';
import { SCENARIOS } from '../../host-agent/commands/review/scenarios';
import { readText, ROOT } from '../documents';
import { FakeForge, TOKEN } from './fake-forge';
import { FORGES, Pipeline, scriptsOf, type Forge } from './pipeline';

/** Each test starts dozens of processes, on machines that have other work, too. */
jest.setTimeout(120_000);

function planOf(scenario: string, side: 'base' | 'head'): Plan {
  const plan = SCENARIOS[scenario]?.[side][0];
  if (plan === undefined) throw new Error(`scenario ${scenario} has no ${side}`);
  return plan;
}

const BEFORE = planOf('restart', 'base');
const AFTER = planOf('restart', 'head');

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = new Pipeline();
});
afterEach(() => pipeline.remove());

describe.each(FORGES)('commands of %s', (forge) => {
  it('are ones that a shell takes', () => {
    const { all } = scriptsOf(forge);
    expect(all.length).toBeGreaterThanOrEqual(3);
    for (const script of all) {
      execFileSync('bash', ['-n'], { input: script });
      execFileSync('sh', ['-n'], { input: script });
    }
  });

  it('hold no expression, and no variable that a shell would split', () => {
    for (const script of scriptsOf(forge).all) {
      expect(script).not.toContain('${{');
      // Comments and quoted text left out, only assignments take something as it is.
      const bare = script
        .replaceAll(/^\s*#.*$/gm, '')
        .replaceAll(/'[^']*'/g, '')
        .replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
      expect(bare).not.toMatch(/\$[\w{@*]/);
      expect(bare).not.toMatch(/\beval\b|\bsh -c\b|\bnpx\b/);
    }
  });
});

/** A branch of a pull request that is behind its base, where another host has come in between. */
interface Branches {
  readonly parting: string;
  readonly main: string;
  readonly head: string;
}

function branch(): Branches {
  pipeline.writePlan(BEFORE);
  const parting = pipeline.commit('main');
  pipeline.write('later', 'of others');
  const main = pipeline.commit('main');
  pipeline.git('checkout', '-q', '--detach', parting);
  pipeline.writePlan(AFTER);
  // What a stranger would like to be run.
  pipeline.write('package.json', '{"name":"theirs"}');
  pipeline.write('ci/post-comment.mjs', 'throw new Error("theirs")');
  const head = pipeline.commit('their-branch');
  return { parting, main, head };
}

/** What each forge checks out for a pull request, what it says of it, and what has to be compared with. */
function checkOut(
  forge: Forge,
  branches: Branches,
): { readonly environment: Record<string, string>; readonly base: string } {
  const { parting, main, head } = branches;
  if (forge === 'github') {
    pipeline.git('checkout', '-q', '--detach', main);
    pipeline.git('merge', '-q', '--no-ff', '-m', 'merge', head);
    return { environment: { BASE_BRANCH: 'main', FROM_FORK: 'false' }, base: main };
  }
  if (forge === 'forgejo') return { environment: { BASE_BRANCH: 'main', FROM_FORK: 'false' }, base: parting };
  return {
    environment: { CI_MERGE_REQUEST_DIFF_BASE_SHA: parting, CI_JOB_URL: 'https://git.example/jobs/1' },
    base: parting,
  };
}

/** How many things the review in the artifact would restart. */
function restarts(): number | undefined {
  const { hosts } = JSON.parse(pipeline.read('fleet-review/review.json')) as {
    readonly hosts: readonly { readonly summary: { readonly restart: number } }[];
  };
  return hosts[0]?.summary.restart;
}

describe.each(FORGES)('a review by %s', (forge) => {
  const { review } = scriptsOf(forge);

  it('fails by its conditions, and keeps what it found', async () => {
    const { environment, base } = checkOut(forge, branch());
    const { exitCode, output } = await pipeline.run(review, { ...environment, FAIL_ON: 'destroy,restart' });
    expect({ exitCode, output }).toEqual({
      exitCode: 3,
      output: expect.stringContaining('--fail-on restart is met'),
    });
    expect(pipeline.read('fleet-review/review.md')).toMatch(/^<!-- fleetwright-review -->\n/);
    expect(pipeline.read('fleet-review/review.html')).toMatch(/^<!doctype html>/i);
    expect(restarts()).toBeGreaterThan(0);
    expect(output).toContain(base.slice(0, 12));
  });

  it('passes where there is nothing to fail on, and runs what the base branch holds', async () => {
    const { environment, base } = checkOut(forge, branch());
    expect(await pipeline.run(review, { ...environment, FAIL_ON: '' })).toMatchObject({ exitCode: 0 });
    expect(restarts()).toBeGreaterThan(0);
    // Installed without scripts, too.
    expect(pipeline.log).toMatch(/^npm ci --ignore-scripts /);
    expect(pipeline.log).toContain('ours');
    expect(pipeline.log).not.toContain('theirs');
    expect(pipeline.git('rev-parse', 'HEAD')).toBe(base);
    expect(pipeline.read('ci/post-comment.mjs')).toBe(readText('docs/ci/post-comment.mjs'));
  });

  it('says that there is none of this push when it breaks', async () => {
    const { environment } = checkOut(forge, branch());
    pipeline.program('npm', 'exit 7');
    expect(await pipeline.run(review, { ...environment, FAIL_ON: '' })).toMatchObject({ exitCode: 7 });
    expect(pipeline.read('fleet-review/review.md')).toMatch(
      /^<!-- fleetwright-review -->\n\n\*\*This push could not/,
    );
  });

  it('stands on the hosts that push what they have', async () => {
    const branches = branch();
    pushInventory(BEFORE);
    const { environment } = checkOut(forge, branches);
    const { exitCode, output } = await pipeline.run(review, { ...environment, FAIL_ON: '' });
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const { hosts } = JSON.parse(pipeline.read('fleet-review/review.json')) as {
      readonly hosts: readonly { readonly approval: string; readonly basis: unknown }[];
    };
    expect(hosts[0]?.basis).toMatchObject({
      kind: 'inventory',
      source: `fleet-inventories/${BEFORE.host.name}.json`,
    });
    expect(pipeline.read('fleet-review/approve.txt')).toBe(
      `${hosts[0]?.approval ?? ''}  ${BEFORE.host.name}\n`,
    );
  });
});

describe('a merged results pipeline of gitlab', () => {
  it('is compared with the target branch that was merged', async () => {
    const { main, parting } = branch();
    const { environment } = checkOut('github', { main, parting, head: pipeline.git('rev-parse', 'HEAD') });
    const merged = { CI_MERGE_REQUEST_TARGET_BRANCH_SHA: main, CI_MERGE_REQUEST_DIFF_BASE_SHA: parting };
    const run = await pipeline.run(scriptsOf('gitlab').review, { ...environment, ...merged, FAIL_ON: '' });
    expect(run).toEqual({ exitCode: 0, output: expect.stringContaining(main.slice(0, 12)) });
    expect(restarts()).toBeGreaterThan(0);
  });
});

describe('a review by forgejo of a fork', () => {
  it('says in the log that there will be no comment', async () => {
    branch();
    pipeline.program('npm', 'exit 7');
    const { output } = await pipeline.run(scriptsOf('forgejo').review, {
      BASE_BRANCH: 'main',
      FROM_FORK: 'true',
    });
    expect(output).toContain('There will be no comment: pull requests from forks');
  });
});

/** As the host would: by the script that is given for it. */
function pushInventory(plan: Plan): void {
  const host = expectedHost(plan, { facts: assumedFacts(plan), planDigest: planDigest(plan) });
  const document = {
    version: 1,
    command: 'inventory',
    ...inventoryFacts({
      uri: 'qemu:///system',
      readAt: '2026-11-23T01:00:00.000Z',
      inventory: host.inventory,
      records: { kind: 'unreadable', reason: 'not root' },
    }),
  };
  writeFileSync(join(pipeline.top, 'inventory.json'), JSON.stringify(document));
  pipeline.program(
    'fleetwright',
    `[ "$*" = "inventory --json" ] && cat "${join(pipeline.top, 'inventory.json')}"`,
  );
  push(plan.host.name);
  pipeline.git('fetch', '-q', 'origin');
}

function push(host: string): void {
  execFileSync('sh', [join(ROOT, 'docs/ci/push-inventory.sh'), join(pipeline.top, 'origin.git'), host], {
    env: { PATH: `${join(pipeline.top, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: '/nonexistent' },
    stdio: 'pipe',
  });
}

describe('push-inventory.sh', () => {
  const lines = (): readonly string[] =>
    pipeline
      .git('ls-remote', 'origin', 'refs/heads/inventories/*')
      .split('\n')
      .filter((line) => line !== '');

  it('replaces what it pushed before', () => {
    pushInventory(BEFORE);
    const [first] = lines();
    pushInventory(AFTER);
    const [second, ...more] = lines();
    expect(second).not.toBe(first);
    expect(more).toEqual([]);
    expect(pipeline.git('rev-list', '--count', `origin/inventories/${AFTER.host.name}`)).toBe('1');
  });

  it('pushes nothing when the host cannot be read', () => {
    pushInventory(BEFORE);
    const before = lines();
    pipeline.program('fleetwright', 'echo "{}"; exit 1');
    expect(() => push(BEFORE.host.name)).toThrow('Command failed');
    expect(lines()).toEqual(before);
  });
});

describe('the check of plans', () => {
  const [plans = '', ...others] = new Set(FORGES.map((forge) => scriptsOf(forge).plans.trim()));

  it('is the same on all forges', () => {
    expect(others).toEqual([]);
  });

  /** A program that makes the plans in `made/`. */
  function prepare(made: readonly Plan[], committed: readonly Plan[]): void {
    pipeline.write(
      'make-plans.sh',
      'mkdir -p "$CDKTF_OUTDIR/stacks" && cp -r made/. "$CDKTF_OUTDIR/stacks/" && cp manifest.json "$CDKTF_OUTDIR/"',
    );
    const stacks = Object.fromEntries(made.map(({ host: { name } }) => [name, { name, dependencies: [] }]));
    pipeline.write('manifest.json', JSON.stringify({ version: '0.0.0', stacks }));
    for (const plan of made) pipeline.write(`made/${plan.host.name}/plan.json`, JSON.stringify(plan));
    for (const plan of committed) pipeline.writePlan(plan);
    pipeline.commit('their-branch');
  }

  const other: Plan = { ...AFTER, host: { ...AFTER.host, name: 'kvm-2' } };

  it.each([
    ['passes when they are those of the program', [AFTER], [AFTER], 0],
    ['fails for one that the program makes otherwise', [AFTER], [BEFORE], 1],
    ['fails for one that is not committed', [AFTER, other], [AFTER], 1],
    ['fails for one of a host that is gone', [AFTER], [AFTER, other], 1],
  ])('%s', async (_what, made, committed, exitCode) => {
    prepare(made, committed);
    const run = await pipeline.run(plans, { FLEETWRIGHT_FROZEN_LOCK: '1' });
    expect(run).toEqual({
      exitCode,
      output:
        exitCode === 0
          ? expect.stringContaining(AFTER.host.name)
          : expect.stringContaining('run fleetwright synth'),
    });
  });
});

describe('the comment by gitlab', () => {
  const [, , script = ''] = scriptsOf('gitlab').all;

  async function comment(
    token: string,
  ): Promise<{ readonly output: string; readonly bodies: readonly string[] }> {
    const { parting } = branch();
    const forge = new FakeForge({ kind: 'gitlab' });
    await forge.start();
    // As the review's artifact.
    pipeline.write('fleet-review/review.md', '<!-- fleetwright-review -->\n');
    try {
      const { exitCode, output } = await pipeline.run(script, {
        CI_MERGE_REQUEST_DIFF_BASE_SHA: parting,
        CI_API_V4_URL: forge.url,
        CI_MERGE_REQUEST_PROJECT_ID: '7',
        CI_MERGE_REQUEST_IID: '12',
        PAGE_URL: 'https://git.example/jobs/1/artifacts/file/fleet-review/review.html',
        FLEETWRIGHT_REVIEW_TOKEN: token,
      });
      expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
      return { output, bodies: forge.comments.map(({ body }) => body) };
    } finally {
      await forge.stop();
    }
  }

  it('is made by the script of the target branch', async () => {
    const { bodies } = await comment(TOKEN);
    expect(bodies).toEqual([
      '<!-- fleetwright-review -->\n\n[The whole review as a page](https://git.example/jobs/1/artifacts/file/fleet-review/review.html)\n',
    ]);
  });

  it('is left out where there is no token, as in forks', async () => {
    const { output, bodies } = await comment('');
    expect(output).toContain('There is no comment');
    expect(bodies).toEqual([]);
  });
});

describe('the summary by github', () => {
  const script = scriptsOf('github').all.find((text) => text.includes('GITHUB_STEP_SUMMARY')) ?? '';

  it.each([
    ['true', true],
    ['false', false],
  ])('says of a fork (%s) why there is no comment', async (fork, noted) => {
    pipeline.write('fleet-review/review.md', '<!-- fleetwright-review -->\nthe review\n');
    const summary = join(pipeline.top, 'summary');
    expect(existsSync(summary)).toBe(false);
    expect(await pipeline.run(script, { FROM_FORK: fork, GITHUB_STEP_SUMMARY: summary })).toMatchObject({
      exitCode: 0,
    });
    const text = execFileSync('cat', [summary], { encoding: 'utf8' });
    expect(text).toContain('the review');
    expect(text.includes('There is no comment: pull requests from forks')).toBe(noted);
  });
});
