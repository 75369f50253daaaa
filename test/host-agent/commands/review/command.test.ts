import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { FailFinding } from '../../../../host-agent/review';
import type { Plan } from '../../../../lib/plan';
import { Repository } from './repository';
import { SCENARIOS } from './scenarios';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

const [before] = SCENARIOS['restart']?.base ?? [];
const [after] = SCENARIOS['restart']?.head ?? [];
if (before === undefined || after === undefined) throw new Error('the scenario has no plans');

/** `main` has the older plan, the working tree the newer one. */
function prepare(older: Plan = before as Plan, newer: Plan = after as Plan): void {
  repository.writePlan(older);
  repository.commit();
  repository.writePlan(newer);
}

describe('plans of a git ref', () => {
  it('are compared with those of the output folder', async () => {
    prepare();
    const { exitCode, text } = await repository.run('review', '--base', 'main');
    expect(exitCode).toBe(0);
    const commit = repository.git('rev-parse', 'main').slice(0, 12);
    expect(text).toContain(`review · main:cdktf.out (${commit}) → cdktf.out\n`);
    expect(text).toContain('\n0 to create, 0 to change, 2 to restart, 0 to destroy, 0 refused\n');
  });

  it('are compared with those of another ref, in any folder of the repository', async () => {
    repository.writePlan(before, 'lab/plans/kvm-1');
    repository.commit();
    repository.git('tag', 'v1');
    repository.writePlan(after, 'lab/plans/kvm-1');
    repository.commit();
    const { exitCode, text } = await repository.run(
      'review',
      '--base',
      'v1:lab/plans/',
      '--head',
      'HEAD:./lab/plans',
    );
    expect({ exitCode, text }).toMatchObject({ exitCode: 0, text: expect.stringContaining('2 to restart') });
  });

  it('are those of the last synthesis, as its manifest says', async () => {
    prepare();
    repository.writePlan({ ...after, host: { ...after.host, name: 'long-gone' } });
    repository.write('cdktf.out/manifest.json', JSON.stringify({ version: '0', stacks: { 'kvm-1': {} } }));
    repository.git('add', '-f', '.');
    repository.git('commit', '-q', '-m', 'more');
    const { text } = await repository.run('review', '--base', 'HEAD');
    expect(text).toContain('no host of 1 changes');
  });

  it('are read without running anything of the repository', async () => {
    prepare();
    const marker = join(repository.folder, 'ran');
    repository.write('run', `#!/bin/sh\ntouch ${marker}\n`);
    repository.git('update-index', '--chmod=+x', '--add', 'run');
    for (const [key, value] of [
      ['core.fsmonitor', `touch ${marker}`],
      ['core.pager', `touch ${marker}`],
      ['core.hooksPath', repository.folder],
      ['diff.plan.textconv', `touch ${marker};`],
      ['filter.plan.smudge', `touch ${marker}`],
    ] as const) {
      repository.git('config', key, value);
    }
    repository.write('.gitattributes', '*.json diff=plan filter=plan\n');
    expect((await repository.run('review', '--base', 'main')).exitCode).toBe(0);
    expect(existsSync(marker)).toBe(false);
  });

  it('leave the working tree and the index as they are', async () => {
    prepare();
    const status = repository.git('status', '--porcelain');
    await repository.run('review', '--base', 'main', '--head', 'main');
    expect(repository.git('status', '--porcelain')).toBe(status);
  });

  it.each([
    '--upload-pack=x',
    '-x',
    '--',
    '',
    ' ',
    'main..main',
    'a\nb',
    'nowhere',
    'main^{tree}',
    '$(touch ran)',
  ])('are not to be had from "%s"', async (ref) => {
    prepare();
    const { exitCode, text } = await repository.run('review', `--base=${ref}:cdktf.out`, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ command: 'review', error: { code: 'no-such-ref' } });
    expect(existsSync(join(repository.folder, 'ran'))).toBe(false);
  });

  it('are not looked for outside of the repository', async () => {
    prepare();
    const { text } = await repository.run('review', '--base', 'main:../..', '--json');
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'no-plan', message: expect.stringContaining('outside') },
    });
  });

  it('are no links', async () => {
    prepare();
    repository.write('secret/plan.json', JSON.stringify(before));
    symlinkSync('../secret/plan.json', join(repository.folder, 'cdktf.out/plan.json'));
    repository.git('rm', '-rq', '--cached', 'cdktf.out/stacks');
    repository.git('add', '-f', 'cdktf.out/plan.json');
    repository.git('commit', '-q', '-m', 'link');
    const { text } = await repository.run('review', '--base', 'HEAD', '--json');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'no-plan' } });
  });
});

