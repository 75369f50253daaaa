import { runCommandLine } from '../../../host-agent/commands/run';

/** A run of the command line, in this process. */
export interface Answer {
  readonly exitCode: number;
  /** What went to standard output. */
  readonly text: string;
  /** What went to standard error. */
  readonly notes: string;
}

/** Runs a command line in a folder, for somebody who sees plain text and is never asked. */
export async function runInProcess(
  words: readonly string[],
  context: {
    readonly folder: string;
    readonly environment?: Readonly<Record<string, string | undefined>>;
    readonly signal?: AbortSignal;
    /** Of the terminal. */
    readonly columns?: number;
    /** Told of each line of standard output as it is printed. */
    readonly printed?: (text: string) => void;
  },
): Promise<Answer> {
  const lines: string[] = [];
  const notes: string[] = [];
  const exitCode = await runCommandLine(words, {
    terminal: {
      print: (text) => {
        lines.push(text);
        context.printed?.(text);
      },
      note: (text) => void notes.push(text),
      progress: () => undefined,
      ask: () => Promise.resolve(false),
      canAsk: false,
      ...(context.columns === undefined ? {} : { columns: context.columns }),
      paint: (_style, text) => text,
      notePaint: (_style, text) => text,
    },
    workingDirectory: context.folder,
    environment: context.environment ?? {},
    signal: context.signal ?? new AbortController().signal,
  });
  return { exitCode, text: lines.join('\n'), notes: notes.join('\n') };
}
