import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInProcess, type Answer } from '../in-process';

/** A folder with a configuration in it, and command lines that are run there within this process. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-desk-'));
  readonly socket = join(this.folder, 'agent.sock');
  readonly stateDirectory = join(this.folder, 'state');
  readonly printed: string[] = [];

  write(name: string, text: string, mode = 0o644): string {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode });
    return path;
  }

  /** A configuration whose files are all below this folder. */
  configure(more = ''): string {
    return this.write(
      'agent.yaml',
      `stateDirectory: ${this.stateDirectory}\nstatus: { socket: ${this.socket} }\n${more}`,
    );
  }

  run(words: readonly string[], signal?: AbortSignal): Promise<Answer> {
    return runInProcess(words, {
      folder: this.folder,
      printed: (text) => void this.printed.push(text),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
