/** Says what is going on: on a terminal in one line that is written over, elsewhere only what is worth a line of its own. */
export interface Progress {
  /** Of the moment. */
  show(text: string): void;
  /** Stays. */
  say(text: string): void;
}

/** Longer lines would wrap, and the next one would not overwrite all of them. */
const COLUMNS_DEFAULT = 80;

/** On standard error, so that the table (or `--json`) can go into a file. */
export function progressTo(stream: NodeJS.WriteStream): Progress {
  const clear = stream.isTTY ? '\r\u001B[2K' : '';
  return {
    show: (text) => {
      if (stream.isTTY) stream.write(`${clear}${text.slice(0, (stream.columns ?? COLUMNS_DEFAULT) - 1)}`);
    },
    say: (text) => {
      stream.write(`${clear}${text}\n`);
    },
  };
}
