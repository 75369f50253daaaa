import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { runCommandLine } from '../../../host-agent/commands/run';

/** A run of the command line, in this process. */
export interface Run {
  readonly exitCode: number;
  /** The exit code, then what a terminal shows, with paths as seen from the folder. */
  readonly text: string;
}

/** Runs commands in a folder; nobody is there to be asked. */
export async function runIn(folder: string, words: readonly string[]): Promise<Run> {
  const shown: string[] = [];
  const show = (text: string): void => void shown.push(text);
  const exitCode = await runCommandLine(words, {
    terminal: {
      print: show,
      note: show,
      progress: () => undefined,
      ask: () => Promise.resolve(false),
      canAsk: false,
      paint: (_style, text) => text,
      notePaint: (_style, text) => text,
    },
    workingDirectory: folder,
    environment: { PATH: process.env['PATH'], HOME: '/nonexistent' },
    signal: new AbortController().signal,
  });
  const text = shown.join('\n').replaceAll(`${folder}/`, '').trimEnd();
  return { exitCode, text: `exit code ${exitCode}\n${text}` };
}

/** Stands where libvirt would, answers nobody, and counts who comes. */
export class LibvirtTrap {
  readonly uri: string;
  readonly #path: string;
  readonly #server: Server;
  #count = 0;

  constructor(folder: string) {
    this.#path = join(folder, 'libvirt-sock');
    this.uri = `qemu:///system?socket=${this.#path}`;
    this.#server = createServer((socket) => {
      this.#count += 1;
      socket.on('error', () => undefined);
      socket.destroy();
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#path, resolve);
    });
  }

  /** Connections so far. */
  get connections(): number {
    return this.#count;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => void this.#server.close(resolve));
  }
}
