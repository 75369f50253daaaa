import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Plan } from '../../../../lib/plan';
import { planWith } from '../../sources/release/releases';
import { runInProcess, type Answer } from '../in-process';

/** A folder with plans, as synthesis leaves it. */
export class ReleaseProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-releases-'));

  constructor() {
    this.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'no program is ever run' }));
  }

  write(path: string, text: string): string {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** The sample plan, for a host of this name, told apart by a description. */
  plan(host: string, description = 'one'): Plan {
    const plan = planWith((draft) => {
      draft.host.name = host;
      Object.assign(draft.machines[0] ?? {}, { description });
    });
    this.write(`cdktf.out/stacks/${host}/plan.json`, JSON.stringify(plan));
    return plan;
  }

  run(...words: readonly string[]): Promise<Answer> {
    return runInProcess(words, {
      folder: this.folder,
      environment: { PATH: process.env['PATH'], HOME: '/nonexistent', ...this.environment },
    });
  }

  /** Further environment variables of the runs. */
  environment: Readonly<Record<string, string>> = {};

  /** The facts of a run with --json. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look at what programs would
  async facts(...words: readonly string[]): Promise<any> {
    const { text } = await this.run(...words, '--json');
    return JSON.parse(text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
