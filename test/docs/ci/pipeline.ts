import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plan } from '../../../lib/plan';
import { bundledProgram } from '../../host-agent/commands/command-line';
import { readText, ROOT } from '../documents';
import { wholeJob } from './gitlab-rules';
import { listOf, mappingOf, parseStrictly } from './yaml';

export type Forge = 'github' | 'gitlab' | 'forgejo';
export const FORGES: readonly Forge[] = ['github', 'gitlab', 'forgejo'];

/** What a workflow runs, by what it is for. */
export interface Scripts {
  readonly review: string;
  readonly plans: string;
  readonly all: readonly string[];
}

export function scriptsOf(forge: Forge): Scripts {
  if (forge === 'gitlab') {
    const file = parseStrictly(readText('docs/ci/gitlab-ci.yml')).value;
    const script = (job: string): string => listOf(wholeJob(file, job)['script']).join('\n');
    const [review, plans] = [script('fleet-review'), script('fleet-plans')];
    return { review, plans, all: [review, plans, script('fleet-review-comment')] };
  }
  const jobs = mappingOf(parseStrictly(readText(`docs/ci/${forge}.yml`)).value['jobs']);
  const steps = Object.values(jobs).flatMap((job) => listOf(mappingOf(job)['steps']).map(mappingOf));
  const all = steps.flatMap(({ name, run }) =>
    typeof run === 'string' ? [{ name: String(name), run }] : [],
  );
  const find = (name: string): string => {
    const found = all.find((step) => step.name === name);
    if (found === undefined) throw new Error(`${forge} has no step ${name}`);
    return found.run;
  };
  return {
    review: find('Review'),
    plans: find('Make the plans and compare'),
    all: all.map(({ run }) => run),
  };
}

/** Nobody's identity, and none of this machine's settings. */
const ENVIRONMENT = {
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.test',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.test',
};

/** A script that takes longer hangs. */
const RUN_MS_MAX = 120_000;

export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
}

/**
 * A repository with a branch and its remote, and a machine on which pipelines run there. `npm ci` installs what stands for the package;
 * everything else is the real thing.
 */
export class Pipeline {
  readonly top = mkdtempSync(join(tmpdir(), 'fleetwright-pipeline-'));
  readonly folder = join(this.top, 'work');
  private readonly programs = join(this.top, 'bin');

  constructor() {
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', join(this.top, 'origin.git')]);
    mkdirSync(this.folder);
    mkdirSync(this.programs);
    this.git('init', '-q', '-b', 'main');
    this.git('remote', 'add', 'origin', join(this.top, 'origin.git'));
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'sh make-plans.sh' }));
    this.write('package.json', '{"name":"ours"}');
    this.write('.gitignore', 'node_modules\ncdktf.out\n');
    mkdirSync(join(this.folder, 'ci'));
    copyFileSync(join(ROOT, 'docs/ci/post-comment.mjs'), join(this.folder, 'ci/post-comment.mjs'));
    this.installs('exec "$NODE" "$FLEETWRIGHT" "$@"');
  }

  /** What `npm ci` installs as the command; it also notes down whose package.json it was told to follow. */
  installs(command: string): void {
    this.program(
      'npm',
      `echo "npm $*" >> "$LOG"; cat package.json >> "$LOG"; mkdir -p node_modules/.bin
       printf '#!/bin/sh\\n%s\\n' '${command}' > node_modules/.bin/fleetwright; chmod +x node_modules/.bin/fleetwright`,
    );
  }

  program(name: string, text: string): void {
    writeFileSync(join(this.programs, name), `#!/bin/sh\nset -e\n${text}\n`);
    chmodSync(join(this.programs, name), 0o755);
  }

  git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: this.folder, env: this.environment(), encoding: 'utf8' }).trim();
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  writePlan(plan: Plan): void {
    this.write(`cdktf.out/stacks/${plan.host.name}/plan.json`, JSON.stringify(plan));
  }

  /** Commits all that is there, the plans included, and pushes it. */
  commit(branch: string): string {
    this.git('add', '--all', '--force', '.');
    this.git('commit', '-q', '-m', 'work');
    this.git('push', '-q', 'origin', `HEAD:refs/heads/${branch}`);
    this.git('fetch', '-q', 'origin');
    return this.git('rev-parse', 'HEAD');
  }

  /** What programs that stand for others have written down. */
  get log(): string {
    return readFileSync(join(this.top, 'log'), 'utf8');
  }

  /** As runners do it: each line has to succeed. */
  run(script: string, environment: Readonly<Record<string, string>> = {}): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: this.folder,
        env: { ...this.environment(), ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: RUN_MS_MAX,
      });
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
      child.on('error', reject);
      child.on('close', (exitCode) => resolve({ exitCode, output }));
    });
  }

  remove(): void {
    rmSync(this.top, { recursive: true, force: true });
  }

  private environment(): Readonly<Record<string, string>> {
    return {
      ...ENVIRONMENT,
      PATH: `${this.programs}:${process.env['PATH'] ?? ''}`,
      NODE: process.execPath,
      FLEETWRIGHT: bundledProgram(),
      LOG: join(this.top, 'log'),
    };
  }
}