describe('plans that cannot be had', () => {
  it('because none are committed: says what to do', async () => {
    repository.commit();
    repository.writePlan(after);
    const { exitCode, notes } = await repository.run('review', '--base', 'main');
    expect(exitCode).toBe(1);
    expect(notes).toContain('There is no plan in main:cdktf.out');
    expect(notes).toContain('git worktree add ../base main`');
    const { notes: ofFolder } = await repository.run('review', '--base', 'main:lab');
    expect(ofFolder).toContain('There is no plan in main:lab');
    expect(ofFolder).toContain('git worktree add ../base main`');
  });

  it('because no ref is named', async () => {
    prepare();
    const { exitCode, notes } = await repository.run('review', '--base', ':cdktf.out');
    expect(exitCode).toBe(1);
    expect(notes).toContain('":cdktf.out" is neither a folder nor a git ref.');
  });

  it('because there is no repository', async () => {
    prepare();
    rmSync(join(repository.folder, '.git'), { recursive: true });
    const { exitCode, text } = await repository.run('review', '--base', 'main', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'git-failed', details: [expect.stringContaining('not a git repository')] },
    });
  });

  it('because there is no git', async () => {
    prepare();
    const { text } = await repository.runWith({ PATH: '/nonexistent' }, 'review', '--base', 'main', '--json');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'no-git' } });
  });

  it('because one does not parse: says where', async () => {
    prepare();
    repository.write('cdktf.out/stacks/kvm-1/plan.json', JSON.stringify({ ...after, fleet: 7 }));
    repository.commit();
    const { exitCode, notes } = await repository.run('review', '--base', 'HEAD');
    expect(exitCode).toBe(1);
    expect(notes).toContain('The plan HEAD:cdktf.out/stacks/kvm-1/plan.json cannot be used');
    expect(notes).toContain('$.fleet');
  });

  it('because two are for one host', async () => {
    prepare();
    repository.writePlan(after, 'cdktf.out/stacks/other');
    const { text } = await repository.run('review', '--base', 'main', '--json');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'same-host-twice' } });
  });

  it('because the host has none on either side', async () => {
    prepare();
    const { text } = await repository.run('review', 'kvm-9', '--base', 'main', '--json');
    expect(JSON.parse(text)).toMatchObject({
      error: { code: 'no-such-host', advice: expect.stringContaining('kvm-1') },
    });
  });

  it('because nobody said with what to compare', async () => {
    prepare();
    expect((await repository.run('review')).exitCode).toBe(1);
  });
});

describe('no plans', () => {
  it('are named as such, so that a first plan can be reviewed', async () => {
    repository.writePlan(after);
    const { exitCode, text } = await repository.run('review', '--base', 'none');
    expect(exitCode).toBe(0);
    expect(text).toMatch(/^review · none → cdktf\.out\n\nhost kvm-1 · fleet lab · new · /);
    expect(text).toContain('\n5 to create, 0 to change,');
  });

  it('on both sides are nothing to review', async () => {
    const { text } = await repository.run('review', '--base', 'none', '--head', 'none', '--json');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'no-plan' } });
  });
});

describe('folders with plans', () => {
  it.each(['old', 'old/stacks', 'old/stacks/kvm-1'])('such as %s go before refs', async (folder) => {
    prepare();
    repository.git('branch', 'old');
    repository.writePlan(after, 'old/stacks/kvm-1');
    const { exitCode, text } = await repository.run('review', '--base', folder);
    expect(exitCode).toBe(0);
    expect(text).toContain(`review · ${folder} → cdktf.out\n`);
    expect(text).toContain('no host of 1 changes');
  });

  it('may have names that would do something to a terminal', async () => {
    prepare();
    repository.writePlan(before, 'o\u001b[2Jld/stacks/kvm-1');
    const { text } = await repository.run('review', '--base', 'o\u001b[2Jld');
    expect(text).toContain('review · o\\x1b[2Jld → cdktf.out');
  });
});

