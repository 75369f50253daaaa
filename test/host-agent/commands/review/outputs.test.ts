import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIOS } from './scenarios';
import { Repository } from './repository';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

/** `main` has the older plans of a scenario, the working tree the newer ones. */
function prepare(name: string): void {
  const scenario = SCENARIOS[name];
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  for (const plan of scenario.base) repository.writePlan(plan);
  repository.commit();
  for (const plan of scenario.head) repository.writePlan(plan);
}

const pathOf = (file: string): string => join(repository.folder, file);
const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8');

describe('--output', () => {
  it('writes the same review in every format, and prints it as well', async () => {
    prepare('restart');
    const files = ['review.txt', 'review.md', 'review.html', 'review.json'];
    const outputs = files.flatMap((file) => ['--output', file]);
    const { exitCode, text, notes } = await repository.run('review', '--base', 'main', ...outputs);
    expect(exitCode).toBe(0);
    expect(textOf('review.txt')).toBe(`${text}\n`);
    expect(textOf('review.md')).toMatch(/^<!-- fleetwright-review -->\n/);
    expect(textOf('review.html')).toMatch(/^<!doctype html>/i);
    const { text: answer } = await repository.run('review', '--base', 'main', '--json');
    expect(textOf('review.json')).toBe(`${answer}\n`);
    for (const file of files) {
      expect(notes).toContain(`wrote ${file}`);
      expect(textOf(file)).toContain('firmware');
    }
  });

  it('is written although the review fails', async () => {
    prepare('restart');
    const words = ['review', '--base', 'main', '--fail-on', 'restart', '--output', 'review.md'];
    expect((await repository.run(...words)).exitCode).toBe(3);
    expect(textOf('review.md')).toContain('restart');
  });

  it('does nothing for a name that says no format', async () => {
    prepare('restart');
    const words = ['review', '--base', 'main', '--output', 'review.txt', '--output', 'review.pdf', '--json'];
    const { exitCode, text } = await repository.run(...words);
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'format-needed' } });
    expect(existsSync(pathOf('review.txt'))).toBe(false);
  });

  it('leaves alone what is no plain file', async () => {
    prepare('restart');
    mkdirSync(pathOf('review.md'));
    const { exitCode, text } = await repository.run(
      'review',
      '--base',
      'main',
      '--output',
      'review.md',
      '--json',
    );
    expect(exitCode).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'output-not-a-file' } });
  });
});

describe('--format', () => {
  it.each([
    ['text', /^review · main/],
    ['markdown', /^<!-- fleetwright-review -->\n/],
    ['html', /^<!doctype html>/i],
    ['json', /^\{\n {2}"version": 1,\n {2}"command": "review"/],
  ])('prints %s', async (format, expected) => {
    prepare('restart');
    const { text } = await repository.run('review', '--base', 'main', '--format', format);
    expect(text).toMatch(expected);
  });
});

describe('--fit', () => {
  it.each([
    ['vcpus=1,memory=128MiB,disk=0', '7 more machines with 1 vCPU and 128 MiB of memory would fit'],
    [
      'vcpus=2,memory=1GiB,disk=1GiB',
      '3 more machines with 2 vCPUs, 1 GiB of memory and 1 GiB of disk would fit',
    ],
    ['memory=64GiB', 'No further machine with 2 vCPUs, 64 GiB of memory and 20 GiB of disk would fit'],
  ])('says of %s how many more there is room for', async (size, expected) => {
    prepare('rename');
    const { text } = await repository.run('review', '--base', 'main', '--fit', size);
    expect(text).toContain(expected);
  });

  it.each(['2', 'vcpus=0', 'memory=4G', 'memory=4GiB,memory=5GiB', ''])(
    'does not take "%s"',
    async (size) => {
      prepare('restart');
      expect((await repository.run('review', '--base', 'main', `--fit=${size}`)).exitCode).toBe(1);
    },
  );
});

describe('--approve-file', () => {
  it('has a line for each host that changes, with the digest that the answer names', async () => {
    prepare('host-gone');
    const words = ['review', '--base', 'main', '--approve-file', 'approved'];
    expect((await repository.run(...words)).exitCode).toBe(0);
    expect(textOf('approved')).toBe('');
    repository.writePlan(SCENARIOS['restart']?.head[0] as never);
    const { text } = await repository.run(...words, '--json');
    const { hosts } = JSON.parse(text) as {
      readonly hosts: readonly { readonly host: string; readonly approval?: string }[];
    };
    const changed = hosts.find(({ host }) => host === 'kvm-1');
    expect(changed?.approval).toMatch(/^[0-9a-f]{64}$/);
    expect(textOf('approved')).toBe(`${changed?.approval ?? ''}  kvm-1\n`);
  });

  it('is not written when a condition to fail on is met', async () => {
    prepare('restart');
    writeFileSync(pathOf('approved'), 'as it was');
    const words = ['review', '--base', 'main', '--approve-file', 'approved', '--fail-on', 'restart'];
    const { exitCode, notes } = await repository.run(...words);
    expect(exitCode).toBe(3);
    expect(notes).toContain('did not write approved');
    expect(textOf('approved')).toBe('as it was');
  });
});

describe('--inventory', () => {
  const unreadable = { version: 1, command: 'inventory', error: { code: 'x', message: 'nobody answers' } };

  beforeEach(() => {
    prepare('host-gone');
    repository.git('rm', '-rqf', 'cdktf.out/stacks/kvm-2');
    repository.writePlan(SCENARIOS['restart']?.head[0] as never);
    repository.write('hosts/kvm-1.json', JSON.stringify(unreadable));
    repository.write('hosts/kvm-2.json', JSON.stringify(unreadable));
  });

  it.each([['hosts/kvm-1.json'], ['kvm-1=hosts/kvm-1.json'], ['hosts']])(
    'as %s is of the host that stays, where another one goes',
    async (where) => {
      const { exitCode, text } = await repository.run('review', '--base', 'main', '--inventory', where);
      expect(exitCode).toBe(1);
      expect(text).toContain('The host could not be looked at (hosts/kvm-1.json: nobody answers).');
      expect(text).toContain('+ machine db');
    },
  );

  it('of a host that goes is no mistake', async () => {
    const { exitCode, text } = await repository.run(
      'review',
      '--base',
      'main',
      '--inventory',
      'kvm-2=hosts/kvm-2.json',
    );
    expect({ exitCode, isLookedAt: text.includes('could not be looked at') }).toEqual({
      exitCode: 0,
      isLookedAt: false,
    });
  });
});
