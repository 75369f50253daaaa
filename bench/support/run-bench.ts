/** Runs a bench and, when it cannot be run, says so and ends the process with code 1. */
export function runBench(name: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const lines = error instanceof Error ? reasonOf(error) : String(error);
    process.stderr.write(`bench ${name}: ${lines}\n`);
    process.exitCode = 1;
  });
}

/** What is missing on this machine, or was typed wrongly, needs no stack trace; anything else does. */
function reasonOf(error: Error): string {
  const isExpected = error.name === 'SandboxError' || error.name === 'OptionsError';
  return isExpected ? error.message : (error.stack ?? error.message);
}