describe('--fail-on', () => {
  const scenario = (name: string): readonly [Plan, Plan] => {
    const { base = [], head = [] } = SCENARIOS[name] ?? {};
    return [base[0], head[0]] as readonly [Plan, Plan];
  };

  it.each([
    ['nothing-changes', 'restart,replace,destroy,over-capacity,unprotected-delete', []],
    ['live-growth', 'restart,replace,destroy,over-capacity,unprotected-delete', []],
    ['restart', 'restart', ['restart machine db', 'restart machine web']],
    ['restart', 'replace,destroy', []],
    ['network-change', 'restart', ['restart network lan']],
    ['replace-refused', 'replace', ['replace disk root']],
    ['replace-refused', 'restart', []],
    ['delete-protected', 'destroy', ['destroy machine old', 'destroy machine db']],
    ['delete-protected', 'unprotected-delete', ['unprotected-delete machine old']],
    // Asked for is asked for: the next review takes it to be done.
    ['too-many-deletions', 'destroy', ['destroy machine db', 'destroy machine old']],
    [
      'too-many-deletions',
      'unprotected-delete',
      ['unprotected-delete machine db', 'unprotected-delete machine old'],
    ],
    ['over-capacity', 'over-capacity', ['over-capacity machine db']],
    ['less-safe', 'over-capacity,destroy', []],
  ] as const)('of %s with %s', async (name, conditions, expected) => {
    prepare(...scenario(name));
    const { exitCode, text } = await repository.run(
      'review',
      '--base',
      'main',
      '--fail-on',
      conditions,
      '--json',
    );
    const { failing } = JSON.parse(text) as { readonly failing: readonly FailFinding[] };
    const met = failing.map(({ condition, subject }) => `${condition} ${subject.kind} ${subject.name}`);
    expect(met).toEqual(expected);
    expect(exitCode).toBe(expected.length > 0 ? 3 : 0);
  });

  it('may be given several times, and is told in words', async () => {
    prepare();
    const { exitCode, text } = await repository.run(
      'review',
      '--base',
      'main',
      '--fail-on',
      'destroy',
      '--fail-on',
      'restart',
    );
    expect(exitCode).toBe(3);
    expect(text).toMatch(/\nfailing\n {2}--fail-on restart is met on host kvm-1: machine db \(restart\)\.\n/);
  });

  it('says where it cannot tell', async () => {
    prepare(...scenario('capacity-unknown'));
    const { exitCode, text } = await repository.run('review', '--base', 'main', '--fail-on', 'over-capacity');
    expect(exitCode).toBe(0);
    expect(text).toContain('--fail-on over-capacity says nothing about host kvm-1');
  });

  it('takes nothing else', async () => {
    prepare();
    expect((await repository.run('review', '--base', 'main', '--fail-on', 'reboot')).exitCode).toBe(1);
  });
});

describe('--replace', () => {
  it('has a disk made anew, as an apply with it would', async () => {
    prepare(
      ...([SCENARIOS['replace-refused']?.base[0], SCENARIOS['replace-refused']?.head[0]] as [Plan, Plan]),
    );
    const { text } = await repository.run('review', '--base', 'main', '--replace', 'web/root');
    expect(text).toContain('! machine web                                    replace\n');
  });

  it('names a disk that there is', async () => {
    prepare();
    const { text } = await repository.run('review', '--base', 'main', '--replace', 'web/none', '--json');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'no-such-disk' } });
  });
});

describe('the answer for programs', () => {
  it('has the facts of what is shown', async () => {
    prepare();
    const { text } = await repository.run('review', '--base', 'main', '--json');
    const answer = JSON.parse(text);
    expect(Object.keys(answer)).toEqual([
      'version',
      'command',
      'base',
      'head',
      'hosts',
      'failing',
      'unchecked',
    ]);
    const [host] = answer.hosts;
    expect(Object.keys(host).join(' ')).toBe(
      'host kind fleet baseDigest headDigest basis approval summary steps refusals warnings allocation allocations fit addresses concerns assumptions',
    );
    expect(host).toMatchObject({
      kind: 'kept',
      summary: { restart: 2 },
      allocation: { capacity: { vcpus: 8, memoryMiB: 4096 } },
      addresses: [
        {
          network: 'lan',
          family: 'ipv4',
          before: { cidr: '10.0.1.0/24', fixed: 3, dynamic: 0, free: 251 },
          after: { cidr: '10.0.1.0/24', fixed: 3, dynamic: 0, free: 251 },
        },
      ],
      concerns: [{ code: 'ceiling-raised', text: expect.stringContaining('Machine db') }],
      assumptions: [{ code: 'kvm-assumed', text: expect.any(String) }],
    });
  });

  it('tells hosts that come and go', async () => {
    const renamed = { ...after, host: { ...after.host, name: 'kvm-2' } } as Plan;
    repository.writePlan(before);
    repository.commit();
    repository.git('rm', '-rqf', 'cdktf.out');
    repository.writePlan(renamed);
    const { text } = await repository.run('review', '--base', 'main', '--json');
    const { hosts } = JSON.parse(text);
    expect(hosts).toMatchObject([
      { host: 'kvm-1', kind: 'gone', machines: [{ name: 'web' }, { name: 'db' }] },
      { host: 'kvm-2', kind: 'new', summary: { create: 5 } },
    ]);
  });
});
