import { runCommandLine } from './run';
import { processTerminal } from './terminal/terminal';

/**
 * Whoever reads the output may stop reading (`| head`). That ends neither an apply half-way nor this process with a stack trace.
 * @throws what else goes wrong with writing
 */
function goOnUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Entry point of the program `fleetwright`: hands the process to the command line and ends with its exit code. */
async function main(): Promise<void> {
  const stop = new AbortController();
  const end = (signal: NodeJS.Signals): void => {
    // The second time the user means it; the kernel frees what we hold, and the next run looks again.
    if (stop.signal.aborted) process.exit(1);
    stop.abort(new Error(`asked to end by ${signal}`));
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', goOnUnread);
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    terminal: processTerminal(),
    workingDirectory: process.cwd(),
    environment: process.env,
    signal: stop.signal,
  });
}

void main();
