import { execFile } from 'node:child_process';
import { hasTool } from './tools';

/** Debian's package `prometheus`; scripts/install-prerequisites.sh --tests brings it. */
const PROMTOOL = '/usr/bin/promtool';

/** Runs promtool; undefined where it is not installed and may be missing. */
export const promtool = hasTool(PROMTOOL)
  ? (argv: readonly string[], input = ''): Promise<{ readonly exitCode: number; readonly output: string }> =>
      new Promise((resolve) => {
        const child = execFile(PROMTOOL, argv, (error, stdout, stderr) =>
          resolve({ exitCode: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` }),
        );
        child.stdin?.end(input);
      })
  : undefined;
