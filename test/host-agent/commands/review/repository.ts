import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plan } from '../../../../lib/plan';
import { runInProcess, type Answer } from '../in-process';

/** Nobody's identity, and none of this machine's settings. */
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.test',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.test',
};

/** A git repository in a folder of its own. */
export class Repository {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-review-'));

  constructor() {
    this.git('init', '-q', '-b', 'main');
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'no program is ever run' }));
  }

  git(...words: readonly string[]): string {
    return execFileSync('git', words, { cwd: this.folder, env: ENVIRONMENT, encoding: 'utf8' }).trim();
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  writePlan(plan: Plan, folder = `cdktf.out/stacks/${plan.host.name}`): void {
    this.write(`${folder}/plan.json`, JSON.stringify(plan));
  }

  commit(): void {
    this.git('add', '-f', '.');
    this.git('commit', '-q', '-m', 'plans');
  }

  run(...words: readonly string[]): Promise<Answer> {
    return this.runWith({}, ...words);
  }

  /** With other environment variables. */
  runWith(environment: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Answer> {
    return runInProcess(words, { folder: this.folder, environment: { ...ENVIRONMENT, ...environment } });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
