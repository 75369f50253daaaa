import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../../../host-agent/commands/run';

/** What a command line gave. */
export interface Answer {
  readonly exitCode: number;
  readonly text: string;
  readonly notes: string;
}

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

  async run(words: readonly string[], signal = new AbortController().signal): Promise<Answer> {
    const before = this.printed.length;
    const noted: string[] = [];
    const exitCode = await runCommandLine(words, {
      terminal: {
        print: (text) => void this.printed.push(text),
        note: (text) => void noted.push(text),
        progress: () => undefined,
        ask: () => Promise.resolve(false),
        canAsk: false,
        paint: (_style, text) => text,
        notePaint: (_style, text) => text,
      },
      workingDirectory: this.folder,
      environment: {},
      signal,
    });
    return { exitCode, text: this.printed.slice(before).join('\n'), notes: noted.join('\n') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
