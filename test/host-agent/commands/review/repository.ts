import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../../../host-agent/commands/run';
import type { Plan } from '../../../../lib/plan';

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

/** A run of the command line, in this process. */
export interface Answer {
  readonly exitCode: number;
  /** What went to standard output. */
  readonly text: string;
  /** What went to standard error. */
  readonly notes: string;
}

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
  async runWith(environment: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Answer> {
    const printed: string[] = [];
    const noted: string[] = [];
    const exitCode = await runCommandLine(words, {
      terminal: {
        print: (text) => void printed.push(text),
        note: (text) => void noted.push(text),
        progress: () => undefined,
        ask: () => Promise.resolve(false),
        canAsk: false,
        paint: (_style, text) => text,
        notePaint: (_style, text) => text,
      },
      workingDirectory: this.folder,
      environment: { ...ENVIRONMENT, ...environment },
      signal: new AbortController().signal,
    });
    return { exitCode, text: printed.join('\n'), notes: noted.join('\n') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
